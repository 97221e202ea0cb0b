using Kessan.TieOut.Reading;

namespace Kessan.TieOut.Figures;

/// <summary>
/// Numbers that name something and measure nothing: keys of a telephone, area codes, pass codes, houses in a street, exhibits, ordinals
/// parted from their ending, acts of a legislature, pages of a table of contents.
/// </summary>
internal sealed class IdentifyingNumbers(string text, IReadOnlyList<Token> tokens)
{
    /// <summary>Ungrouped digits that no amount of a release has.</summary>
    private const int LongestCount = 6;

    /// <summary>Words of a street's name between its number and its kind: "7010 Dorsey Road".</summary>
    private const int LongestStreet = 3;

    private const int LongestLength = 3;

    private const int LongestPlace = 4;

    private static readonly string[] Streets = ["street", "road", "avenue", "boulevard", "blvd", "drive", "lane", "parkway", "place", "plaza", "square",
        "court", "way"];
    private static readonly string[] Shortened = ["st", "ave", "rd", "dr", "ln", "pkwy"];
    private static readonly string[] Ordinals = ["st", "nd", "rd", "th", "quarter"];

    /// <summary>Whether the number at a token of running text is such a name.</summary>
    public bool IsOne(int i)
    {
        var token = tokens[i];
        if (token.Grouped) { return false; }
        if (token.Decimals > 0) { return i == 0 && IsCapital(1) && token.ValueIn(text) < 1000m && Touches(0, 1) != true; }
        return IsKey(i) || IsAreaCode(i) || IsLong(i) || IsOrdinal(i) || IsMark(i) || IsHouse(i) || IsAct(i) || IsPage(i) || IsPageOf(i) || IsWireEnd(i);
    }

    /// <summary>30 days, 30 plus years, a 52- or 53-week year, 13 and 26 weeks: how long something takes.</summary>
    public bool IsLength(int i)
    {
        if (tokens[i].Decimals > 0 && !IsLengthWord(i + 1)) { return false; }
        if (IsLengthWord(i + 1) || ((IsWord(i + 1, "plus") || Is(i + 1, '+')) && IsLengthWord(i + 2))) { return true; }
        var k = Is(i + 1, '-') ? i + 2 : i + 1;
        if (tokens[i].Length > LongestLength || !(IsWord(k, "or") || IsWord(k, "and") || IsWord(k, "to")) || k + 1 >= tokens.Count) { return false; }
        return tokens[k + 1].Kind == TokenKind.Number ? tokens[k + 1].Length <= LongestLength && IsLengthWord(k + 2) : IsLengthCode(k + 1);
    }

    /// <summary>The second number of "pages 14 to 22", "Notes 2 and 3".</summary>
    public bool EndsRange(int i) =>
        i > 2 && tokens[i] is { Grouped: false, Decimals: 0, Length: <= LongestPlace }
            && tokens[i - 2] is { Kind: TokenKind.Number, Grouped: false, Decimals: 0 }
            && (IsWord(i - 1, "to") || IsWord(i - 1, "and") || IsWord(i - 1, "through") || IsWord(i - 1, "or") || Is(i - 1, ',') || Is(i - 1, '-')
                || Is(i - 1, '\u2013'))
            && !Is(i + 1, '%') && !(i + 1 < tokens.Count && UnitWords.ScaleOf(tokens[i + 1].In(text)) is not null);

    private bool IsLengthWord(int i) => i < tokens.Count && UnitWords.IsLength(tokens[i].In(text));

    /// <summary>53-week.</summary>
    private bool IsLengthCode(int i)
    {
        var code = tokens[i].In(text);
        var dash = tokens[i].Kind == TokenKind.Code ? code.IndexOf('-') : -1;
        return dash is > 0 and <= LongestLength && code[..dash].IndexOfAnyExceptInRange('0', '9') < 0 && UnitWords.IsLength(code[(dash + 1)..]);
    }

    private bool IsWord(int i, string word) => i >= 0 && i < tokens.Count && tokens[i].Is(text, word);

    /// <summary>-0- ends a text that comes over a wire.</summary>
    private bool IsWireEnd(int i) => Is(i - 1, '-') && Is(i + 1, '-') && Touches(i - 1, i) == true && Touches(i, i + 1) == true;

