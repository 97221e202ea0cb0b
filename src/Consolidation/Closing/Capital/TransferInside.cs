using System.Globalization;
using Kessan.Ledgers;

namespace Kessan.Consolidation;

/// <summary>
/// A company of the group sells shares of a subsidiary to another company of the group on one day: nothing was sold. The seller's gain goes out, the subsidiary
/// stays at the group's values, and what the buyer paid beyond them passes between the outside owners of the two (IFRS 10 ¶B86 and ¶B96; ASC 810-10-45-1 and
/// 45-23; ARB 51 ¶6).
/// <example>P sells S, carried at 150, to its 80% subsidiary T for 200: T's others have 20% of 50 less, P's owners 10 more.</example>
/// </summary>
internal static class TransferInside
{
    private static readonly Rule Rule = new("TI", "transfer-inside-the-group", Level.Consolidation);

    /// <summary>Sales and purchases of one day that are each other's other side.</summary>
    public static IReadOnlyList<(GroupEvent Sale, GroupEvent Purchase)> At(GroupWork work, DateOnly day, ScopeOnDay before, ScopeOnDay after)
    {
        var events = work.EventsAt(day)
            .Where(e => e.Entity != work.Timeline.Parent && before.IsFull(e.Entity) && after.IsFull(e.Entity) && !after.IsProportional(e.Entity)
                && before.IsFull(e.Owner) && after.IsFull(e.Owner))
            .ToArray();
        var taken = new HashSet<string>(StringComparer.Ordinal);
        var found = new List<(GroupEvent, GroupEvent)>();
        foreach (var sale in events.Where(e => e.Kind == EventKind.Sale))
        {
            var purchase = events.FirstOrDefault(e => e.Kind == EventKind.Purchase && e.Entity == sale.Entity && e.Owner != sale.Owner
                && e.Percent == sale.Percent && e.Amount == sale.Amount && e.Costs == 0m && !taken.Contains(e.Code));
            if (purchase is not null && taken.Add(purchase.Code)) { found.Add((sale, purchase)); }
        }

        return found;
    }

    /// <param name="history">Net assets on the day where it lies before the first books; null where the books say them.</param>
    public static void Apply(GroupWork work, GroupEvent sale, GroupEvent purchase, DateOnly day, decimal? history)
    {
        var opening = day <= work.Before;
        var movement = opening ? MovementCodes.Opening : MovementCodes.PercentageChange;
        var entity = sale.Entity;
        var cost = Acquisition.CostOf(work, sale.Owner, entity, day.AddDays(-1)) - Acquisition.CostOf(work, sale.Owner, entity, day);
        var held = work.ScopeOn(day).GroupHoldings(entity).Sum(h => h.Percent);
        var carried = work.Round(((history ?? NetAssets.WithHoldings(work, entity, day, false)) - NonControlling.Of(work, entity)) * sale.Percent / held);
        work.Journal.Append(Rule, opening ? work.Before : day,
            string.Create(CultureInfo.InvariantCulture,
                $"{sale.Owner} sells {sale.Percent}% of {entity} to {purchase.Owner} for {sale.Amount}: nothing left the group (IFRS 10 ¶B86; ASC 810-10-45-1; ARB 51 ¶6)."),
        [
            new(entity, Acquisition.AccountOf(work, sale.Owner, entity), movement, cost) { Partner = sale.Owner },
            new(entity, Acquisition.AccountOf(work, purchase.Owner, entity), movement, -purchase.Amount) { Partner = purchase.Owner },
            ChangeOfHolding.InResult(work, sale.Owner, AccountRole.DisposalResult, sale.Amount - cost, opening),
        ], [sale.Source, purchase.Source]);
        var beyond = sale.Amount - carried;
        var of = string.Create(CultureInfo.InvariantCulture, $"the sale of {entity} inside the group, carried at {carried},");
        ChangeOfHolding.Pass(work, sale.Owner, movement, -beyond, day, of);
        ChangeOfHolding.Pass(work, purchase.Owner, movement, beyond, day, of);
    }
}
