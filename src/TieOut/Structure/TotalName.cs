using Kessan.TieOut.Figures;

namespace Kessan.TieOut.Structure;

/// <summary>What a total is the total of, as its label says: current assets, of "Total current assets" and of "\u6D41\u52D5\u8CC7\u7523\u5408\u8A08".</summary>
internal static class TotalName
{
    /// <summary>
    /// As a <see cref="LabelKey"/>; empty where the label, or a rule above a row without one, says no more than that it is a total, null where it does not say
    /// so.
    /// </summary>
    public static string? Of(RowView row)
    {
        var key = row.Key;
        if (key.Length == 0) { return row.RuleAbove ? "" : null; }
        if (key.StartsWith("total", StringComparison.Ordinal)) { return key[5..]; }
        if (key.StartsWith("subtotal", StringComparison.Ordinal)) { return key[8..]; }
        return key.EndsWith("\u5408\u8A08", StringComparison.Ordinal) ? key[..^2] : null;
    }

    /// <summary>
    /// "Current assets:" is a heading of the total of its name, and so are "\u8CC7\u7523\u306E\u90E8", a heading that the total repeats, and "Cash flows from
    /// operating activities" over "Net cash provided by operating activities".
    /// </summary>
    /// <param name="key">The heading as a <see cref="LabelKey"/>.</param>
    public static bool IsOf(string heading, string key, RowView total)
    {
        if (key.Length < 3) { return false; }
        if (Of(total) is { Length: > 0 } name && (key == name || (key.EndsWith("\u306E\u90E8", StringComparison.Ordinal) && key[..^2] == name)))
        {
            return true;
        }
        return key == total.Key
            || (total.Label.StartsWith("net ", StringComparison.OrdinalIgnoreCase) && HaveLastWords(heading, total.Label));
    }

    /// <summary>Both end in the same two words, of more than seven letters together.</summary>
    private static bool HaveLastWords(string heading, string label)
    {
        var a = heading.AsSpan().TrimEnd(": ".AsSpan());
        var b = label.AsSpan().TrimEnd(": ".AsSpan());
        var letters = 0;
        for (var i = 0; i < 2; i++)
        {
            var word = LastWord(a);
            if (word.IsEmpty || !word.Equals(LastWord(b), StringComparison.OrdinalIgnoreCase)) { return false; }
            letters += word.Length;
            a = a[..^word.Length].TrimEnd(' ');
            b = b[..^word.Length].TrimEnd(' ');
        }

        return letters > 7;
    }

    private static ReadOnlySpan<char> LastWord(ReadOnlySpan<char> text) => text[(text.LastIndexOf(' ') + 1)..];
}
