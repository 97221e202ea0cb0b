using System.Text.RegularExpressions;
using Kessan.Core;

namespace Kessan.Documents;

/// <summary>
/// Fixed text that documents share, a file of documents/boilerplate/ each: <c>```include forward-looking</c>, with a line <c>year: FY2008</c> for every slot
/// <c>{year}</c> of the text. In a Japanese document NAME.ja.md is taken before NAME.md.
/// </summary>
internal sealed partial class Boilerplate(IReadOnlyList<SourceText> files, string language, FindingList findings)
{
    /// <param name="lines">The lines between the fences.</param>
    /// <param name="place">Of the fence; the lines follow it.</param>
    /// <returns>The text with its slots filled, each line where it stands in the file; null where there is no such file.</returns>
    public SourceText? Find(string name, IReadOnlyList<string> lines, Place place)
    {
        if ((Named($"{name}.{language}") ?? Named(name)) is not { } file)
        {
            var nearest = NearestName.Several(name, files.Select(NameOf));
            findings.Add(DocumentRule.UnknownInclude, place, $"There is no text '{name}' in documents/boilerplate/.", printed: name,
                expected: string.Join(", ", nearest), remedy: nearest.Count > 0 ? $"Perhaps {string.Join(" or ", nearest)}." : null);
            return null;
        }

        var values = Values(lines, place);
        var slots = Slot().Matches(file.Text).Where(m => m.Groups["name"].Success).Select(m => m.Groups["name"].Value).ToHashSet(StringComparer.Ordinal);
        foreach (var (slot, (_, at)) in values.Where(v => !slots.Contains(v.Key)))
        {
            findings.Add(DocumentRule.UnfilledSlot, at, $"'{name}' has no slot '{slot}'.", printed: slot,
                expected: string.Join(", ", slots.Order(StringComparer.Ordinal)));
        }
        foreach (var slot in slots.Where(s => !values.ContainsKey(s)).Order(StringComparer.Ordinal))
        {
            findings.Add(DocumentRule.UnfilledSlot, place, $"The slot '{slot}' of '{name}' is not filled.", expected: $"{slot}: …",
                remedy: "Write a line with the slot, a colon and its words between the fences.");
        }
        return new(file.File,
            Slot().Replace(file.Text, m => m.Groups["name"].Success && values.TryGetValue(m.Groups["name"].Value, out var value) ? value.Words : m.Value));
    }

    private Dictionary<string, (string Words, Place At)> Values(IReadOnlyList<string> lines, Place place)
    {
        var values = new Dictionary<string, (string, Place)>(StringComparer.Ordinal);
        foreach (var (at, line) in lines.Index().Where(l => l.Item.Trim().Length > 0))
        {
            var here = new Place(place.File, place.Line + 1 + at, 1);
            var colon = line.IndexOf(':', StringComparison.Ordinal);
            if (colon < 0 || !values.TryAdd(line[..colon].Trim(), (line[(colon + 1)..].Trim(), here)))
            {
                findings.Add(DocumentRule.UnfilledSlot, here, colon < 0 ? "A line of an include names a slot and its words." : "The slot is filled twice.",
                    printed: line.Trim(), expected: "slot: words");
            }
        }

        return values;
    }

    private SourceText? Named(string name) => files.FirstOrDefault(f => NameOf(f) == name);

    private static string NameOf(SourceText file) => Path.GetFileNameWithoutExtension(file.File);

    /// <summary>A name in single braces; two begin or end a binding and are passed over.</summary>
    [GeneratedRegex(@"\{\{|\}\}|\{(?<name>[a-z][a-z0-9-]*)\}", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking | RegexOptions.CultureInvariant)]
    private static partial Regex Slot();
}
