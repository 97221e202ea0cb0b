using Kessan.Tests.Conventions;

namespace Kessan.Tests.Cli;

/// <summary><c>build --period</c>: the documents of a period, and those of any period for it.</summary>
public sealed class BuildPeriodTests : IDisposable
{
    private static readonly string Example = Path.Combine(Repository.Root, "examples", "iij");
    private readonly string output = Directory.CreateTempSubdirectory("kessan-period-").FullName;

    public void Dispose() => Directory.Delete(output, recursive: true);

    private CommandLine Build(params string[] arguments) => CommandLine.Run(["build", Example, "--output", Path.Combine(output, "out"), .. arguments]);

    private string[] Written => [.. Directory.GetFiles(Path.Combine(output, "out"), "*.txt").Select(f => Path.GetFileName(f)!).Order(StringComparer.Ordinal)];

    [Theory]
    [InlineData("1Q07")]
    [InlineData("1H07")]
    [InlineData("9M07")]
    [InlineData("FY2007")]
    [InlineData("1Q08")]
    [InlineData("2Q08")]
    [InlineData("1H08")]
    public void A_document_of_any_period_is_written_and_tied_out_for_every_one_that_has_its_comparatives(string period)
    {
        var run = Build("--document", "results", "--period", period, "--format", "text", "--format", "html");
        run.ExitCode.ShouldBe(0, run.Error + run.Out);
        Written.ShouldBe([$"results-{period.ToLowerInvariant()}.txt"]);
        File.ReadAllText(Path.Combine(output, "out", Written[0])).ShouldContain($"Summary of {period}");
    }

    [Fact]
    public void Without_a_period_it_is_written_for_the_last_one_of_the_books()
    {
        Build("--document", "results", "--format", "text").ExitCode.ShouldBe(0);
        Written.ShouldBe(["results-1h08.txt"]);
    }

    [Fact]
    public void A_period_chooses_the_documents_that_are_of_it()
    {
        Build("--period", "9M07", "--format", "text").ExitCode.ShouldBe(0);
        Written.ShouldBe(["3q07-presentation.txt"]);
    }

    [Fact]
    public void A_missing_comparative_stops_the_build_at_the_line_and_names_the_periods_there_are()
    {
        var run = Build("--document", "results", "--period", "1Q06", "--format", "text");
        run.ExitCode.ShouldBe(2);
        run.Error.ShouldContain("documents/results.md:");
        run.Error.ShouldContain("DO104 missing-fact");
        run.Error.ShouldContain("of 1Q05");
    }

    [Fact]
    public void A_document_of_one_period_is_not_built_for_another()
    {
        var run = Build("--document", "1h08-release", "--period", "1H07");
        run.ExitCode.ShouldBe(2);
        run.Error.ShouldContain("documents/1h08-release.md: fault WS143 document-of-another-period");
    }

    [Theory]
    [InlineData("3H08", "WS141 wrong-period-label")]
    [InlineData("FY2012", "WS142 period-not-held")]
    [InlineData("1Q07", "WS144 no-document-of-period")]
    public void A_period_that_cannot_be_built_is_refused_with_what_could_be(string period, string rule)
    {
        var run = Build("--period", period);
        run.ExitCode.ShouldBe(2);
        run.Error.ShouldContain(rule);
        run.Error.ShouldContain("expected:");
    }
}
