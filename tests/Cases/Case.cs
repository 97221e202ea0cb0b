using Kessan.Cli;
using Kessan.Cli.Terminals;
using Kessan.Tests.Conventions;

namespace Kessan.Tests.Cases;

/// <summary>
/// A folder under cases/ with a case.md. Its first line that begins with "$ ./kessan" (indented by four spaces) is the command; it is run in this process, and
/// every file under expected/ is compared: what the command wrote to --out, and output.txt, which is what it printed and its exit code. With KESSAN_ACCEPT=1
/// expected/ is rewritten instead, for a person to read the difference. A workbook is left out: it holds the tables that are there as CSV, and a test of its
/// own opens it.
/// </summary>
internal sealed class Case(string name)
{
    private const string Prompt = "    $ ./kessan ";

    private readonly string folder = Path.Combine(Repository.Root, "cases", name);

    public static IEnumerable<string> Names =>
        Directory.GetFiles(Path.Combine(Repository.Root, "cases"), "case.md", SearchOption.AllDirectories)
            .Select(f => Path.GetRelativePath(Path.Combine(Repository.Root, "cases"), Path.GetDirectoryName(f)!).Replace('\\', '/'))
            .Order(StringComparer.Ordinal);

    private string Expected => Path.Combine(folder, "expected");

    public void Check()
    {
        var found = Run();
        if (Environment.GetEnvironmentVariable("KESSAN_ACCEPT") == "1") { Accept(found); }
        var expected = Directory.GetFiles(Expected, "*", SearchOption.AllDirectories)
            .ToDictionary(f => Relative(Expected, f), File.ReadAllText, StringComparer.Ordinal);
        found.Keys.Order(StringComparer.Ordinal).ShouldBe(expected.Keys.Order(StringComparer.Ordinal), $"the files of {name}");
        foreach (var (file, text) in expected) { found[file].ShouldBe(text, $"{name}/expected/{file}"); }
    }

    private SortedDictionary<string, string> Run()
    {
        var output = Directory.CreateTempSubdirectory("kessan-case-").FullName;
        try
        {
            using var printed = new StringWriter { NewLine = "\n" };
            var exit = Program.Run(Arguments(output), new Terminal(printed, printed));
            var files = Directory.GetFiles(output, "*", SearchOption.AllDirectories)
                .Where(f => !f.EndsWith(".xlsx", StringComparison.Ordinal))
                .ToDictionary(f => Relative(output, f), File.ReadAllText, StringComparer.Ordinal);
            files["output.txt"] =
                FormattableString.Invariant($"{printed.ToString().Replace(Repository.Root + "/", "", StringComparison.Ordinal)}exit code {exit}\n");
            return new(files, StringComparer.Ordinal);
        }
        finally
        {
            Directory.Delete(output, recursive: true);
        }
    }

    // Paths in the command are those of the repository; what follows --out is a scratch folder here.
    private string[] Arguments(string output)
    {
        var line = File.ReadLines(Path.Combine(folder, "case.md")).FirstOrDefault(l => l.StartsWith(Prompt, StringComparison.Ordinal));
        line.ShouldNotBeNull($"{name}/case.md has no line that begins with '{Prompt}'");
        var words = line[Prompt.Length..].Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return [.. words.Select((w, i) => i > 0 && words[i - 1] == "--out"
            ? output
            : Path.Exists(Path.Combine(Repository.Root, w)) ? Path.Combine(Repository.Root, w) : w)];
    }

    private void Accept(SortedDictionary<string, string> found)
    {
        if (Directory.Exists(Expected)) { Directory.Delete(Expected, recursive: true); }
        foreach (var (file, text) in found)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(Expected, file))!);
            File.WriteAllText(Path.Combine(Expected, file), text);
        }
    }

    private static string Relative(string from, string path) => Path.GetRelativePath(from, path).Replace('\\', '/');
}
