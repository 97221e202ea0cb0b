using Kessan.Core;

namespace Kessan.Examples.Iij;

/// <summary>The month ends with ledgers, and the cumulative periods that end on them.</summary>
internal static class MonthEnds
{
    public static readonly FiscalCalendar Calendar = new(4, FiscalYearNaming.FirstMonth);

    /// <summary>The closing before the first ledger.</summary>
    public static readonly DateOnly Opening = new(2006, 3, 31);

    public static readonly IReadOnlyList<DateOnly> All =
    [
        new(2006, 6, 30), new(2006, 9, 30), new(2006, 12, 31), new(2007, 3, 31), new(2007, 6, 30),
        new(2007, 9, 30), new(2007, 12, 31), new(2008, 3, 31), new(2008, 6, 30), new(2008, 9, 30),
    ];

    /// <summary>1H08 for 30 September 2008.</summary>
    public static string Label(DateOnly end) => Calendar.Label(Calendar.CumulativeTo(end));

    public static string Iso(DateOnly end) => Period.Instant(end).ToString();

    /// <summary>The closing that a month end's opening balances are.</summary>
    public static DateOnly YearBefore(DateOnly end) => Calendar.CumulativeTo(end).Opening!.Value.End;

    public static string Folder(DateOnly end) => Iso(end)[..7];
}
