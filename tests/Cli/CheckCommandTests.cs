using System.Text.Json;

namespace Kessan.Tests.Cli;

public sealed class CheckCommandTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("kessan-check-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private string File(string name, string text)
    {
        var path = Path.Combine(folder, name);
        System.IO.File.WriteAllText(path, text);
        return path;
    }

    [Fact]
    public void Files_come_out_in_the_order_given_and_folders_in_order_of_name()
    {
        var b = File("b.txt", "Revenue was $10 million.\n");
        var a = File("a.txt", "Revenue was $10 million.\n");
        Paths("check", "--format", "json", b, a).ShouldBe([b, a]);
        Paths("check", "--format", "json", folder).ShouldBe([a, b]);
    }

    [Fact]
    public void Missing_and_unusable_files_are_named_and_the_others_still_checked()
    {
        var good = File("good.txt", "Revenue was $10 million.\n");
        var missing = Path.Combine(folder, "missing.txt");
        var run = CommandLine.Run("check", missing, good);
        run.ExitCode.ShouldBe(2);
        run.Error.ShouldContain(missing);
        run.Out.ShouldContain(good);
    }

    [Fact]
    public void An_unknown_format_is_refused() => CommandLine.Run("check", "--format", "xml", File("a.txt", "x")).ExitCode.ShouldBe(2);

    [Fact]
    public void A_folder_without_a_document_is_refused_and_not_passed()
    {
        File("notes.md", "Revenue was $10 million.\n");
        var run = CommandLine.Run("check", folder);
        run.ExitCode.ShouldBe(2);
        run.Error.ShouldContain("The folder holds no document");
    }

    [Fact]
    public void What_is_piped_in_is_checked_whatever_its_format()
    {
        var run = CommandLine.Piped("<html><body><p>Revenue was $10 million.</p></body></html>"u8.ToArray(), "check", "-");
        run.ExitCode.ShouldBe(0);
        run.Out.ShouldContain("(standard input): 1 figure: 0 tied, 0 exceptions, 1 untied");
    }

    [Theory]
    [InlineData("chekc", "There is no command \"chekc\". Did you mean check?")]
    [InlineData("publish", "There is no command \"publish\".\n")]
    public void A_mistyped_command_is_named_with_the_one_meant(string word, string says)
    {
        var run = CommandLine.Run(word, "release.txt");
        run.ExitCode.ShouldBe(2);
        run.Error.ShouldStartWith(says);
        run.Error.ShouldNotContain("release.txt");
    }

    private static string[] Paths(params string[] args)
    {
        using var json = JsonDocument.Parse(CommandLine.Run(args).Out);
        return [.. json.RootElement.GetProperty("documents").EnumerateArray().Select(d => d.GetProperty("path").GetString()!)];
    }
}
