using System.Buffers;

namespace Kessan.TieOut.Reading;

/// <summary>
/// Recognises the text of one table cell: a number with what belongs to it (currency, sign, parentheses, per cent, unit word,
/// note mark), or a dash. Anything with other words in it is no cell.
/// </summary>
internal static class CellScanner
{
    private static readonly string[] UnitWords =
        ["million", "billion", "thousand", "trillion", "millions", "billions", "thousands", "percent", "points", "point", "pts", "bps", "shares", "yen",
            "cents", "times", "Gbps", "Mbps", "YoY", "pp", "pt", "bn", "mn", "x", "m", "b", "k", "p", "c", "pence"];

    private static readonly string[] Nils = ["--", "---", "-", "\u2014", "\u2013", "_", "n/a", "N/A", "NM", "N/M", "n.m.", "N.M.", "nm", "n/m", "n.m", "n.a.",
        "N.A.", "n.s.", "NMF", "nmf", "nil", "Nil", "na", "NA", "*", "\u2212", "\u30FC", "\u2010", "\u2015"];

    private static readonly string[] Currencies = ["US$", "HK$", "NT$", "C$", "A$", "R$", "$", "JPY", "USD", "EUR", "GBP", "RMB", "CNY", "CHF", "NOK", "SEK",
        "DKK", "INR", "\u20B9", "\u00A5", "\uFFE5", "\u20AC", "\u00A3"];

    private static readonly SearchValues<char> CurrencyStarts = SearchValues.Create([.. Currencies.Select(c => c[0])]);

    private static readonly int LongestNil = Nils.Max(n => n.Length);

    /// <returns>The end of the cell that starts at <paramref name="start"/>, or −1 where there is none before <paramref name="end"/>.</returns>
    public static int EndOfCell(string text, int start, int end)
    {
        var nil = EndOfNil(text, start, end);
        if (nil >= 0) { return nil; }
        var i = start;
        var open = 0;
        if (i < end && text[i] is '(' or '[') { open = 1; i = SkipBlanks(text, i + 1, end); }
        i = SkipBlanks(text, SkipCurrency(text, i, end), end);
        if (i < end && text[i] is '+' or '-' or '\u2212' or '\u2013' or '\u25B3' or '\u25B2' or '(' or '~')
        {
            if (text[i] == '(') { open++; }
            i = SkipBlanks(text, i + 1, end);
        }

        i = SkipBlanks(text, SkipCurrency(text, i, end), end);
        var digits = EndOfDigits(text, i, end);
        if (digits == i) { return -1; }
        return Close(text, AfterUnits(text, digits, end), end, open);
    }

    /// <summary>"Down 12%": the word before a change carries its sign.</summary>
    public static bool SaysDown(ReadOnlySpan<char> cell) => StartsWith(cell, "down ") || StartsWith(cell, "decrease ") || StartsWith(cell, "decreased ");

    /// <summary>Behind the word that says which way a change went, or 0.</summary>
    public static int AfterDirection(string cell) =>
        SaysDown(cell) || StartsWith(cell, "up ") || StartsWith(cell, "increase ") || StartsWith(cell, "increased ") ? cell.IndexOf(' ') + 1 : 0;

    public static bool IsNil(ReadOnlySpan<char> text)
    {
        if (text.Length <= LongestNil) { foreach (var nil in Nils) { if (text.SequenceEqual(nil)) { return true; } } }
        return IsDashes(text) || (text.Length > 1 && text[0] is '$' or '\u00A5' && IsNil(text[1..].Trim()));
    }

    /// <summary>A bare 1900 to 2100: the year of a header rather than an amount.</summary>
    public static bool IsYear(ReadOnlySpan<char> text)
    {
        text = text.TrimEnd('*');
        return text.Length == 4 && text[0] is '1' or '2' && text.IndexOfAnyExceptInRange('0', '9') < 0 && text.CompareTo("1900", StringComparison.Ordinal) >= 0
            && text.CompareTo("2100", StringComparison.Ordinal) < 0;
    }

