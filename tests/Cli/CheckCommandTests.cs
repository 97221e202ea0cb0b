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

    private static string[] Paths(params string[] args)
    {
        using var json = JsonDocument.Parse(CommandLine.Run(args).Out);
        return [.. json.RootElement.GetProperty("documents").EnumerateArray().Select(d => d.GetProperty("path").GetString()!)];
    }
}
