using System.Text.RegularExpressions;

namespace Kessan.Tests.Conventions;

/// <summary>
/// Lines are no longer than .editorconfig says, so that two files fit side by side on a screen. Only text that is printed as it stands may be longer.
/// </summary>
public sealed partial class LineLengthTests
{
    private const int Longest = 160;

    private static readonly string[] Roots = ["src", "tests", "bench"];

    [Fact]
    public void No_line_is_longer_than_the_editor_configuration_says()
    {
        File.ReadAllText(Path.Combine(Repository.Root, ".editorconfig")).ShouldContain($"max_line_length = {Longest}");
        string[] files = [.. Roots.SelectMany(r => Directory.GetFiles(Path.Combine(Repository.Root, r), "*.cs", SearchOption.AllDirectories)).Where(IsWritten)];
        files.Length.ShouldBeGreaterThan(500);
        files.SelectMany(TooLong).Order(StringComparer.Ordinal).ShouldBeEmpty();
    }

    private static bool IsWritten(string path) => !path.Split(Path.DirectorySeparatorChar).Any(part => part is "obj" or "bin");

    private static IEnumerable<string> TooLong(string path)
    {
        var (number, isText) = (0, false);
        foreach (var line in File.ReadLines(path))
        {
            number++;
            var marks = line.Split("\"\"\"").Length - 1;
            var isPrinted = isText || marks > 0;
            isText ^= marks % 2 == 1;
            if (!isPrinted && line.Length > Longest && Literal().Replace(line, "").Length > Longest)
            {
                yield return $"{Path.GetRelativePath(Repository.Root, path)}:{number}";
            }
        }
    }

    [GeneratedRegex(@"""([^""\\]|\\.)*""", RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex Literal();
}
