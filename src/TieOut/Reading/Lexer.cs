namespace Kessan.TieOut.Reading;

/// <summary>
/// Cuts running text into tokens, once, from left to right. A number that is part of something else (a telephone number, a time,
/// a product name) comes out as a code, so that nobody later takes it for a figure.
/// </summary>
public static class Lexer
{
    private const int LongestNumber = 24;

    /// <summary>No announcement prints as much in its smallest unit; times a trillion, and again as a slip of scale, it still is a decimal.</summary>
    private const decimal Limit = 1_000_000_000_000_000m;

    /// <summary>Units that filers write against the digits: 449.1Gbps, 20.3%YoY, $5.2bn.</summary>
    private static readonly HashSet<string> AttachedUnits = new(StringComparer.OrdinalIgnoreCase)
    {
        "Gbps", "Mbps", "Kbps", "Tbps", "bps", "GB", "TB", "MB", "bn", "mn", "mm", "m", "b", "k", "x", "pt", "pts", "pp", "YoY", "QoQ", "million", "billion",
        "thousand", "trillion",
        "cr", "crore", "lakh", "mio", "mrd", "p", "c", "bp", "ppt", "ppts", "km", "kg", "kWh", "MWh", "GWh", "MW", "GW", "oz", "yen",
    };

    /// <summary>Most texts are short, and many are kept: what is kept of each is no longer than it.</summary>
    [ThreadStatic]
    private static List<Token>? scratch;

    public static List<Token> Lex(string text)
    {
        var tokens = scratch ??= [];
        tokens.Clear();
        for (var i = 0; i < text.Length;)
        {
            var c = text[i];
            if (char.IsWhiteSpace(c) || c == '\uFEFF') { i++; continue; }
            var token = char.IsAsciiDigit(c) || (c == '.' && StartsDecimal(text, i)) ? Digits(text, i)
                : char.IsLetter(c) ? Letters(text, i)
                : new Token(TokenKind.Mark, i, i + 1);
            tokens.Add(token);
            i = token.End;
        }

        return [.. tokens];
    }

    public static bool IsCurrencyCode(ReadOnlySpan<char> word) =>
        word is "JPY" or "USD" or "EUR" or "GBP" or "CHF" or "CAD" or "AUD" or "CNY" or "RMB" or "KRW" or "HKD" or "TWD" or "SGD" or "INR" or "Rs" or "NOK"
            or "SEK"
            or "DKK" or "BRL" or "MXN" or "ZAR" or "PLN" or "CZK" or "HUF" or "ILS" or "MYR" or "THB" or "IDR" or "PHP" or "TRY" or "AED" or "SAR" or "US"
            or "HK" or "NT" or "NZ" or "C" or "A" or "R";

    private static bool StartsDecimal(string text, int i) =>
        i + 1 < text.Length && char.IsAsciiDigit(text[i + 1]) && (i == 0 || !(char.IsLetterOrDigit(text[i - 1]) || text[i - 1] == '.'));

    private static Token Letters(string text, int start)
    {
        var i = start;
        while (i < text.Length && (i == start || IsInsideWord(text, i))) { i++; }
        var word = text.AsSpan(start, i - start);
        if (i < text.Length && word.IndexOfAnyExcept("htpsfw".AsSpan()) < 0 && text.AsSpan(i).StartsWith("://")) { return Address(text, start); }
        if (word is "www" && i < text.Length && text[i] == '.') { return Address(text, start); }
        if (i < text.Length && text[i] == '@') { return Address(text, start); }
        if (i < text.Length && char.IsAsciiDigit(text[i]) && !Script.IsCjk(text[i - 1]))
        {
            return IsCurrencyCode(word) && word.Length == 3 ? new(TokenKind.Word, start, i) : new(TokenKind.Code, start, EndOfChain(text, i));
        }

        return new(TokenKind.Word, start, i);
    }

    private static bool IsInsideWord(string text, int i)
    {
        var c = text[i];
        if (char.IsAsciiLetter(c) && i > 0 && char.IsAsciiLetter(text[i - 1])) { return true; }
        if (char.IsLetter(c)) { return i == 0 || !char.IsLetter(text[i - 1]) || Script.AreOneWord(text[i - 1], c); }
        if (i + 1 >= text.Length || i == 0) { return c == '.' && i > 1 && text[i - 2] == '.'; }
        return c switch
        {
            '\'' or '\u2019' => char.IsLetter(text[i + 1]),
            '-' => char.IsLetter(text[i - 1]) && char.IsLetter(text[i + 1]),
            '&' => char.IsLetter(text[i - 1]) && char.IsLetter(text[i + 1]),
            '.' => char.IsLetter(text[i - 1]) && ((char.IsLetter(text[i + 1]) && (i < 2 || !char.IsLetter(text[i - 2]))) || (i > 1 && text[i - 2] == '.')),
            _ => false,
        };
    }

