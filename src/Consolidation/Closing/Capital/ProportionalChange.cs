using System.Globalization;
using Kessan.Ledgers;

namespace Kessan.Consolidation;

/// <summary>
/// More or less of a company that is consolidated in proportion: the books bring the change of every balance (PCT), and its equity goes against what was paid
/// or received; what is paid beyond is goodwill, what is received beyond is a gain, with the same part of the translation adjustment (IAS 31 ¶30 and IAS 21
/// ¶48C; APB 18 ¶19).
/// </summary>
internal static class ProportionalChange
{
    private static readonly Rule Rule = new("PP", "proportional-change", Level.Consolidation);

    public static void Apply(GroupWork work, GroupEvent e, DateOnly day)
    {
        var opening = day <= work.Before;
        var movement = opening ? MovementCodes.Opening : MovementCodes.PercentageChange;
        var equity = opening ? Before(work, e, day) : InBooks(work, e, day);
        var (legs, stepUps) = e.Kind == EventKind.Sale ? Sold(work, e, day, equity, movement) : Bought(work, e, day, equity, movement);
        NonControllingShares.OfMoment(work, work.Journal.Append(Rule, opening ? work.Before : day,
            string.Create(CultureInfo.InvariantCulture,
                $"{e.Owner} {(e.Kind == EventKind.Sale ? "sells" : "buys")} {e.Percent}% of {e.Entity}, which is consolidated in proportion, for {e.Amount} (IAS 31 ¶30; APB 18 ¶19)."),
                legs, e.Source),
                day);
        foreach (var stepUp in stepUps) { work.AddStepUp(stepUp); }
    }

    private static (List<Leg> Legs, IEnumerable<StepUp> StepUps) Bought(GroupWork work, GroupEvent e, DateOnly day, IReadOnlyList<Leg> equity, string movement)
    {
        var opening = movement == MovementCodes.Opening;
        var given = e.Amount + e.Costs;
        var price = new PurchasePrice(work, e.Entity, e, day, equity.Sum(l => l.Amount), [new(e.Owner, e.Percent, e.Percent, given, 0m, 0m, 0m)], 0m);
        List<Leg> legs =
        [
            .. equity,
            new(e.Entity, work.Accounts.RetainedEarnings, opening ? movement : MovementCodes.Entry, price.StepUps.Sum(s => s.EntryAmount)),
            new(e.Entity, Acquisition.AccountOf(work, e.Owner, e.Entity), movement, -given) { Partner = e.Owner },
            ChangeOfHolding.InResult(work, e.Owner, AccountRole.BargainPurchase, -price.Bargain, opening),
        ];
        return (legs, price.StepUps);
    }

    private static (List<Leg> Legs, IEnumerable<StepUp> StepUps) Sold(GroupWork work, GroupEvent e, DateOnly day, IReadOnlyList<Leg> equity, string movement)
    {
        var opening = movement == MovementCodes.Opening;
        var recycled = equity.Where(l => l.Account == work.Accounts.TranslationAdjustmentOrNone).Sum(l => l.Amount);
        var held = work.ScopeOn(day).GroupHoldings(e.Entity).Sum(h => h.Percent) + e.Percent;
        var relieved = ChangeOfHolding.Relieved(work, e, day, held);
        var cost = Acquisition.CostOf(work, e.Owner, e.Entity, day.AddDays(-1)) - Acquisition.CostOf(work, e.Owner, e.Entity, day);
        var gain = e.Amount + equity.Sum(l => l.Amount) + relieved.Sum(r => r.EntryAmount) - recycled;
        work.Measure("gain on sale of a part", e.Entity, e.Code, gain);
        List<Leg> legs =
        [
            .. equity.Where(l => l.Account != work.Accounts.TranslationAdjustmentOrNone),
            new(e.Entity, work.Accounts.RetainedEarnings, opening ? movement : MovementCodes.Entry, relieved.Sum(r => r.EntryAmount)),
            new(e.Entity, Acquisition.AccountOf(work, e.Owner, e.Entity), movement, cost) { Partner = e.Owner },
            ChangeOfHolding.InResult(work, e.Owner, AccountRole.DisposalResult, e.Amount - cost, opening),
            ChangeOfHolding.InResult(work, e.Owner, AccountRole.DisposalResult, -gain, opening),
        ];
        return (legs, relieved);
    }

    // The equity that came or went with the change, turned round: what the entry takes out of the books' movement.
    private static Leg[] InBooks(GroupWork work, GroupEvent e, DateOnly day) =>
    [
        .. work.Companies[e.Entity].Rows.Where(r => r.Movement == MovementCodes.PercentageChange && r.To == day
            && work.Chart[r.Account].Class == AccountClass.Equity)
            .GroupBy(r => r.Account, StringComparer.Ordinal)
            .OrderBy(g => work.Chart.PositionOf(g.Key))
            .Select(g => new Leg(e.Entity, g.Key, MovementCodes.PercentageChange, -g.Sum(r => r.Amount))),
    ];

    private static Leg[] Before(GroupWork work, GroupEvent e, DateOnly day)
    {
        var (rate, part) = (work.Companies[e.Entity].Rates.OfEvent(day), (e.Kind == EventKind.Sale ? -e.Percent : e.Percent) / 100m);
        return [.. (Acquisition.EquityAt(work, e, e.Entity, day)
            ?? new SortedDictionary<string, decimal>(StringComparer.Ordinal)).Select(a => new Leg(e.Entity, a.Key, MovementCodes.Opening,
                -work.Round(a.Value * rate) * part))];
    }
}
