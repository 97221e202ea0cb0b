using System.Text.Json;
using Kessan.Tests.Conventions;

namespace Kessan.Tests.Cli;

public sealed class BuildCommandTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("kessan-build-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private string Workspace => Path.Combine(folder, "iij");

    private string Output => Path.Combine(Workspace, "out");

    private void CopyExample()
    {
        var example = Path.Combine(Repository.Root, "examples", "iij");
        foreach (var file in Directory.GetFiles(example, "*", SearchOption.AllDirectories)
            .Where(f => !f.Contains("/obj/") && !f.Contains("/bin/") && !f.Contains("/out/")))
        {
            var copy = Path.Combine(Workspace, Path.GetRelativePath(example, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
    }

    [Fact]
    public void The_example_builds_ties_out_and_says_where_it_is()
    {
        CopyExample();
        var run = CommandLine.Run("build", Workspace);
        run.ExitCode.ShouldBe(0, run.Error + run.Out);
        run.Error.ShouldBe("", "a pipe hears nothing");
        run.Out.ShouldContain(Path.Combine(Output, "1h08-release.html"));
        run.Out.ShouldContain("0 exceptions");
        Directory.GetFiles(Output).Select(Path.GetFileName).Order(StringComparer.Ordinal).ShouldBe(
        [
            .. Documents.SelectMany(FilesOf)
                .Concat([.. new[] { ".pptx", ".pptx.check.json", ".pptx.map.json" }.Select(end => "3q07-presentation" + end), "facts.csv", "facts.json",
                    "manifest.json"])
                .Order(StringComparer.Ordinal),
        ]);
    }

    private static readonly string[] Documents =
        ["1h08-release", "1h08-tanshin.en", "1h08-tanshin.ja", "1h08-tanshin-2024.en", "1h08-tanshin-2024.ja", "2q07-release", "2q07-tanshin.en",
            "2q07-tanshin.ja", "3q07-presentation"];

    private static string[] FilesOf(string document) =>
        [.. new[] { ".docx", ".docx.check.json", ".docx.map.json", ".drill-down.html", ".html", ".html.check.json", ".html.map.json", ".txt", ".txt.check.json",
            ".txt.map.json", ".xlsx", ".xlsx.check.json", ".xlsx.map.json" }.Select(end => document + end)];

    [Fact]
    public void Every_bound_figure_is_read_back_at_its_place_and_tied()
    {
        CopyExample();
        CommandLine.Run("build", Workspace, "--quiet").ExitCode.ShouldBe(0);
        using var map = JsonDocument.Parse(File.ReadAllText(Path.Combine(Output, "1h08-release.txt.map.json")));
        using var check = JsonDocument.Parse(File.ReadAllText(Path.Combine(Output, "1h08-release.txt.check.json")));
        var states = check.RootElement.GetProperty("documents")[0].GetProperty("figures").EnumerateArray()
            .ToDictionary(f => f.GetProperty("offset").GetInt32(), f => f.GetProperty("state").GetString());
        var bound = map.RootElement.GetProperty("figures")
            .EnumerateArray()
            .Where(f => f.GetProperty("text").GetString() != "--")
            .Select(f => f.GetProperty("offset").GetInt32())
            .ToArray();
        bound.Length.ShouldBeGreaterThan(1_000);
        bound.ShouldAllBe(offset => (states.GetValueOrDefault(offset) ?? states.GetValueOrDefault(offset + 1)
            ?? states.GetValueOrDefault(offset - 1)) == "tied");
    }

    [Fact]
    public void Quiet_says_nothing_when_nothing_is_wrong()
    {
        CopyExample();
        var run = CommandLine.Run("build", Workspace, "--quiet");
        (run.Out + run.Error).ShouldBe("");
    }

    [Fact]
    public void All_faults_of_all_files_are_named_and_the_last_good_build_stays()
    {
        CopyExample();
        CommandLine.Run("build", Workspace, "--quiet").ExitCode.ShouldBe(0);
        var before = Directory.GetFiles(Output).ToDictionary(f => f, File.ReadAllText, StringComparer.Ordinal);

        File.AppendAllText(Path.Combine(Workspace, "ledgers/2008-09/HIHO.csv"), "no-such-account,,,1,\n");
        File.Delete(Path.Combine(Workspace, "accounts/movements.csv"));
        var rates = Path.Combine(Workspace, "rates.csv");
        File.WriteAllText(rates, File.ReadAllText(rates).Replace("105.94", "105,94", StringComparison.Ordinal));
        var run = CommandLine.Run("build", Workspace);

        run.ExitCode.ShouldBe(2);
        run.Out.ShouldBe("");
        run.Error.ShouldContain("ledgers/2008-09/HIHO.csv:");
        run.Error.ShouldContain("accounts/movements.csv");
        run.Error.ShouldContain("rates.csv:");
        run.Error.ShouldContain("nothing was written");
        Directory.GetFiles(Output).ToDictionary(f => f, File.ReadAllText, StringComparer.Ordinal).ShouldBe(before);
    }

    [Fact]
    public void A_folder_that_is_no_workspace_is_refused()
    {
        var run = CommandLine.Run("build", folder);
        run.ExitCode.ShouldBe(2);
        run.Error.ShouldContain("kessan.yaml");
    }

    [Fact]
    public void An_option_that_does_not_exist_is_refused_with_a_hint()
    {
        var run = CommandLine.Run("build", folder, "--fast");
        run.ExitCode.ShouldBe(2);
        run.Error.ShouldContain("--fast");
        run.Error.ShouldContain("--help");
    }
}
