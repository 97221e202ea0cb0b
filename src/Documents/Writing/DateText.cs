using System.Globalization;
using Kessan.Core;

namespace Kessan.Documents;

/// <summary>Dates and periods in words, as headings and sentences write them.</summary>
internal static class DateText
{
    public static string Long(DateOnly date) => date.ToString("MMMM d, yyyy", CultureInfo.InvariantCulture);

    /// <summary>Sept. 30, 2008: months of more than five letters are cut as newspapers cut them.</summary>
    public static string Short(DateOnly date)
    {
        var month = date.Month switch { 9 => "Sept.", 3 or 4 or 5 or 6 or 7 => date.ToString("MMMM", CultureInfo.InvariantCulture), _ => date.ToString("MMM", CultureInfo.InvariantCulture) + "." };
        return string.Create(CultureInfo.InvariantCulture, $"{month} {date.Day}, {date.Year}");
    }

    /// <summary>Three Months, Six Months, Fiscal Year: a duration without its end.</summary>
    public static string Length(Period period)
    {
        var start = period.Start ?? period.End;
        var months = ((period.End.Year - start.Year) * 12) + period.End.Month - start.Month + 1;
        string[] words = ["", "One Month", "Two Months", "Three Months", "Four Months", "Five Months", "Six Months", "Seven Months", "Eight Months", "Nine Months", "Ten Months", "Eleven Months", "Fiscal Year"];
        return words[Math.Clamp(months, 0, 12)];
    }

    /// <summary>Fills {label}, {end}, {end-short}, {start}, {length}, {prior-end}, {year-start} of a heading with those of a period.</summary>
    public static string Fill(string heading, Period period, FiscalCalendar calendar) => heading
        .Replace("{label}", calendar.Label(period), StringComparison.Ordinal)
        .Replace("{end}", Long(period.End), StringComparison.Ordinal)
        .Replace("{end-short}", Short(period.End), StringComparison.Ordinal)
        .Replace("{prior-end}", Long(period.YearBefore.End), StringComparison.Ordinal)
        .Replace("{year-start}", Long(calendar.PreviousYearEnd(period).End), StringComparison.Ordinal)
        .Replace("{start}", Long(period.Start ?? period.End), StringComparison.Ordinal)
        .Replace("{year}", period.End.Year.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal)
        .Replace("{length}", Length(period), StringComparison.Ordinal);
}
