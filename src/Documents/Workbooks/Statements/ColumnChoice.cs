using System.Globalization;
using Kessan.Core;

namespace Kessan.Documents.Workbooks;

/// <summary>
/// The columns of a statement's sheet: the period and the same a year before, with change, growth and percentages; the quarter beside a longer period; for a
/// statement of balances the last year end too; targets. A column without a number is left out.
/// </summary>
/// <param name="hasNumber">Whether the statement has a number of a period under a scenario.</param>
/// <param name="isFlow">Whether it has a flow of a period.</param>
internal sealed class ColumnChoice(PeriodWords periods, BookWords words, Func<Period, string, bool> hasNumber, Func<Period, bool> isFlow)
{
    private const string Actual = "actual";
    private readonly List<BookColumn> columns = [];

    /// <param name="total">The caption of what percentages are taken of; null for none.</param>
    /// <param name="currency">The currency of the convenience translation; null for none.</param>
    public IReadOnlyList<BookColumn> Of(string? total, string? currency)
    {
        var (current, quarter, year) = (periods.Current, periods.Parse("quarter")!.Value, periods.Parse("year")!.Value);
        if (current.IsDuration && isFlow(current)) { Group(current, current.YearBefore, total, currency); }
        if (quarter != current && isFlow(quarter)) { Group(quarter, quarter.YearBefore, total, null); }
        if (columns.Count == 0 && isFlow(year)) { Group(year, year.YearBefore, total, currency); }
        if (columns.Count == 0) { Balances(total, currency); }
        foreach (var period in new[] { current, year }.Distinct())
        {
            if (hasNumber(period, "target")) { columns.Add(new(BookColumnKind.Amount, Filled(words.Target, Label(period)), period, "target")); }
        }

        return columns;
    }

    private void Balances(string? total, string? currency)
    {
        var (closing, before) = (periods.Current.Closing, periods.Calendar.PreviousYearEnd(periods.Current));
        Group(closing, before, total, currency);
        if (closing.YearBefore != before && hasNumber(closing.YearBefore, Actual)) { columns.Add(Amount(closing.YearBefore)); }
    }

    private void Group(Period current, Period prior, string? total, string? currency)
    {
        var at = columns.Count;
        if (!hasNumber(current, Actual)) { return; }
        columns.Add(Amount(current));
        var hasPrior = hasNumber(prior, Actual);
        if (hasPrior)
        {
            columns.Add(Amount(prior));
            columns.Add(new(BookColumnKind.Change, words.Change, current, Actual, at, at + 1));
            columns.Add(new(BookColumnKind.Growth, words.Growth, current, Actual, at, at + 1));
        }

        if (total is not null)
        {
            columns.Add(new(BookColumnKind.Share, $"{Label(current)}{words.Comma}{Filled(words.ShareOf, total)}", current, Actual, at));
            if (hasPrior) { columns.Add(new(BookColumnKind.Share, $"{Label(prior)}{words.Comma}{Filled(words.ShareOf, total)}", prior, Actual, at + 1)); }
        }

        if (currency is not null) { columns.Add(new(BookColumnKind.Translation, Label(current), current, Actual, at) { Currency = currency }); }
    }

    private BookColumn Amount(Period period) => new(BookColumnKind.Amount, Label(period), period, Actual);

    private string Label(Period period) => periods.NameOf(period);

    private static string Filled(string text, string slot) => string.Format(CultureInfo.InvariantCulture, text, slot);
}
