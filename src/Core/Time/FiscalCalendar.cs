using System.Globalization;
using System.Text.RegularExpressions;

namespace Kessan.Core;

/// <summary>Which calendar year names a fiscal year that spans two.</summary>
public enum FiscalYearNaming
{
    /// <summary>FY2007 is April 2007 to March 2008 (usual in Japan).</summary>
    FirstMonth,

    /// <summary>FY2008 is April 2007 to March 2008.</summary>
    LastMonth,
}

/// <summary>
/// A company's fiscal year of calendar months, its quarters, halves and cumulative periods, and their labels:
/// <c>2Q07</c> a quarter, <c>1H08</c> a half, <c>9M07</c> the first nine months, <c>FY2007</c> (or <c>FY07</c>) the year.
/// </summary>
public sealed partial record FiscalCalendar(int FirstMonth, FiscalYearNaming Naming)
{
    /// <summary>The name (year number) of the fiscal year that holds a day.</summary>
    public int YearOf(DateOnly day)
    {
        var startYear = day.Month >= FirstMonth ? day.Year : day.Year - 1;
        return Naming == FiscalYearNaming.FirstMonth || FirstMonth == 1 ? startYear : startYear + 1;
    }

    public Period Year(int year) => Months(year, 0, 12);

    /// <param name="quarter">1 to 4.</param>
    public Period Quarter(int year, int quarter) => Months(year, InRange(quarter, 4) * 3, 3);

    /// <param name="half">1 or 2.</param>
    public Period Half(int year, int half) => Months(year, InRange(half, 2) * 6, 6);

    /// <summary>From the first day of the year through its first <paramref name="months"/> months.</summary>
    public Period FirstMonths(int year, int months) => Months(year, 0, months);

    /// <summary>From the first day of the fiscal year that holds <paramref name="end"/> to that day: what a cumulative trial balance covers.</summary>
    public Period CumulativeTo(DateOnly end) => Period.Duration(Year(YearOf(end)).Start!.Value, end);

    /// <summary>
    /// A flow as the difference of two cumulative periods: 2Q = 1H − 1Q. The second is null where the period starts with the year.
    /// </summary>
    public (Period Through, Period? Before) AsCumulative(Period duration)
    {
        var through = CumulativeTo(duration.End);
        var yearStart = through.Start!.Value;
        return duration.Start == yearStart ? (through, null) : (through, Period.Duration(yearStart, duration.Start!.Value.AddDays(-1)));
    }

    /// <summary>The closing of the fiscal year before the one that holds the period's end: the usual balance-sheet comparative.</summary>
    public Period PreviousYearEnd(Period period) => Period.Instant(CumulativeTo(period.End).Start!.Value.AddDays(-1));

    /// <summary>Reads a label such as 2Q07, 1H08, 9M07, FY2007 or an ISO date (an instant); null where it is none.</summary>
    public Period? Parse(string label)
    {
        if (DateOnly.TryParseExact(label, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)) { return Period.Instant(date); }
        var match = LabelPattern().Match(label);
        if (!match.Success) { return null; }
        var year = FullYear(match.Groups["year"].Value);
        return match.Groups["part"].Value switch
        {
            "FY" => Year(year),
            "9M" => FirstMonths(year, 9),
            ['1' or '2' or '3' or '4', 'Q'] part => Quarter(year, part[0] - '0'),
            ['1' or '2', 'H'] part => Half(year, part[0] - '0'),
            _ => null,
        };
    }

    /// <summary>The shortest label of a period (1H08; FY2007 for a whole year), or its ISO form where it has none.</summary>
    public string Label(Period period)
    {
        if (period.Start is null) { return period.ToString(); }
        var year = YearOf(period.End);
        var short2 = (year % 100).ToString("00", CultureInfo.InvariantCulture);
        if (period == Year(year)) { return string.Create(CultureInfo.InvariantCulture, $"FY{year}"); }
        if (period == FirstMonths(year, 9)) { return $"9M{short2}"; }
        for (var half = 1; half <= 2; half++) { if (period == Half(year, half)) { return string.Create(CultureInfo.InvariantCulture, $"{half}H{short2}"); } }
        for (var quarter = 1; quarter <= 4; quarter++)
        {
            if (period == Quarter(year, quarter)) { return string.Create(CultureInfo.InvariantCulture, $"{quarter}Q{short2}"); }
        }
        return period.ToString();
    }

    private static int InRange(int part, int count) =>
        part >= 1 && part <= count ? part - 1 : throw new ArgumentOutOfRangeException(nameof(part), part, $"1 to {count}");

    private static int FullYear(string digits)
    {
        var number = int.Parse(digits, NumberStyles.None, CultureInfo.InvariantCulture);
        return digits.Length == 4 ? number : number < 70 ? 2000 + number : 1900 + number;
    }

    private Period Months(int year, int skip, int count)
    {
        var startYear = Naming == FiscalYearNaming.FirstMonth || FirstMonth == 1 ? year : year - 1;
        var start = new DateOnly(startYear, FirstMonth, 1).AddMonths(skip);
        return Period.Duration(start, start.AddMonths(count).AddDays(-1));
    }

    [GeneratedRegex("^(?<part>FY|9M|[1-4]Q|[12]H)(?<year>[0-9]{4}|[0-9]{2})$", RegexOptions.ExplicitCapture, Timeout.Infinite)]
    private static partial Regex LabelPattern();
}
