using System.Globalization;

namespace Kessan.Ledgers;

/// <summary>
/// Numbers as the workspace writes them: an optional minus, digits, at most one full stop. Everything else is refused, with what it probably means.
/// </summary>
public static class CsvNumber
{
    public static bool TryRead(ReadOnlySpan<char> text, out decimal value) =>
        decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out value) && text[0] != '+';

    /// <summary>
    /// How a number with other separators would be written here: 1.234,56 → 1234.56; 1,234 → 1234; (1,234) → -1234; full-width digits and signs
    /// likewise. Null where it is no number, or where it could be two (1,23 is not guessed).
    /// </summary>
    public static string? Suggest(string text)
    {
        var plain = new string([.. text.Select(HalfWidth)]).Trim().Replace("¥", "", StringComparison.Ordinal);
        if (plain is ['(', .. var inside, ')']) { plain = "-" + inside; }
        if (plain is ['▲' or '△', .. var triangle]) { plain = "-" + triangle; }
        plain = new string([.. plain.Where(c => c is not (' ' or '\'' or '’' or '_'))]);
        var (comma, stop) = (plain.LastIndexOf(','), plain.LastIndexOf('.'));
        if (comma > stop && stop >= 0) { plain = plain.Replace(".", "", StringComparison.Ordinal).Replace(',', '.'); }
        else if (comma >= 0 && IsGrouped(plain.Split('.')[0])) { plain = plain.Replace(",", "", StringComparison.Ordinal); }
        return plain.Length > 0 && TryRead(plain, out _) ? plain : null;
    }

    /// <summary>Whether two fields are one number that an unquoted comma cut: 1 and 234; 1.234 and 56.</summary>
    internal static bool IsSplit(ReadOnlySpan<char> left, ReadOnlySpan<char> right)
    {
        var digits = left is ['-' or '(', .. var rest] ? rest : left;
        if (digits.Length == 0 || right.Length == 0 || digits.ContainsAnyExceptInRange('.', '9') || right.ContainsAnyExceptInRange('.', '9')) { return false; }
        var dot = right.IndexOf('.');
        return digits.Contains('.') ? dot < 0 : digits.Length <= 3 && (dot < 0 ? right.Length : dot) == 3;
    }

    // Full-width forms (U+FF01 to U+FF5E) stand in the order of ASCII; the minus of mathematics is not the hyphen.
    private static char HalfWidth(char c) => c switch
    {
        >= '\uFF01' and <= '\uFF5E' => (char)(c - 0xFEE0),
        '\u2212' => '-',
        '\u3000' => ' ',
        _ => c,
    };

    private static bool IsGrouped(string whole)
    {
        var groups = whole.TrimStart('-').Split(',');
        return groups[0].Length is > 0 and <= 3 && groups.Skip(1).All(g => g.Length == 3);
    }
}
