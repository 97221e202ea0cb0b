namespace Kessan.TieOut.Reading;

public enum TokenKind
{
    /// <summary>Letters, with the marks inside words: U.S., IIJ's, year-end, available-for-sale.</summary>
    Word,

    /// <summary>Digits with group commas and decimals: 33,254 or 10.9.</summary>
    Number,

    /// <summary>Letters and digits in one: 1H08, FY2008, D02NE, 3rd; chains such as 81-3-5259; damaged numbers.</summary>
    Code,

    /// <summary>Web and mail addresses.</summary>
    Address,

    /// <summary>One character that is none of these.</summary>
    Mark,
}

/// <param name="Value">Of a number as printed, without sign; 0 for other tokens.</param>
/// <param name="Decimals">Digits after the point.</param>
public readonly record struct Token(TokenKind Kind, int Start, int End, decimal Value = 0m, int Decimals = 0, bool Grouped = false)
{
    public int Length => End - Start;

    public ReadOnlySpan<char> In(string text) => text.AsSpan(Start, End - Start);

    public bool Is(string text, string word) => In(text).Equals(word, StringComparison.OrdinalIgnoreCase);

    public bool IsMark(string text, char mark) => Kind == TokenKind.Mark && text[Start] == mark;
}