    private static bool StartsWith(ReadOnlySpan<char> cell, string word) => cell.StartsWith(word, StringComparison.OrdinalIgnoreCase);

    private static bool IsDashes(ReadOnlySpan<char> text) => text.Length is > 0 and < 4 && text.IndexOfAnyExcept('-', '\u2014', '\u2013') < 0;

    private static int EndOfNil(string text, int start, int end)
    {
        var i = SkipBlanks(text, SkipCurrency(text, start, end), end);
        var stop = i;
        while (stop < end && !char.IsWhiteSpace(text[stop])) { stop++; }
        return stop > i && IsNil(text.AsSpan(i, stop - i)) ? stop : -1;
    }

    private static int EndOfDigits(string text, int start, int end)
    {
        var i = start;
        while (i < end && (char.IsAsciiDigit(text[i]) || (text[i] is ',' or '.' && i + 1 < end && char.IsAsciiDigit(text[i + 1])))) { i++; }
        // 30.06.2019 heads a column.
        return i - start >= 8 && Figures.FiscalLabels.NumberedDate(text.AsSpan(start, i - start)) is not null ? start : i;
    }

    private static int AfterUnits(string text, int start, int end)
    {
        var i = start;
        for (var words = 0; words < 3; words++)
        {
            var next = SkipBlanks(text, i, end, most: 1);
            if (next < end && text[next] == '%') { i = next + 1; continue; }
            if (next < end && Figures.JapaneseUnits.At(text.AsSpan(next, end - next)) is { } unit)
            {
                i = next + unit.Length;
                if (unit.MayGoOn && EndOfDigits(text, i, end) is var more && more > i) { i = more; }
                continue;
            }

            var stop = next;
            while (stop < end && char.IsLetter(text[stop])) { stop++; }
            if (stop == next || Array.IndexOf(UnitWords, text[next..stop]) < 0) { break; }
            i = stop;
        }

        return i;
    }

    private static int Close(string text, int start, int end, int open)
    {
        var i = start;
        for (; open > 0; open--)
        {
            var next = SkipBlanks(text, i, end);
            if (next >= end || text[next] is not (')' or ']')) { return -1; }
            i = next + 1;
        }

        if (i < end && text[i] == '%') { i++; }
        i = AfterApposition(text, AfterNoteMark(text, i, end), end);
        return i >= end || char.IsWhiteSpace(text[i]) ? i : -1;
    }

    /// <summary>A small mark that hangs on the number: * or (2).</summary>
    private static int AfterNoteMark(string text, int start, int end)
    {
        var i = start;
        while (i < end && text[i] == '*') { i++; }
        if (i + 2 >= end || text[i] != '(') { return i; }
        var close = text.IndexOf(')', i, Math.Min(4, end - i));
        return close > i + 1 && char.IsLetterOrDigit(text[i + 1]) && close - i <= 3 ? close + 1 : i;
    }

    /// <summary>JPY33,254 million ($313.9 million): the translation in parentheses belongs to the same cell.</summary>
    private static int AfterApposition(string text, int start, int end)
    {
        var i = SkipBlanks(text, start, end, most: 1);
        if (i + 1 >= end || text[i] != '(') { return start; }
        var currency = SkipCurrency(text, i + 1, end);
        if (currency == i + 1) { return start; }
        var close = text.IndexOf(')', i, end - i);
        return close > 0 && text.AsSpan(i, close - i).Contains("illion", StringComparison.Ordinal) ? close + 1 : start;
    }

    private static int SkipCurrency(string text, int start, int end)
    {
        if (start >= end || !CurrencyStarts.Contains(text[start])) { return start; }
        foreach (var currency in Currencies)
        {
            if (start + currency.Length <= end && text.AsSpan(start, currency.Length).SequenceEqual(currency)) { return start + currency.Length; }
        }

        return start;
    }

    private static int SkipBlanks(string text, int start, int end, int most = int.MaxValue)
    {
        var i = start;
        while (i < end && i - start < most && text[i] is ' ' or '\u00A0') { i++; }
        return i;
    }
}