    private static Token Address(string text, int start)
    {
        var i = start;
        while (i < text.Length && !char.IsWhiteSpace(text[i]) && text[i] is not (')' or '"' or '>' or '<')) { i++; }
        return new(TokenKind.Address, start, i);
    }

    private static Token Digits(string text, int start)
    {
        var end = EndOfNumber(text, start, out var decimals, out var grouped, out var sound);
        if (!sound || end - start > LongestNumber || IsPartOfChain(text, start, end)) { return new(TokenKind.Code, start, EndOfChain(text, end)); }
        if (end < text.Length && char.IsLetter(text[end]) && !Script.IsCjk(text[end]) && !HasAttachedUnit(text, end, decimals > 0 || end - start <= 2))
        {
            return new(TokenKind.Code, start, EndOfChain(text, end));
        }
        var number = new Token(TokenKind.Number, start, end, (byte)decimals, grouped);
        return number.ValueIn(text) < Limit ? number : new(TokenKind.Code, start, end);
    }

    /// <summary>
    /// Digits in groups of three, then decimals. A comma that is no group comma damages the number (1,23), and so does a zero in front (01.0).
    /// </summary>
    private static int EndOfNumber(string text, int start, out int decimals, out bool grouped, out bool sound)
    {
        var i = start;
        (decimals, grouped, sound) = (0, false, true);
        while (i < text.Length && char.IsAsciiDigit(text[i])) { i++; }
        sound = text[start] != '0' || (i == start + 1 && !(i + 1 < text.Length && text[i] == ',' && char.IsAsciiDigit(text[i + 1])));
        var pairs = false;
        while (i + 1 < text.Length && text[i] == ',' && char.IsAsciiDigit(text[i + 1]))
        {
            var run = RunOfDigits(text, i + 1);
            // 2,49,82,500: lakh and crore are groups of two before the last three digits.
            pairs |= run == 2 && i + 3 < text.Length && text[i + 3] == ',' && i - start <= (grouped ? LongestNumber : 2);
            sound &= (run == 3 && (pairs || grouped || i - start <= 3)) || (run == 2 && pairs && i + 3 < text.Length && text[i + 3] == ',');
            grouped = true;
            i += 1 + run;
        }

        if (i + 1 < text.Length && text[i] == '.' && char.IsAsciiDigit(text[i + 1]) && !IsItemBeforeYear(text, i))
        {
            decimals = RunOfDigits(text, i + 1);
            i += 1 + decimals;
        }

        return i;
    }

    /// <summary>"1．2024年3月期の業績": the number of a heading, and a year behind its full stop.</summary>
    internal static bool IsItemBeforeYear(string text, int point)
    {
        var end = point + 1 + RunOfDigits(text, point + 1);
        return end - point == 5 && text.AsSpan(end).TrimStart(' ').StartsWith('\u5E74');
    }

    private static int RunOfDigits(string text, int start)
    {
        var i = start;
        while (i < text.Length && char.IsAsciiDigit(text[i])) { i++; }
        return i - start;
    }

    /// <summary>10/24/08, 81-3-5259, 10:30, 2007/10-12, 3774 after a colon, 1.2.3.</summary>
    private static bool IsPartOfChain(string text, int start, int end)
    {
        if (end + 1 < text.Length && text[end] is '-' or '/' or ':' or '.' && char.IsAsciiDigit(text[end + 1])) { return true; }
        if (end + 1 < text.Length && text[end] is '/' or '-' && char.IsLetter(text[end + 1])) { return true; }
        return start > 1
            && ((text[start - 1] is '-' or '/' && char.IsLetterOrDigit(text[start - 2])) || (text[start - 1] == ':' && !char.IsWhiteSpace(text[start - 2])))
            || (start == 1 && text[0] == '#') || (start > 0 && text[start - 1] == '#');
    }

    /// <param name="mayBePence">1440p is a height of pictures, 14.2p a price.</param>
    private static bool HasAttachedUnit(string text, int start, bool mayBePence)
    {
        var i = start;
        while (i < text.Length && char.IsLetter(text[i])) { i++; }
        return (i >= text.Length || !char.IsAsciiDigit(text[i])) && AttachedUnits.Contains(text[start..i])
            && (mayBePence || text.AsSpan(start, i - start) is not ("p" or "c"));
    }

    private static int EndOfChain(string text, int start)
    {
        var i = start;
        while (i < text.Length && !Script.IsCjk(text[i])
            && (char.IsLetterOrDigit(text[i])
                || (text[i] is '-' or '/' or ':' or '.' or ',' or '\'' && i + 1 < text.Length && char.IsLetterOrDigit(text[i + 1]))))
        {
            i++;
        }
        return i == start ? Math.Min(start + 1, text.Length) : i;
    }
}
