using Kessan.Ledgers;

namespace Kessan.Consolidation;

/// <summary>A part of the fiscal year in which the group held one share of a company.</summary>
/// <param name="Share">What the group held, as a fraction of one.</param>
/// <param name="Result">The company's net income in that part, profit positive, in the presentation currency.</param>
internal sealed record SubPeriod(decimal Share, decimal Result);

/// <summary>The result of a company split where the share in it changed; the steps say what had been earned until then (result_to_date).</summary>
internal static class SubPeriods
{
    /// <param name="total">Net income of the year to date as its package has it.</param>
    public static IReadOnlyList<SubPeriod> OfYear(PeriodWork work, string entity, decimal total) =>
        Split(work, entity, Scope.ShareChanges(work, entity), work.Before, 0m, total);

    /// <summary>Of a company that entered the scope: what its package has, which begins on that day.</summary>
    public static IReadOnlyList<SubPeriod> SinceEntry(PeriodWork work, string entity, decimal total)
    {
        var entry = Scope.EntryDay(work, entity);
        var until = ResultBefore(work, entity, entry) ?? 0m;
        return Split(work, entity, Scope.ShareChanges(work, entity).Where(day => day > entry), entry, until, total + until);
    }

    /// <summary>Of an investee that became a subsidiary: what it earned until then.</summary>
    public static IReadOnlyList<SubPeriod> UntilEntry(PeriodWork work, string entity)
    {
        var entry = Scope.EntryDay(work, entity);
        return Split(work, entity, Scope.ShareChanges(work, entity).Where(day => day < entry), work.Before, 0m, ResultBefore(work, entity, entry) ?? 0m);
    }

    /// <summary>Net income from the first day of the fiscal year to the day before, by the step of that day; null where there is none.</summary>
    public static decimal? ResultBefore(PeriodWork work, string entity, DateOnly day)
    {
        if (work.StepsOf(entity).FirstOrDefault(s => s.Date == day) is not { } step) { return null; }
        return step.ResultToDate * InCurrency.AverageRate(work, entity, day);
    }

    private static List<SubPeriod> Split(PeriodWork work, string entity, IEnumerable<DateOnly> changes, DateOnly start, decimal taken, decimal total)
    {
        var parts = new List<SubPeriod>();
        var share = work.Input.Group.ShareOn(entity, start);
        foreach (var day in changes)
        {
            if (ResultBefore(work, entity, day) is { } until)
            {
                parts.Add(new(share, until - taken));
                taken = until;
            }
            else { ReportMissingStep(work, entity, day); }

            share = work.Input.Group.ShareOn(entity, day);
        }

        parts.Add(new(share, total - taken));
        return parts;
    }

    private static void ReportMissingStep(PeriodWork work, string entity, DateOnly day)
    {
        var row = work.Input.Group.Ownerships.First(o => o.Entity == entity && o.From == day).Source;
        work.Report("CO302", "step-missing", new(row.File, row.Row),
            FormattableString.Invariant($"The share in {entity} changes on {day:yyyy-MM-dd}, but no step of that day says what it had earned until then; the result is not split."),
            "no step", FormattableString.Invariant($"a step of {entity} on {day:yyyy-MM-dd}"), $"Add it to {AcquisitionReader.StepsFile}.");
    }
}

/// <summary>Amounts that the group's files give in a company's own currency.</summary>
internal static class InCurrency
{
    /// <summary>
    /// The average rate of the year to a day, or to the end of the period where that day has none; 1 for a company in the presentation currency.
    /// </summary>
    public static decimal AverageRate(PeriodWork work, string entity, DateOnly day) => Rate(work, entity, day, RateType.Average);

    /// <summary>The closing rate of a day, or of the end of the period where that day has none; 1 for a company in the presentation currency.</summary>
    public static decimal ClosingRate(PeriodWork work, string entity, DateOnly day) => Rate(work, entity, day, RateType.Closing);

    private static decimal Rate(PeriodWork work, string entity, DateOnly day, RateType type)
    {
        var currency = work.Input.Group.Find(entity)!.Currency;
        if (currency == work.Input.Currency) { return 1m; }
        return (work.Input.Rates.Find(day, currency, type) ?? work.Input.Rates.Find(work.End, currency, type))?.Value ?? 0m;
    }
}
