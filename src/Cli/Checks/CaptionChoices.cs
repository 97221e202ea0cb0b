using Kessan.Statements;

namespace Kessan.Cli.Checks;

/// <summary>Every text a caption can be printed as: <c>OPERATING {sign: INCOME|LOSS}</c> is two; numbers and dates in it are left out.</summary>
internal static class CaptionChoices
{
    public static IEnumerable<string> Of(Caption caption) =>
        new[] { caption.En, caption.Ja }.SelectMany(Expand).Where(t => t.Length > 0).Distinct(StringComparer.Ordinal);

    private static IEnumerable<string> Expand(string text)
    {
        var open = text.IndexOf('{', StringComparison.Ordinal);
        var close = open < 0 ? -1 : text.IndexOf('}', open);
        if (close < 0) { return [text.Trim()]; }
        var slot = text[(open + 1)..close];
        var choices = slot.StartsWith("sign", StringComparison.Ordinal) && slot.Contains(':', StringComparison.Ordinal)
            ? slot[(slot.IndexOf(':', StringComparison.Ordinal) + 1)..].Split('|')
            : [""];
        return choices.SelectMany(c => Expand(string.Concat(text.AsSpan(0, open), c.Trim(), text.AsSpan(close + 1))));
    }
}
