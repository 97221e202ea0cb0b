using System.Globalization;

namespace Kessan.TieOut.Structure.Discovery;

/// <summary>
/// How one table writes its numbers: 1,234.5 or 1 234,5 or 1.234,5. A comma before exactly three digits can be either sign; the
/// other cells of the table decide, and where they say nothing it groups thousands.
/// </summary>
/// <param name="DecimalSign">The character before the decimals.</param>
internal readonly record struct NumberStyle(char DecimalSign)
{
    public static NumberStyle Of(IReadOnlyList<IReadOnlyList<string>> texts)
    {
        var (comma, point) = (0, 0);
        foreach (var row in texts)
        {
            foreach (var text in row)
            {
                var sign = DecimalSignOf(text);
                if (sign == ',') { comma++; }
                if (sign == '.') { point++; }
            }
        }

        return new(comma > point ? ',' : '.');
    }

    public GridCell Read(string raw)
    {
        var text = raw.Trim();
        if (text.Length == 0) { return GridCell.Empty; }
        var indent = raw.Length - raw.TrimStart().Length;
        return Parse(text) is var (value, unit) ? new(text, value, unit, indent) : new(text, null, 0m, indent);
    }

    /// <summary>Says which sign certainly stands before the decimals of a number, or '\0' where the text does not show it.</summary>
    private static char DecimalSignOf(string text)
    {
        var (comma, point) = (text.LastIndexOf(','), text.LastIndexOf('.'));
        if (comma < 0 && point < 0) { return '\0'; }
        foreach (var c in text) { if (char.IsLetter(c)) { return '\0'; } }
        var (last, sign) = comma > point ? (comma, ',') : (point, '.');
        if (comma >= 0 && point >= 0) { return text.IndexOf(sign) == last ? sign : '\0'; }
        if (text.IndexOf(sign) != last) { return sign == ',' ? '.' : ','; }
        var digits = 0;
        while (last + 1 + digits < text.Length && char.IsAsciiDigit(text[last + 1 + digits])) { digits++; }
        var leading = 0;
        while (last - 1 - leading >= 0 && char.IsAsciiDigit(text[last - 1 - leading])) { leading++; }
        var groups = digits == 3 && leading is >= 1 and <= 3 && text[last - leading] != '0';
        return digits == 0 || leading == 0 || groups ? '\0' : sign;
    }

    private (decimal Value, decimal Unit)? Parse(string text)
    {
        // 7.7 in a table of decimal commas is still seven and seven tenths.
        var decimalSign = DecimalSignOf(text) is var own and not '\0' ? own : DecimalSign;
        Span<char> digits = stackalloc char[32];
        var (length, decimals, group) = (0, -1, 0);
        var grouped = false;
        var (start, end, negative) = Frame(text);
        if (start >= end) { return null; }
        for (var i = start; i < end; i++)
        {
            var c = Ascii(text[i]);
            if (char.IsAsciiDigit(c))
            {
                if (length == digits.Length - 4) { return null; }
                digits[length++] = c;
                if (decimals >= 0) { decimals++; } else { group++; }
            }
            else if (c == decimalSign && decimals < 0 && i + 1 < end)
            {
                if (grouped && group != 3) { return null; }
                decimals = 0;
            }
            else if (decimals < 0 && IsGroupMark(c, decimalSign) && group is >= 1 and <= 3 && (!grouped || group == 3) && i + 1 < end)
            {
                (grouped, group) = (true, 0);
            }
            else
            {
                return null;
            }
        }

        if (length == 0 || (grouped && decimals < 0 && group != 3)) { return null; }
        return Value(digits[..length], Math.Max(decimals, 0), negative);
    }

    private static (decimal Value, decimal Unit)? Value(ReadOnlySpan<char> digits, int decimals, bool negative)
    {
        if (decimals > 15 || !decimal.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var whole)) { return null; }
        var unit = new decimal(1, 0, 0, false, (byte)decimals);
        return ((negative ? -whole : whole) * unit, unit);
    }

    /// <summary>Cuts off signs, brackets, currency and percent signs and note marks around the digits.</summary>
    private static (int Start, int End, bool Negative) Frame(string text)
    {
        var (start, end, negative) = (0, text.Length, false);
        while (start < end && !IsDigit(text[start]) && text[start] is not ('.' or ','))
        {
            var c = text[start++];
            if (c is '-' or '–' or '−' or '△' or '▲' or '－') { negative = true; }
            else if (c == '(') { negative = text.EndsWith(')') || text.EndsWith(")%", StringComparison.Ordinal); if (!negative) { return (0, 0, false); } }
            else if (!(char.IsWhiteSpace(c) || c is '+' or '*' or '\'' or '\\' || char.GetUnicodeCategory(c) == UnicodeCategory.CurrencySymbol))
            {
                return (0, 0, false);
            }
        }

        while (end > start && !IsDigit(text[end - 1]))
        {
            var c = text[--end];
            if (!(char.IsWhiteSpace(c) || c is ')' or '%' or '％' or '*' or '†' || char.GetUnicodeCategory(c) == UnicodeCategory.CurrencySymbol))
            {
                return (0, 0, false);
            }
        }

        return (start, end, negative);
    }

    private static bool IsGroupMark(char c, char decimalSign) =>
        c is ' ' or '\u00a0' or '\u2009' or '\u202f' or '\'' || (c == ',' && decimalSign == '.') || (c == '.' && decimalSign == ',');

    private static bool IsDigit(char c) => char.IsAsciiDigit(c) || c is >= '０' and <= '９';

    private static char Ascii(char c) => c switch
    {
        >= '０' and <= '９' => (char)(c - '０' + '0'),
        '，' => ',',
        '．' => '.',
        _ => c,
    };
}
