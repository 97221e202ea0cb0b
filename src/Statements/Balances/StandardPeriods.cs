using Kessan.Core;

namespace Kessan.Statements;

/// <summary>
/// The quarters, halves and other standard periods out of cumulative flows: 2Q = 1H − 1Q (a nil side is nothing; a difference of
/// exactly zero is nil, as in the ledgers).
/// </summary>
internal static class StandardPeriods
{
    /// <summary>The standard periods of every fiscal year in which one of the days lies: quarters, halves, nine months, the year.</summary>
    public static IReadOnlyList<Period> Of(FiscalCalendar calendar, IEnumerable<DateOnly> days) =>
    [
        .. days.Select(calendar.YearOf).Distinct().Order().SelectMany(year => (IEnumerable<Period>)
        [
            calendar.Quarter(year, 1), calendar.Quarter(year, 2), calendar.Half(year, 1), calendar.Quarter(year, 3), calendar.FirstMonths(year, 9),
            calendar.Quarter(year, 4), calendar.Half(year, 2), calendar.Year(year),
        ]),
    ];

    /// <param name="standard">The standard periods of the years that have ledgers.</param>
    public static IEnumerable<Fact> Differences(FiscalCalendar calendar, IReadOnlyList<Period> standard, IEnumerable<Fact> cumulative)
    {
        foreach (var flows in cumulative.Where(f => f.Key.Period.IsDuration).GroupBy(f => f.Key with { Period = default }))
        {
            var stated = flows.ToList();
            foreach (var period in standard)
            {
                if (calendar.AsCumulative(period) is not (var through, { } before)) { continue; }
                var (whole, part) = (stated.Find(f => f.Key.Period == through), stated.Find(f => f.Key.Period == before));
                if (whole is not null && part is not null) { yield return Difference(calendar, period, whole, part); }
            }
        }
    }

    private static Fact Difference(FiscalCalendar calendar, Period period, Fact whole, Fact part)
    {
        var difference = Operand.Of(whole) - Operand.Of(part);
        FactValue value = difference.IsNumber && difference.Value != 0m ? difference.ToFactValue()! : FactValue.Nil.Value;
        var formula = $"{whole.Key.Concept} {calendar.Label(whole.Key.Period)} - {calendar.Label(part.Key.Period)}";
        return new(whole.Key with { Period = period }, value, new Provenance.FromFormula(formula, [whole.Key, part.Key]));
    }
}
