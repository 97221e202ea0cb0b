using Kessan.Core;
using Kessan.Documents;
using Kessan.Tests.Cli;

namespace Kessan.Tests.Documents;

/// <summary>Tests that change the environment of the process run alone.</summary>
[CollectionDefinition("Environment", DisableParallelization = true)]
public sealed class EnvironmentTests;

/// <summary>Pictures, fonts and programs that are not there: said clearly, and nothing else is lost.</summary>
[Collection("Environment")]
public sealed class MissingThingsTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("kessan-missing-").FullName;

    public MissingThingsTests() => CommandLine.Run("init", Small).ExitCode.ShouldBe(0);

    private string Small => Path.Combine(folder, "small");

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private void Append(string text) => File.AppendAllText(Path.Combine(Small, "documents/results.md"), "\n" + text + "\n");

    [Theory]
    [InlineData("![The two companies](pictures/grup.png)", "There is no picture 'pictures/grup.png'", "group.png")]
    [InlineData("![](pictures/group.png)", "needs words", "pictures/group.png")]
    [InlineData("![The books](company.yaml)", "is no picture", ".png")]
    [InlineData("![The books](../kessan.png)", "There is no picture", "../kessan.png")]
    public void A_missing_picture_stops_the_build_at_its_line(string picture, string says, string hint)
    {
        Picture();
        Append(picture);
        var run = CommandLine.Run("build", Small);
        run.ExitCode.ShouldBe(2);
        run.Error.ShouldContain("DO136 missing-image");
        run.Error.ShouldContain(says);
        run.Error.ShouldContain(hint);
    }

    [Fact]
    public void A_picture_stands_in_the_page_and_its_words_in_the_wire_text()
    {
        Picture();
        Append("![The two companies](pictures/group.png)");
        CommandLine.Run("build", Small, "--quiet").ExitCode.ShouldBe(0);
        File.ReadAllText(Path.Combine(Small, "out/results-fy2025.html")).ShouldContain("<img src=\"data:image/png;base64,iVBO");
        File.ReadAllText(Path.Combine(Small, "out/results-fy2025.txt")).ShouldContain("[The two companies]");
    }

    [Fact]
    public void A_file_that_is_not_what_its_name_says_is_named_at_its_line()
    {
        Directory.CreateDirectory(Path.Combine(Small, "documents/pictures"));
        File.WriteAllText(Path.Combine(Small, "documents/pictures/group.png"), "no picture at all, but long enough for one");
        Append("![The two companies](pictures/group.png)");
        var run = CommandLine.Run("build", Small);
        run.ExitCode.ShouldBe(2);
        run.Error.ShouldContain("DO136 missing-image");
        run.Error.ShouldContain("its first bytes are those of no PNG");
    }

    [Fact]
    public void Without_Chromium_everything_but_the_PDF_is_written_and_it_is_said_how_to_get_it()
    {
        using var nowhere = new Variable(Browser.Variable, Path.Combine(folder, "no-browser"));
        var run = CommandLine.Run("build", Small, "--format", "all");
        run.ExitCode.ShouldBe(0, run.Out);
        run.Error.ShouldContain("note DO160 no-browser");
        run.Error.ShouldContain("apt-get install chromium");
        File.Exists(Path.Combine(Small, "out/results-fy2025.html")).ShouldBeTrue();
        File.Exists(Path.Combine(Small, "out/results-fy2025.xlsx")).ShouldBeTrue();
        File.Exists(Path.Combine(Small, "out/results-fy2025.pdf")).ShouldBeFalse();
    }

    private void Picture()
    {
        Directory.CreateDirectory(Path.Combine(Small, "documents/pictures"));
        File.WriteAllBytes(Path.Combine(Small, "documents/pictures/group.png"),
            Convert.FromBase64String("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="));
    }
}
