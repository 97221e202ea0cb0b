using System.Globalization;
using Kessan.Ledgers;

namespace Kessan.Consolidation;

/// <summary>
/// Shares of an investee are sold, or its investment is written down: what the equity method had added goes with the part that goes (IAS 28 ¶22-23; ASC
/// 323-10-35-35).
/// </summary>
internal static class InvesteeSale
{
    private static readonly Rule Rule = new("ES", "sale-of-investee", Level.Consolidation);

    public static void Apply(GroupWork work, GroupEvent e, DateOnly day)
    {
        if (e.Kind == EventKind.Impairment) { Impair(work, e, day); return; }
        var key = $"{e.Owner}\n{e.Entity}";
        var held = work.Timeline.Of(e.Entity, day).Where(h => h.Owner == e.Owner).Sum(h => h.Percent) + e.Percent;
        var adjustment = work.InvesteeAdjustments.GetValueOrDefault(key);
        var sold = held == 0m ? 0m : work.Round(adjustment * e.Percent / held);
        work.InvesteeAdjustments[key] = adjustment - sold;
        var cost = Acquisition.CostOf(work, e.Owner, e.Entity, day.AddDays(-1)) - Acquisition.CostOf(work, e.Owner, e.Entity, day);
        work.Measure("gain on sale of investee", e.Entity, e.Code, e.Amount - cost - sold);
        List<Leg> legs =
        [
            new(e.Entity, InvesteeStage.Account(work, e.Entity), MovementCodes.Exit, -sold) { Partner = e.Owner },
            ChangeOfHolding.InResult(work, e.Owner, AccountRole.DisposalResult, sold, false),
            .. InvesteeTranslation.Recycled(work, e.Owner, e.Entity, held == 0m ? 0m : e.Percent / held, AccountRole.DisposalResult, day),
            .. Kept(work, e, day),
        ];
        Book(work, e, day, legs,
            string.Create(CultureInfo.InvariantCulture,
                $"{e.Owner} sells {e.Percent}% of {e.Entity} for {e.Amount}; it had cost {cost}, and the equity method had added {sold}"));
    }

    // Significant influence is lost with a part kept: at fair value where the policy says so and the event gives it (IAS 28 ¶22), with the rest of the
    // translation adjustment; else what it stands at (ASC 323-10-35-36).
    internal static IEnumerable<Leg> Kept(GroupWork work, GroupEvent e, DateOnly day)
    {
        if (work.ScopeOn(day).Method(e.Entity) != ConsolidationMethod.None || e.HeldFairValue is not { } fair
            || !work.Policies.Is(PolicyCatalogue.RetainedInterest, "fair-value"))
        {
            return [];
        }
        // The event gives what the group keeps: its owner, and others that hold shares and sold none that day, each by its percentage.
        var others = work.EventsAt(day).Where(o => o.Entity == e.Entity && o.Owner != e.Owner).Select(o => o.Owner).ToHashSet(StringComparer.Ordinal);
        var holders = work.ScopeOn(day).GroupHoldings(e.Entity).Where(h => !others.Contains(h.Owner)).ToArray();
        var (legs, left, points) = (new List<Leg>(), fair, holders.Sum(h => h.Percent));
        foreach (var (owner, percent) in holders)
        {
            var value = owner == holders[^1].Owner ? left : work.Round(fair * percent / points);
            left -= value;
            var change = value - Acquisition.CostOf(work, owner, e.Entity, day) - work.InvesteeAdjustments.GetValueOrDefault($"{owner}\n{e.Entity}");
            InvesteeStage.Add(work, owner, e.Entity, change);
            legs.Add(new(e.Entity, InvesteeStage.Account(work, e.Entity), MovementCodes.Exit, change) { Partner = owner });
            legs.Add(ChangeOfHolding.InResult(work, owner, AccountRole.RemeasurementResult, -change, false));
            legs.AddRange(InvesteeTranslation.Recycled(work, owner, e.Entity, 1m, AccountRole.DisposalResult, day));
        }

        return legs;
    }

    private static void Impair(GroupWork work, GroupEvent e, DateOnly day)
    {
        foreach (var (owner, _) in InvesteeStage.Holdings(work, day).Where(h => h.Entity == e.Entity && (e.Owner.Length == 0 || h.Owner == e.Owner)))
        {
            InvesteeStage.Add(work, owner, e.Entity, -e.Amount);
            Book(work, e, day, [new(e.Entity, InvesteeStage.Account(work, e.Entity), MovementCodes.Depreciation, -e.Amount) { Partner = owner },
                ChangeOfHolding.InResult(work, owner, AccountRole.EquityMethodResult, e.Amount, day <= work.Before)],
                $"The investment of {owner} in {e.Entity} is impaired by {e.Amount.ToString(CultureInfo.InvariantCulture)}");
        }
    }

    private static void Book(GroupWork work, GroupEvent e, DateOnly day, List<Leg> legs, string what) =>
        NonControllingShares.OfMoment(work, work.Journal.Append(Rule, day, $"{what} (IAS 28 ¶22; ASC 323-10-35-35; APB 18 ¶19).", legs, e.Source), day);
}
