using System.Globalization;
using Kessan.Core;

namespace Kessan.Documents;

/// <summary>Dates and periods in words, as headings and sentences of a document write them.</summary>
internal sealed class DateText(HouseStyle style, FiscalCalendar calendar)
{
    /// <summary>September 30, 2008; 2008年9月30日 or 平成20年9月30日.</summary>
    public string Long(DateOnly date) => style.IsJapanese ? JapaneseDates.Day(date, style.Dates) : date.ToString("MMMM d, yyyy", CultureInfo.InvariantCulture);

    /// <summary>Sept. 30, 2008: months of more than five letters are cut as newspapers cut them.</summary>
    public string Short(DateOnly date)
    {
        if (style.IsJapanese) { return Long(date); }
        var month = date.Month switch
        {
            9 => "Sept.",
            3 or 4 or 5 or 6 or 7 => date.ToString("MMMM", CultureInfo.InvariantCulture),
            _ => date.ToString("MMM", CultureInfo.InvariantCulture) + "."
        };
        return string.Create(CultureInfo.InvariantCulture, $"{month} {date.Day}, {date.Year}");
    }

    /// <summary>1H08; 平成21年3月期第2四半期累計.</summary>
    public string Label(Period period) => style.IsJapanese ? JapaneseDates.Label(period, calendar, style.Dates) : calendar.Label(period);

    /// <summary>The fiscal year in which a period ends: FY2008; 平成21年3月期.</summary>
    public string FiscalYear(Period period)
    {
        var year = calendar.Year(calendar.YearOf(period.End));
        return style.IsJapanese ? JapaneseDates.FiscalYear(year, style.Dates) : calendar.Label(year);
    }

    /// <summary>Three Months, Six Months, Fiscal Year: a duration without its end.</summary>
    public string Length(Period period)
    {
        if (style.IsJapanese) { return JapaneseDates.Length(period); }
        var start = period.Start ?? period.End;
        var months = ((period.End.Year - start.Year) * 12) + period.End.Month - start.Month + 1;
        string[] words = ["", "One Month", "Two Months", "Three Months", "Four Months", "Five Months", "Six Months", "Seven Months", "Eight Months",
            "Nine Months", "Ten Months", "Eleven Months", "Fiscal Year"];
        return words[Math.Clamp(months, 0, 12)];
    }

    /// <summary>
    /// Fills {label}, {end}, {end-short}, {start}, {length}, {year}, {fiscal-year}, {interim}, {prior-end}, {year-start} of a heading with those of a period.
    /// </summary>
    public string Fill(string heading, Period period) => !heading.Contains('{', StringComparison.Ordinal) ? heading : heading
        .Replace("{label}", Label(period), StringComparison.Ordinal)
        .Replace("{end}", Long(period.End), StringComparison.Ordinal)
        .Replace("{end-short}", Short(period.End), StringComparison.Ordinal)
        .Replace("{prior-end}", Long(period.YearBefore.End), StringComparison.Ordinal)
        .Replace("{year-start}", Long(calendar.PreviousYearEnd(period).End), StringComparison.Ordinal)
        .Replace("{start}", Long(period.Start ?? period.End), StringComparison.Ordinal)
        .Replace("{year}", period.End.Year.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal)
        .Replace("{fiscal-year}", FiscalYear(period), StringComparison.Ordinal)
        .Replace("{interim}", style.IsJapanese ? JapaneseDates.Interim(period, style.Dates) : $"{Length(period)} ended {Long(period.End)}",
            StringComparison.Ordinal)
        .Replace("{length}", Length(period), StringComparison.Ordinal);
}
