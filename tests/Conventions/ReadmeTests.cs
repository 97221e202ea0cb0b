using System.Diagnostics;

namespace Kessan.Tests.Conventions;

/// <summary>What README.md shows the program printing is what it prints.</summary>
public class ReadmeTests
{
    public static TheoryData<string, string> Blocks()
    {
        var blocks = new TheoryData<string, string>();
        var lines = File.ReadAllLines(Path.Combine(Repository.Root, "README.md"));
        for (var i = 0; i < lines.Length; i++)
        {
            if (lines[i] != "```console") { continue; }
            var end = Array.IndexOf(lines, "```", i + 1);
            blocks.Add(lines[i + 1]["$ ./kessan ".Length..], string.Join('\n', lines[(i + 2)..end]));
        }

        return blocks;
    }

    [Theory]
    [MemberData(nameof(Blocks))]
    public void A_block_shows_what_the_program_prints(string arguments, string shown)
    {
        var start = new ProcessStartInfo("dotnet", $"\"{Path.Combine(AppContext.BaseDirectory, "kessan.dll")}\" {arguments}")
        {
            WorkingDirectory = Repository.Root,
            UseShellExecute = false,
            RedirectStandardOutput = true,
        };
        using var process = Process.Start(start)!;
        var printed = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        printed.TrimEnd('\n').ShouldBe(shown);
    }

    [Fact]
    public void There_are_blocks() => Blocks().Count.ShouldBeGreaterThan(1);
}
