using Kessan.Tests.Cli;

namespace Kessan.Tests.Documents;

/// <summary>Fixed texts that documents share, with slots.</summary>
public sealed class BoilerplateTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("kessan-boilerplate-").FullName;

    public BoilerplateTests()
    {
        CommandLine.Run("init", Small).ExitCode.ShouldBe(0);
        Directory.CreateDirectory(Path.Combine(Small, "documents/boilerplate"));
        Text("forward-looking", "What is said of {year} looks ahead.\n\nRevenues were {{Revenues | usd thousand}}, from {services}.\n");
    }

    private string Small => Path.Combine(folder, "small");

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void A_text_stands_where_it_is_included_with_its_slots_filled_and_its_numbers_bound()
    {
        Append("```include forward-looking\nyear: FY2026\nservices: {{company.name}} and others\n```");
        CommandLine.Run("build", Small, "--quiet").ExitCode.ShouldBe(0);
        File.ReadAllText(Path.Combine(Small, "out/results-fy2025.txt"))
            .ShouldContain("What is said of FY2026 looks ahead.\n\nRevenues were $1,310 thousand, from Example Inc. and others.\n");
    }

    [Fact]
    public void The_text_of_the_language_is_taken_first()
    {
        Text("forward-looking.en", "In English, of {year}.\n");
        Append("```include forward-looking\nyear: FY2026\n```");
        CommandLine.Run("build", Small, "--quiet", "--format", "text").ExitCode.ShouldBe(0);
        File.ReadAllText(Path.Combine(Small, "out/results-fy2025.txt")).ShouldContain("In English, of FY2026.");
    }

    [Theory]
    [InlineData("```include forward\n```", "DO137 unknown-include", "Perhaps forward-looking", 0)]
    [InlineData("```include forward-looking\nyear: FY2026\n```", "DO138 unfilled-slot", "The slot 'services'", 0)]
    [InlineData("```include forward-looking\nyear: FY2026\nservices: a\nyears: b\n```", "DO138 unfilled-slot", "no slot 'years'", 3)]
    [InlineData("```include forward-looking\nyear: FY2026\nservices: a\nyear: b\n```", "DO138 unfilled-slot", "filled twice", 3)]
    [InlineData("```include forward-looking\nyear FY2026\nservices: a\n```", "DO138 unfilled-slot", "slot: words", 1)]
    public void What_does_not_fit_is_named_at_its_line(string include, string rule, string says, int line)
    {
        var at = File.ReadAllLines(Results).Length + 2 + line;
        Append(include);
        var lint = CommandLine.Run("lint", Small);
        lint.ExitCode.ShouldBe(1);
        lint.Out.ShouldContain($"documents/results.md:{at}:1: fault {rule}");
        lint.Out.ShouldContain(says);
    }

    [Fact]
    public void A_fault_within_the_text_is_named_there()
    {
        Text("forward-looking", "Of {year}.\n\nRevenues fell {{Revenues | growth}}.\n");
        Append("```include forward-looking\nyear: FY2026\n```");
        CommandLine.Run("lint", Small).Out.ShouldContain("documents/boilerplate/forward-looking.md:3:");
    }

    private string Results => Path.Combine(Small, "documents/results.md");

    private void Text(string name, string text) => File.WriteAllText(Path.Combine(Small, "documents/boilerplate", name + ".md"), text);

    private void Append(string text) => File.AppendAllText(Results, "\n" + text + "\n");
}
