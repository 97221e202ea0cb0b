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
            .. TaxOfProfits(work, e, day, held == 0m ? 0m : e.Percent / held),
            .. Kept(work, e, day),
        ];
        Book(work, e, day, legs,
            string.Create(CultureInfo.InvariantCulture,
                $"{e.Owner} sells {e.Percent}% of {e.Entity} for {e.Amount}; it had cost {cost}, and the equity method had added {sold}"));
    }

    // Significant influence is lost with a part kept: at fair value where the policy says so and the event gives it (IAS 28 ¶22), with the rest of the
    // translation adjustment; at cost, what the equity method had added leaving as it came (ASBJ 16 ¶15); else what it stands at (APB 18 ¶19(l)).
    internal static IEnumerable<Leg> Kept(GroupWork work, GroupEvent e, DateOnly day)
    {
        if (work.ScopeOn(day).Method(e.Entity) != ConsolidationMethod.None) { return []; }
        // The event gives what the group keeps: its owner, and others that hold shares and sold none that day, each by its percentage.
        var others = work.EventsAt(day).Where(o => o.Entity == e.Entity && o.Owner != e.Owner).Select(o => o.Owner).ToHashSet(StringComparer.Ordinal);
        var holders = work.ScopeOn(day).GroupHoldings(e.Entity).Where(h => !others.Contains(h.Owner)).ToArray();
        if (work.Policies.Is(PolicyCatalogue.InvesteeKept, "cost")) { return [.. holders.SelectMany(h => AtCost(work, h.Owner, e.Entity))]; }
        if (e.HeldFairValue is not { } fair || !work.Policies.Is(PolicyCatalogue.InvesteeKept, "fair-value")) { return []; }
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

    // The tax that companies of the group deferred on profits with the investee goes with the part sold, in which the profits are realised.
    private static IEnumerable<Leg> TaxOfProfits(GroupWork work, GroupEvent e, DateOnly day, decimal sold)
    {
        foreach (var item in work.Input.Files.Unrealised.Where(i => i.Buyer == e.Entity && i.TaxRate != 0m && work.ScopeOn(day).IsFull(i.Seller)))
        {
            var tax = work.Round(
                ProfitLines.Left(item, day) * ProfitLines.PartOf(work, item, e.Owner, e.Entity, day.AddDays(-1)) * item.TaxRate * sold);
            if (tax == 0m) { continue; }
            yield return new(item.Seller, work.Accounts[AccountRole.DeferredTax], MovementCodes.Exit, -tax);
            yield return ChangeOfHolding.InResult(work, item.Seller, AccountRole.DeferredTaxExpense, tax, false);
        }
    }

    private static List<Leg> AtCost(GroupWork work, string owner, string entity)
    {
        var key = $"{owner}\n{entity}";
        var left = work.InvesteeAdjustments.GetValueOrDefault(key);
        var legs = new List<Leg> { new(entity, InvesteeStage.Account(work, entity), MovementCodes.Exit, -left) { Partner = owner } };
        foreach (var reserve in work.InvesteeTranslation.Keys.Where(k => k.StartsWith($"{key}\n", StringComparison.Ordinal)).ToArray())
        {
            left += work.InvesteeTranslation[reserve];
            legs.Add(new(owner, reserve[(key.Length + 1)..], MovementCodes.Exit, -work.InvesteeTranslation[reserve]) { Holder = owner });
            work.InvesteeTranslation[reserve] = 0m;
        }

        legs.Add(new(owner, work.Accounts.RetainedEarnings, MovementCodes.Exit, left) { Holder = owner });
        work.InvesteeAdjustments[key] = 0m;
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
