using System.Text.RegularExpressions;
using Kessan.Core;

namespace Kessan.Documents;

/// <summary>The parts of a binding as written: <c>subject | rendering | words</c>. A bar within brackets joins members and parts nothing.</summary>
internal sealed partial record BindingSyntax(string Subject, string Rendering, string? Words)
{
    public static BindingSyntax Split(string content)
    {
        List<string> parts = [];
        var (start, depth) = (0, 0);
        for (var i = 0; i < content.Length; i++)
        {
            depth += content[i] switch { '[' => 1, ']' => -1, _ => 0 };
            if (content[i] != '|' || depth > 0) { continue; }
            parts.Add(content[start..i].Trim());
            start = i + 1;
        }

        parts.Add(content[start..].Trim());
        return new(parts[0], parts.Count > 1 ? parts[1] : "", parts.Count > 2 ? string.Join('|', parts.Skip(2)) : null);
    }

    /// <summary>Concept, members and time of a name such as <c>CashAndCashEquivalents@opening</c> or <c>Revenues[SystemsConstruction]</c>.</summary>
    public static (string Concept, Members Members, string? Time)? Name(string text)
    {
        var match = NamePattern().Match(text);
        return match.Success
            ? (match.Groups["concept"].Value, Members.Parse(match.Groups["members"].Value), match.Groups["time"] is { Success: true } time ? time.Value : null)
            : null;
    }

    /// <summary>Splits at blanks outside brackets.</summary>
    public static IReadOnlyList<string> Tokens(string subject) =>
        [.. TokenPattern().Matches(subject).Select(m => m.Value)];

    [GeneratedRegex(@"^(?<concept>[A-Za-z][A-Za-z0-9]*)(\[(?<members>[^\]]*)\])?(@(?<time>opening|closing))?$", RegexOptions.ExplicitCapture, Timeout.Infinite)]
    private static partial Regex NamePattern();

    [GeneratedRegex(@"([^\s\[]*\[[^\]]*\][^\s]*)|\S+", RegexOptions.ExplicitCapture, Timeout.Infinite)]
    private static partial Regex TokenPattern();
}
