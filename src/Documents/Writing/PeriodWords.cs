using Kessan.Core;

namespace Kessan.Documents;

/// <summary>
/// Reads a period: a label (1H08), a date (an instant), or a word relative to the document's own period: <c>current</c>, <c>prior</c>
/// (the same a year before), <c>year-start</c> (the closing of the fiscal year before), <c>year</c>, <c>prior-year</c>, <c>quarter</c>
/// and <c>prior-quarter</c> (the quarter that ends with the period).
/// </summary>
internal sealed record PeriodWords(FiscalCalendar Calendar, Period Current, DateText Dates)
{
    public Period? Parse(string word) => word switch
    {
        "current" => Current,
        "prior" => Current.YearBefore,
        "year-start" => Calendar.PreviousYearEnd(Current),
        "year" => Calendar.Year(Calendar.YearOf(Current.End)),
        "prior-year" => Calendar.Year(Calendar.YearOf(Current.End) - 1),
        "quarter" => LastQuarter,
        "prior-quarter" => LastQuarter.YearBefore,
        _ => Calendar.Parse(word),
    };

    /// <summary>A period as people name it: 1H08; an instant as its date.</summary>
    public string NameOf(Period period) => period.IsInstant ? Dates.Long(period.End) : Dates.Label(period);

    private Period LastQuarter => Period.Duration(new DateOnly(Current.End.Year, Current.End.Month, 1).AddMonths(-2), Current.End);

    /// <summary>The instant that <c>@opening</c> or <c>@closing</c> of a period means.</summary>
    public static Period At(Period period, string? time) => time switch
    {
        "opening" => period.Opening ?? period,
        "closing" => period.Closing,
        _ => period,
    };
}
