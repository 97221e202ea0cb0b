using System.Globalization;
using System.Text;
using Kessan.Core;
using Kessan.Statements;
using Kessan.TieOut.Baselines;
using YamlDotNet.RepresentationModel;

namespace Kessan.Cli.Checks;

/// <summary>
/// The file of accepted findings (schemas/baseline.schema.json):
/// <code>
/// format: 1
/// accepted:
///   - rule: TO203
///     file: release.txt
///     at: "125:40"
///     printed: "466"
///     reason: The column foots with it; agreed with the auditor.
///     author: K. Suzuki
///     expires: 2009-03-31
/// </code>
/// </summary>
internal static class BaselineFile
{
    private static readonly string[] Keys = ["rule", "file", "at", "printed", "reason", "author", "expires"];

    private static readonly string[] Needed = ["rule", "file", "at", "reason", "author"];

    /// <returns>The entries, or every fault of the file.</returns>
    public static (IReadOnlyList<Acceptance> Entries, IReadOnlyList<Finding> Faults) Read(string path)
    {
        var faults = new List<Finding>();
        try
        {
            var yaml = ParsedYaml.Of(File.ReadAllText(path));
            if (yaml.Fault is { } wrong) { return ([], [Fault(new(path, wrong.Line, wrong.Column), "text that is no YAML", "YAML", wrong.Message)]); }
            if (yaml.Roots is not [YamlMappingNode root])
            {
                return ([], [Fault(new(path, 1), "found something else", "format and accepted", "The file does not hold one mapping.")]);
            }
            if (Text(root, "format") != "1")
            {
                faults.Add(Fault(new(path, 1), Text(root, "format") ?? "nothing", "format: 1", "The baseline does not say that it is of format 1."));
            }
            var list = root.Children.FirstOrDefault(c => c.Key is YamlScalarNode { Value: "accepted" }).Value as YamlSequenceNode;
            return ([.. (list?.Children ?? []).Select(n => Entry(path, n, faults)).OfType<Acceptance>()], faults);
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            return ([], [Fault(new(path), "nothing", "a file that can be read", refused.Message)]);
        }
    }

    public static byte[] Write(IReadOnlyList<Acceptance> entries)
    {
        var text = new StringBuilder("# Findings that are known and accepted. Give each its reason, or take it out.\nformat: 1\naccepted:");
        if (entries.Count == 0) { text.Append(" []"); }
        text.Append('\n');
        foreach (var entry in entries)
        {
            text.Append(CultureInfo.InvariantCulture, $"  - rule: {entry.Rule}\n    file: {Quoted(entry.File)}\n    at: {Quoted(entry.At)}\n");
            if (entry.Printed.Length > 0) { text.Append(CultureInfo.InvariantCulture, $"    printed: {Quoted(entry.Printed)}\n"); }
            text.Append(CultureInfo.InvariantCulture, $"    reason: {Quoted(entry.Reason)}\n    author: {Quoted(entry.Author)}\n");
            if (entry.Expires is { } last) { text.Append(CultureInfo.InvariantCulture, $"    expires: {last:yyyy-MM-dd}\n"); }
        }

        return Encoding.UTF8.GetBytes(text.ToString());
    }

    private static Acceptance? Entry(string path, YamlNode node, List<Finding> faults)
    {
        var place = new Place(path, (int)node.Start.Line, (int)node.Start.Column);
        if (node is not YamlMappingNode entry)
        {
            faults.Add(Fault(place, "something else", "rule, file, at, printed, reason, author", "An entry is a mapping."));
            return null;
        }
        var before = faults.Count;
        foreach (var key in entry.Children.Keys.OfType<YamlScalarNode>().Where(k => !Keys.Contains(k.Value, StringComparer.Ordinal)))
        {
            faults.Add(Fault(new(path, (int)key.Start.Line, (int)key.Start.Column), key.Value ?? "", string.Join(", ", Keys), "An entry has no such key."));
        }

        foreach (var key in Needed.Where(k => string.IsNullOrWhiteSpace(Text(entry, k))))
        {
            faults.Add(Fault(place, "nothing", key, $"The entry does not say its {key}."));
        }
        var expires = Expiry(path, entry, faults);
        return faults.Count > before
            ? null
            : new(Text(entry, "rule")!, Text(entry, "file")!, Text(entry, "at")!, Text(entry, "printed") ?? "", Text(entry, "reason")!, Text(entry, "author")!,
                expires, place);
    }

    private static DateOnly? Expiry(string path, YamlMappingNode entry, List<Finding> faults)
    {
        if (Text(entry, "expires") is not { } text) { return null; }
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)) { return day; }
        faults.Add(Fault(new(path, (int)entry.Start.Line, (int)entry.Start.Column), text, "YYYY-MM-DD", "The day of expiry is no day in ISO form."));
        return null;
    }

    private static string? Text(YamlMappingNode node, string key) =>
        (node.Children.FirstOrDefault(c => c.Key is YamlScalarNode k && k.Value == key).Value as YamlScalarNode)?.Value;

    private static Finding Fault(Place place, string found, string expected, string message) =>
        new("TO020", "baseline-cannot-be-used", Severity.Fault, place, message)
        {
            Printed = found,
            Expected = expected,
            Remedy = "Correct the entry (docs/guides/check.md). Nothing was checked."
        };

    private static string Quoted(string text)
    {
        var quoted = new StringBuilder("\"");
        foreach (var c in text)
        {
            quoted.Append(c switch
            {
                '"' => "\\\"",
                '\\' => "\\\\",
                < ' ' => string.Create(CultureInfo.InvariantCulture, $"\\x{(int)c:x2}"),
                _ => c.ToString()
            });
        }
        return quoted.Append('"').ToString();
    }
}
