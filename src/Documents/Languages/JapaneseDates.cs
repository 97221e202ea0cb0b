using System.Globalization;
using Kessan.Core;

namespace Kessan.Documents;

/// <summary>Dates and periods as Japanese announcements write them: 平成20年9月30日, 平成21年3月期第2四半期.</summary>
internal static class JapaneseDates
{
    public static string Day(DateOnly date, YearStyle years) => string.Create(CultureInfo.InvariantCulture, $"{Year(date, years)}{date.Month}月{date.Day}日");

    /// <summary>平成21年3月期: the fiscal year by the month in which it ends.</summary>
    public static string FiscalYear(Period year, YearStyle years) => string.Create(CultureInfo.InvariantCulture, $"{Year(year.End, years)}{year.End.Month}月期");

    /// <summary>平成20年9月中間期: the first half, as forms named it before quarterly reporting.</summary>
    public static string Interim(Period half, YearStyle years) => string.Create(CultureInfo.InvariantCulture, $"{Year(half.End, years)}{half.End.Month}月中間期");

    public static string Length(Period period)
    {
        var months = Months(period);
        return months == 12 ? "通期" : string.Create(CultureInfo.InvariantCulture, $"{months}ヶ月間");
    }

    /// <summary>A balance by its day, a year by its name, a cumulative period by the quarter it reaches, a quarter of its own as such.</summary>
    public static string Label(Period period, FiscalCalendar calendar, YearStyle years)
    {
        if (period.Start is not { } start) { return Day(period.End, years); }
        var year = calendar.Year(calendar.YearOf(period.End));
        var (months, quarter) = (Months(period), (Months(Period.Duration(year.Start!.Value, period.End)) + 2) / 3);
        if (start == year.Start)
        {
            return months == 12
                ? FiscalYear(year, years)
                : string.Create(CultureInfo.InvariantCulture, $"{FiscalYear(year, years)}第{quarter}四半期{(quarter > 1 ? "累計" : "")}");
        }
        return months == 3
            ? string.Create(CultureInfo.InvariantCulture, $"{FiscalYear(year, years)}第{quarter}四半期")
            : $"{Day(start, years)}から{Day(period.End, years)}まで";
    }

    private static int Months(Period period)
    {
        var start = period.Start ?? period.End;
        return ((period.End.Year - start.Year) * 12) + period.End.Month - start.Month + 1;
    }

    private static string Year(DateOnly date, YearStyle years) =>
        years == YearStyle.Era ? JapaneseEra.Year(date) : string.Create(CultureInfo.InvariantCulture, $"{date.Year}年");
}