    /// <summary>p. 14, P.1.</summary>
    private bool IsPageOf(int i) =>
        i > 1 && tokens[i].Length <= 3 && Is(i - 1, '.') && Touches(i - 2, i - 1) == true && (tokens[i - 2].Is(text, "p") || tokens[i - 2].Is(text, "pp"));

    /// <summary>“4” rewinds; the quotes of some fonts come out as lines.</summary>
    private bool IsKey(int i) =>
        tokens[i].Length <= 2 && ((IsQuote(i - 1) && IsQuote(i + 1))
            || ((IsQuote(i - 1) || Is(i - 1, '\u2014')) && Is(i + 1, '\u2016') && Touches(i, i + 1) == true));

    /// <summary>(800) 770-2030; +1 224-551-4074.</summary>
    private bool IsAreaCode(int i)
    {
        if (Is(i - 1, '+') && i + 1 < tokens.Count && tokens[i + 1].Kind == TokenKind.Code) { return true; }
        return tokens[i].Length == 3 && Is(i - 1, '(') && Is(i + 1, ')') && i + 2 < tokens.Count && tokens[i + 2].Kind is TokenKind.Code or TokenKind.Number
            && tokens[i + 2].In(text).IndexOf('-') == 3;
    }

    private bool IsLong(int i) =>
        (tokens[i].Length > LongestCount || Is(i - 1, '=')) && (i == 0 || UnitWords.CurrencyOf(tokens[i - 1].In(text)) is null)
            && (i + 1 >= tokens.Count || (UnitWords.NounOf(tokens[i + 1].In(text)) is null && UnitWords.ScaleOf(tokens[i + 1].In(text)) is null));

    /// <summary>The 4 th quarter, as raised letters are read out of a page.</summary>
    private bool IsOrdinal(int i)
    {
        if (tokens[i].Length > 2 || i + 1 >= tokens.Count) { return false; }
        foreach (var word in Ordinals) { if (tokens[i + 1].Is(text, word)) { return true; } }
        return false;
    }

    /// <summary>A raised mark before the words of its note: "2Elimination of …".</summary>
    private bool IsMark(int i) => i == 0 && tokens[i].Length <= 2 && Touches(0, 1) == true && IsCapital(1);

    private bool IsHouse(int i)
    {
        var words = 0;
        for (var k = i + 1; k < tokens.Count && words <= LongestStreet; k++)
        {
            // 2400 W. 24th St.
            if (words > 0 && Is(k, '.')) { continue; }
            if (!(tokens[k].Kind == TokenKind.Code || (tokens[k].Kind == TokenKind.Word && char.IsUpper(text[tokens[k].Start])))) { return false; }
            if (++words == 1) { continue; }
            foreach (var street in Streets) { if (tokens[k].Is(text, street)) { return true; } }
            foreach (var street in Shortened) { if (tokens[k].Is(text, street) && Is(k + 1, '.')) { return true; } }
        }

        return false;
    }

    /// <summary>SB 901, 17 CFR: capitals of two to four letters that are no currency.</summary>
    private bool IsAct(int i)
    {
        if (i + 1 < tokens.Count && tokens[i + 1].Is(text, "CFR")) { return true; }
        if (i == 0 || tokens[i - 1] is not { Kind: TokenKind.Word, Length: 2 } before || tokens[i].Start - before.End > 1
            || UnitWords.CurrencyOf(before.In(text)) is not null)
        {
            return false;
        }
        return before.In(text) is "SB" or "AB" or "HB" or "HR";
    }

    /// <summary>Behind the dots of a table of contents.</summary>
    private bool IsPage(int i) =>
        i == tokens.Count - 1 && tokens[i].Length <= 3 && i > 1 && text[tokens[i - 1].Start] is '…' or '.' && text[tokens[i - 2].Start] is '…' or '.';

    private bool Is(int i, char mark) => i >= 0 && i < tokens.Count && tokens[i].IsMark(text, mark);

    private bool IsQuote(int i) => i >= 0 && i < tokens.Count && tokens[i].Kind == TokenKind.Mark && text[tokens[i].Start] is '"' or '\u201C' or '\u201D';

    private bool IsCapital(int i) => i < tokens.Count && tokens[i].Kind == TokenKind.Word && tokens[i].Length > 1 && char.IsUpper(text[tokens[i].Start]);

    private bool? Touches(int i, int next) => next < tokens.Count ? tokens[i].End == tokens[next].Start : null;
}
