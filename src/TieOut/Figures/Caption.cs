using Kessan.TieOut.Reading;

namespace Kessan.TieOut.Figures;

/// <summary>What a title, header or label says about units: "(in thousands, except per share data)", "Unit: JPY million", "% of revenues".</summary>
/// <param name="SharesExcepted">"except share and per share data": counts of shares are not scaled.</param>
public sealed record Caption(string? Currency, decimal? Scale, bool IsPercent, bool IsChange, bool IsShareOf, bool IsPerShare, bool SharesExcepted)
{
    /// <summary>In hundredths of the currency: pence, cents.</summary>
    public bool IsMinor { get; init; }

    public static readonly Caption Empty = new(null, null, false, false, false, false, false);

    public bool SaysUnit => Currency is not null || Scale is not null;

    public static Caption Read(string text)
    {
        return text.Length == 0 ? Empty : Read(text, Lexer.Lex(text));
    }

    public static Caption Read(string text, IReadOnlyList<Token> tokens)
    {
        if (text.Length == 0) { return Empty; }
        string? currency = null;
        decimal? scale = null;
        bool percent = false, change = false, shareOf = false, perShare = false, excepted = false, after = false, minor = false;
        for (var i = 0; i < tokens.Count; i++)
        {
            var word = tokens[i].In(text);
            var previous = i > 0 ? tokens[i - 1].In(text) : default;
            if (Equal(word, "except") || Equal(word, "excluding")) { after = true; }
            if (after)
            {
                excepted |= (Equal(word, "share") || Equal(word, "shares")) && !Equal(previous, "per") && !Equal(previous, "common");
                continue;
            }

            if (tokens[i].Kind is TokenKind.Word or TokenKind.Mark) { currency ??= UnitWords.CurrencyOf(word) is { } c && !IsPartOfName(word) ? c : null; }
            if (tokens[i].Kind == TokenKind.Word && UnitWords.ScaledCurrencyOf(word) is { } both)
            {
                (currency, scale) = (currency ?? both.Currency, scale ?? both.Scale);
            }
            if (tokens[i].Kind == TokenKind.Word && word is "k" or "K" or "T" or "M" or "m" && i + 1 < tokens.Count && tokens[i + 1].Start == tokens[i].End
                && tokens[i + 1].Kind == TokenKind.Mark && UnitWords.CurrencyOf(tokens[i + 1].In(text)) is not null)
            {
                scale ??= word is "m" or "M" ? 1_000_000m : 1_000m;
            }
            minor |= tokens[i].Kind == TokenKind.Word && UnitWords.MinorUnitOf(word) is not null
                && (word.Length > 1 || (previous is "(" && i + 1 < tokens.Count && tokens[i + 1].IsMark(text, ')')));
            if (tokens[i].Kind == TokenKind.Word
                && (word.Length > 2 || (i > 0 && UnitWords.CurrencyOf(previous) is not null
                    && tokens[i].Start - tokens[i - 1].End <= (char.IsLower(word[0]) && previous.Length == 3 ? 1 : 0))))
            {
                scale ??= UnitWords.ScaleOf(word);
            }
            if (word is "000" or "000s" or "'000") { scale ??= 1_000m; }
            if (word is "%" || Equal(word, "percent") || Equal(word, "percentage"))
            {
                percent = true;
                shareOf |= i + 1 < tokens.Count && Equal(tokens[i + 1].In(text), "of");
            }
            change |= IsChangeWord(word) || (word is "/" && i + 1 < tokens.Count && IsSamePeriod(previous, tokens[i + 1].In(text)));
            perShare |= (IsShare(word) || Equal(word, "ads")) && Equal(previous, "per");
            perShare |= IsShare(word) && i > 1 && Equal(previous, "common") && Equal(tokens[i - 2].In(text), "per");
        }

        if (JapaneseUnits.In(text) is { Noun: null } unit)
        {
            currency ??= unit.Currency;
            scale ??= unit.Scale;
        }

        change |= JapaneseWords.IsChange(text);
        if (JapaneseWords.IsShareOf(text)) { percent = shareOf = true; }
        perShare |= JapaneseWords.IsPerShare(text);
        return new(currency, scale, percent, change, shareOf, perShare, excepted) { IsMinor = minor };
    }

    /// <summary>The parts of this caption that are said, the others from <paramref name="outer"/>.</summary>
    public Caption Within(Caption outer) => this with
    {
        Scale = Scale ?? (Currency is null || outer.Currency is null ? outer.Scale : outer.Currency == Currency ? outer.Scale : null),
        Currency = Currency ?? outer.Currency,
        SharesExcepted = SharesExcepted || outer.SharesExcepted,
    };

    /// <summary>"Share", also of "per share-diluted".</summary>
    private static bool IsShare(ReadOnlySpan<char> word) => Equal(word, "share") || word.StartsWith("share-", StringComparison.OrdinalIgnoreCase);

    private static bool IsPartOfName(ReadOnlySpan<char> word) => Equal(word, "pounds");

    private static bool IsChangeWord(ReadOnlySpan<char> word) =>
        Equal(word, "change") || Equal(word, "changes") || Equal(word, "variance") || Equal(word, "growth") || Equal(word, "yoy") || Equal(word, "qoq")
            || Equal(word, "chg") || Equal(word, "difference")
        || Equal(word, "incr") || Equal(word, "increase") || Equal(word, "change(%)");

    /// <summary>Y/Y and Q/Q: against the year or quarter before.</summary>
    private static bool IsSamePeriod(ReadOnlySpan<char> before, ReadOnlySpan<char> after) => (before is "Y" && after is "Y") || (before is "Q" && after is "Q");

    private static bool Equal(ReadOnlySpan<char> a, string b) => a.Equals(b, StringComparison.OrdinalIgnoreCase);
}
