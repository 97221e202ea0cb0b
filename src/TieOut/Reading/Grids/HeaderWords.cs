namespace Kessan.TieOut.Reading.Grids;

/// <summary>Whether a header names a time.</summary>
internal static class HeaderWords
{
    private static readonly Phrases Times =
        new("ended", "ending", "month", "quarter", "year", "week", "fy", "january", "february", "march", "april", "may ", "june", "july", "august", "sept",
            "october", "november", "december", "1q", "2q", "3q", "4q", "q1", "q2", "q3", "q4", "年", "期", "月", "四半期");

    /// <summary>A short text that is nothing but a time: 26年3月期, March 31, 2014, 2024年12月期1Q.</summary>
    public static bool IsTimeAlone(string text) =>
        text.Length is > 3 and < 30 && text.AsSpan().ContainsAnyInRange('0', '9') && NameTime(text) && Rest(text) <= 2;

    /// <summary>Characters that no date has.</summary>
    private static int Rest(string text)
    {
        var rest = text.Count(c => !char.IsAsciiDigit(c) && !char.IsAsciiLetter(c)
            && c is not (' ' or ',' or '.' or '/' or '年' or '月' or '日' or '期' or '第' or '四' or '半' or 'Q' or '(' or ')' or '平' or '成' or '令' or '和' or '末'));
        return rest + (text.Count(char.IsAsciiLetter) > 12 ? 3 : 0);
    }

    public static bool NameTime(string text)
    {
        if (CellScanner.IsYear(text)) { return true; }
        return Times.In(text) || text.Contains(" 19", StringComparison.Ordinal) || text.Contains(" 20", StringComparison.Ordinal);
    }
}
