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
            "increase" or "increased" or "increases" or "increasing" or "up" or "rose" or "rise" or "risen" or "grew" or "grown" or "growth" or "gain"
                or "gained" or "higher" or "improved" or "improvement" or "improves" or "improve" or "surge" or "surges" or "rises" or "grows" or "jumps"
                or "climbs"
                or "advanced" or "climbed" or "jumped" or "surged" or "grow" or "soared" or "accelerated" or "expanded" or "expansion" or "strengthened" => 1,
            "decrease" or "decreased" or "decreases" or "down" or "fell" or "fall" or "fallen" or "declined" or "decline" or "declines" or "dropped" or "drop"
                or "lower"
                or "reduction" or "reduced" or "shrank" or "slipped" or "falls" or "drops" or "reduce" or "reduces" or "decreasing" or "contracted"
                or "contraction" or "shrunk" or "plunged" or "tumbled" or "narrowed" =>
                    -1,
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
        // "increased 1.7 billion or 20%", "was down 535,000, or 9%": the direction is that of both.
        if (i >= 2 && (tokens[i - 1].Is(text, "or") || (tokens[i - 1].IsMark(text, '(') && tokens[i - 2].Kind == TokenKind.Word))
            && NumberBefore(text, tokens, i - 1) is { } number)
        {
            var (sign, isChange) = Before(text, tokens, number);
            if (sign != 0) { return (sign, isChange); }
        }

        if (i > 0 && MoreOrLess(text, tokens[i - 1]) is var measured and not 0 && IsMeasuredThan(text, tokens, i)) { return (measured, true); }
        for (var k = i - 1; k >= Math.Max(0, i - 6); k--)
        {
            var t = tokens[k];
            // "Declined slightly, by 1.2%".
            if (t.IsMark(text, ',') && k == i - 2 && tokens[i - 1].Is(text, "by")) { continue; }
            if (t.Kind == TokenKind.Mark && text[t.Start] is ',' or ';' or ':' or '.') { break; }
            if (t.Kind == TokenKind.Number) { break; }
            if (t.Is(text, "to") || t.Is(text, "from") || t.Is(text, "in") || t.Is(text, "due") || t.Is(text, "with") || t.Is(text, "versus")
                || t.Is(text, "than") || t.Is(text, "against") || t.Is(text, "on"))
            {
                linked = true;
            }
            // "Made up 86.6% of it" says no direction.
            if (Of(t.In(text)) is var sign and not 0) { return k > 0 && t.Is(text, "up") && IsMaking(text, tokens[k - 1]) ? (0, false) : (sign, !linked); }
        }

        return (0, false);
    }

    /// <summary>"more EUR 70.0 million than": the number, its currency and scale stand between the two words.</summary>
    private static bool IsMeasuredThan(string text, IReadOnlyList<Token> tokens, int i)
    {
        for (var k = i; k < Math.Min(tokens.Count, i + 5); k++)
        {
            if (tokens[k].Is(text, "than")) { return k > i; }
            if (tokens[k].Kind != TokenKind.Number && UnitWords.CurrencyOf(tokens[k].In(text)) is null && UnitWords.ScaleOf(tokens[k].In(text)) is null)
            {
                return false;
            }
        }

        return false;
    }

    private static bool IsMaking(string text, Token token) =>
        token.Is(text, "made") || token.Is(text, "make") || token.Is(text, "makes") || token.Is(text, "making");

    private static int MoreOrLess(string text, Token token) => token.Is(text, "more") ? 1 : token.Is(text, "less") ? -1 : 0;

    /// <summary>The first token of the number that ends directly before a token, its scale and a comma between.</summary>
    private static int? NumberBefore(string text, IReadOnlyList<Token> tokens, int end)
    {
        var k = end - 1;
        while (k >= 0 && end - k <= 4 && tokens[k].Kind != TokenKind.Number)
        {
            // "127 per ounce, or 9%": what the amount is per belongs to it.
            if (k > 0 && tokens[k - 1].Is(text, "per")) { k -= 2; continue; }
            if (!(tokens[k].IsMark(text, ',') || UnitWords.ScaleOf(tokens[k].In(text)) is not null || UnitWords.NounOf(tokens[k].In(text)) is not null))
            {
                return null;
            }
            k--;
        }

        if (k < 0 || tokens[k].Kind != TokenKind.Number) { return null; }
        while (k > 0 && UnitWords.CurrencyOf(tokens[k - 1].In(text)) is not null) { k--; }
        return k;
    }

    /// <summary>
    /// "a 5% decline", "5% higher"; not "revenue of 13.5 billion decreased 9.8%": behind an amount a verb has the amount for its subject, and
    /// its direction is that of the number that follows.
    /// </summary>
    /// <param name="i">The token behind the number.</param>
    /// <param name="end">Where the number's phrase ends: in Japanese within a token (百万円増加).</param>
    public static int After(string text, IReadOnlyList<Token> tokens, int i, int end)
    {
        if (JapaneseWords.DirectionOf(text.AsSpan(end)) is var japanese and not 0) { return japanese; }
        for (var k = i; k < Math.Min(tokens.Count, i + 2); k++)
        {
            if (k == i && Compared(text, tokens, k) is var compared and not 0) { return compared; }
            if (tokens[k].Kind == TokenKind.Mark) { break; }
            // "revenue of 770.0 million was higher by 70.0": the amount is the subject, and the direction that of the next number.
            if (IsVerb(tokens[k].In(text))
                || (k == i && (tokens[k].Is(text, "was") || tokens[k].Is(text, "were") || tokens[k].Is(text, "is") || tokens[k].Is(text, "are"))))
            {
                return 0;
            }
            if (Of(tokens[k].In(text)) is var sign and not 0 && !tokens[k].Is(text, "up") && !tokens[k].Is(text, "down")) { return sign; }
        }

        return 0;
    }

    /// <summary>"3.2% above", "4.7% ahead of", "5.6% up on", "22.3 million more than": directly behind the number.</summary>
    private static int Compared(string text, IReadOnlyList<Token> tokens, int k)
    {
        if (tokens[k].Is(text, "above") || tokens[k].Is(text, "ahead")) { return 1; }
        if (tokens[k].Is(text, "below") || tokens[k].Is(text, "behind")) { return -1; }
        if (k + 1 < tokens.Count && tokens[k + 1].Is(text, "on")) { return tokens[k].Is(text, "up") ? 1 : tokens[k].Is(text, "down") ? -1 : 0; }
        if (k + 1 >= tokens.Count || !tokens[k + 1].Is(text, "than")) { return 0; }
        return MoreOrLess(text, tokens[k]);
    }

    private static bool IsVerb(ReadOnlySpan<char> word) =>
        Of(word) != 0
            && (word.EndsWith("ed", StringComparison.OrdinalIgnoreCase) || word is "rose" or "grew" or "fell" or "shrank" or "rises" or "grows" or "falls");
}
