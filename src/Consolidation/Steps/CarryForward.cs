using System.Globalization;
using Kessan.Ledgers;

namespace Kessan.Consolidation;

/// <summary>
/// Step 2. Permanent consolidation entries stand in nobody's books, so each year repeats their closing as its opening (movement OPN): from the fiscal year
/// before, in the first year of the workspace from group/opening.csv. Eliminations between companies are not repeated; they are made anew from the balances.
/// </summary>
internal static class CarryForward
{
    private static readonly Rule Rule = new("CF", "carry-forward", Level.Consolidation, BalancesAlone: false);

    public static void Apply(PeriodWork work)
    {
        if (work.Prior is { } prior) { FromYearEnd(work, prior); }
        else { FromOpening(work); }
    }

    private static void FromYearEnd(PeriodWork work, YearEnd prior)
    {
        foreach (var company in prior.Carried.GroupBy(c => c.Entity, StringComparer.Ordinal))
        {
            var entries = string.Join(", ", company.SelectMany(c => c.Entries).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));
            var reason = FormattableString.Invariant($"Consolidation entries of {company.Key} at {prior.End:yyyy-MM-dd} ({entries}) are carried forward.");
            work.Journal.Append(Rule, reason, company.Select(c => new Posting(c.Entity, c.Account, MovementCodes.Opening, null, c.Amount)));
        }
    }

    private static void FromOpening(PeriodWork work)
    {
        if (work.Input.TrialBalances.Any(t => t.End < work.YearStart))
        {
            var day = work.Before.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
            work.Report("CO102", "prior-closing-missing", new(FormattableString.Invariant($"ledgers/{work.End:yyyy-MM}")),
                $"There are ledgers of earlier years but none of {day}, so the consolidation entries of that closing cannot be carried forward.", "no ledgers",
                day, "Add the ledgers of that day.");
            return;
        }

        var entries = work.Input.Group.Opening
            .OrderBy(o => o.Entity, StringComparer.Ordinal)
            .ThenBy(o => o.Reason, StringComparer.Ordinal)
            .ThenBy(o => work.Chart.PositionOf(o.Account))
            .ThenBy(o => o.Amount)
            .GroupBy(o => (o.Entity, o.Reason));
        foreach (var entry in entries)
        {
            work.Journal.Append(Rule, entry.Key.Reason, entry.Select(o => new Posting(o.Entity, o.Account, MovementCodes.Opening, null, o.Amount, o.Source)));
        }
    }
}
