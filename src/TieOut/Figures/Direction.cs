using Kessan.TieOut.Reading;

namespace Kessan.TieOut.Figures;

/// <summary>Words that say whether something went up or down, and the kind of figure that follows them.</summary>
internal static class Direction
{
    /// <summary>+1 up, −1 down, 0 neither.</summary>
    public static int Of(ReadOnlySpan<char> word)
    {
        Span<char> lower = stackalloc char[14];
        if (word.Length > 14) { return 0; }
        var length = word.ToLowerInvariant(lower);
        return lower[..length] switch
        {
            "increase" or "increased" or "increases" or "increasing" or "up" or "rose" or "rise" or "risen" or "grew" or "grown" or "growth" or "gain" or "gained" or "higher" or "improved" or "improvement"
                or "advanced" or "climbed" or "jumped" or "surged" or "grow" => 1,
            "decrease" or "decreased" or "decreases" or "decreasing" or "down" or "fell" or "fall" or "fallen" or "declined" or "decline" or "declines" or "dropped" or "drop" or "lower"
                or "reduction" or "reduced" or "shrank" or "slipped" => -1,
            _ => 0,
        };
    }

    /// <summary>
    /// The direction of the number whose phrase starts at token <paramref name="i"/>: a word shortly before it ("an increase of", "was
    /// down", "decreased by") without a comma between, or directly behind it ("a 5% decline").
    /// </summary>
    public static (int Sign, bool IsChange) Before(string text, IReadOnlyList<Token> tokens, int i)
    {
        var linked = false;
        for (var k = i - 1; k >= Math.Max(0, i - 6); k--)
        {
            var t = tokens[k];
            if (t.Kind == TokenKind.Mark && text[t.Start] is ',' or ';' or ':' or '.') { break; }
            if (t.Kind == TokenKind.Number) { break; }
            if (t.Is(text, "to") || t.Is(text, "from") || t.Is(text, "in") || t.Is(text, "due")) { linked = true; }
            if (Of(t.In(text)) is var sign and not 0) { return (sign, !linked); }
        }

        return (0, false);
    }

    public static int After(string text, IReadOnlyList<Token> tokens, int i)
    {
        for (var k = i; k < Math.Min(tokens.Count, i + 2); k++)
        {
            if (k == i && JapaneseWords.DirectionOf(text.AsSpan(tokens[k].Start)) is var japanese and not 0) { return japanese; }
            if (tokens[k].Kind == TokenKind.Mark) { break; }
            if (Of(tokens[k].In(text)) is var sign and not 0 && !tokens[k].Is(text, "up") && !tokens[k].Is(text, "down")) { return sign; }
        }

        return 0;
    }
}
