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

    private static readonly string[] Streets = ["street", "road", "avenue", "boulevard", "blvd", "drive", "lane", "parkway", "place", "plaza", "square",
        "court", "way"];
    private static readonly string[] Ordinals = ["st", "nd", "rd", "th", "quarter"];

    /// <summary>Whether the number at a token of running text is such a name.</summary>
    public bool IsOne(int i)
    {
        var token = tokens[i];
        if (token.Grouped) { return false; }
        if (token.Decimals > 0) { return i == 0 && IsCapital(1) && token.ValueIn(text) < 1000m && Touches(0, 1) != true; }
        return IsKey(i) || IsAreaCode(i) || IsLong(i) || IsOrdinal(i) || IsMark(i) || IsHouse(i) || IsAct(i) || IsPage(i);
    }

    /// <summary>“4” rewinds.</summary>
    private bool IsKey(int i) => IsQuote(i - 1) && IsQuote(i + 1) && tokens[i].Length <= 2;

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
        for (var k = i + 1; k < Math.Min(tokens.Count, i + 2 + LongestStreet) && tokens[k].Kind is TokenKind.Word or TokenKind.Code
            && (char.IsUpper(text[tokens[k].Start]) || tokens[k].Kind == TokenKind.Code); k++)
        {
            if (k == i + 1) { continue; }
            foreach (var street in Streets) { if (tokens[k].Is(text, street)) { return true; } }
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
