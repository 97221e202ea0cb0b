namespace Kessan.TieOut.Reading.Grids;

/// <summary>Whether a header names a time.</summary>
internal static class HeaderWords
{
    private static readonly string[] Times =
        ["ended", "ending", "month", "quarter", "year", "week", "fy", "january", "february", "march", "april", "may ", "june", "july", "august", "sept", "october", "november", "december", "1q", "2q", "3q", "4q", "q1", "q2", "q3", "q4", "年", "期", "月", "四半期"];

    public static bool NameTime(string text)
    {
        if (CellScanner.IsYear(text)) { return true; }
        foreach (var word in Times) { if (text.Contains(word, StringComparison.OrdinalIgnoreCase)) { return true; } }
        return text.Contains(" 19", StringComparison.Ordinal) || text.Contains(" 20", StringComparison.Ordinal);
    }
}
