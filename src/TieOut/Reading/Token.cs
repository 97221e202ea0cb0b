using System.Globalization;
using System.Runtime.InteropServices;

namespace Kessan.TieOut.Reading;

public enum TokenKind : byte
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

/// <param name="Decimals">Digits after the point.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct Token(TokenKind Kind, int Start, int End, byte Decimals = 0, bool Grouped = false)
{
    public int Length => End - Start;

    public ReadOnlySpan<char> In(string text) => text.AsSpan(Start, End - Start);

    /// <summary>Of a number as printed, without sign. It is read again where it is asked for: few tokens are numbers, and all are kept.</summary>
    public decimal ValueIn(string text) => decimal.Parse(In(text), Digits, CultureInfo.InvariantCulture);

    internal const NumberStyles Digits = NumberStyles.AllowDecimalPoint | NumberStyles.AllowThousands;

    public bool Is(string text, string word) => In(text).Equals(word, StringComparison.OrdinalIgnoreCase);

    public bool IsMark(string text, char mark) => Kind == TokenKind.Mark && text[Start] == mark;
}
