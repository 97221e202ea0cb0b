namespace Kessan.TieOut.Figures;

/// <summary>
/// The rows of a forecast in the summary form of the Tokyo Stock Exchange (決算短信・四半期決算短信作成要領), which name a part of the year that the title names:
/// 通期 is the whole of it, 第2四半期(累計) its first half.
/// </summary>
internal static class FormRows
{
    private const int LongestLabel = 16;

    /// <param name="year">The year of which the title speaks.</param>
    public static ReportingPeriod? PeriodOf(string label, ReportingPeriod year)
    {
        if (label.Length is 0 or > LongestLabel || year.Months != 12) { return null; }
        var name = label.Replace(" ", "", StringComparison.Ordinal).Replace("\u3000", "", StringComparison.Ordinal);
        if (name is "通期" or "通期予想" or "通期(予想)") { return year; }
        if (name is "中間期" or "上期" or "中間期(予想)") { return First(year, 6); }
        return name.Length > 5 && name[0] == '第' && char.IsAsciiDigit(name[1]) && name.AsSpan(2) is "四半期(累計)" or "四半期累計" or "四半期累計期間"
            && name[1] is >= '1' and <= '3'
            ? First(year, (name[1] - '0') * 3)
            : null;
    }

    private static ReportingPeriod First(ReportingPeriod year, int months)
    {
        var end = new DateOnly(year.End.Year, year.End.Month, 1).AddMonths(months - 12);
        return new(end.AddMonths(1).AddDays(-1), months);
    }
}
