using System.Globalization;
using Kessan.Ledgers;

namespace Kessan.Consolidation;

/// <summary>
/// A company leaves the scope: its assets, liabilities, goodwill and non-controlling interest go out, what is kept stands at the value of the policy, what was
/// in other comprehensive income from translation goes to income, and the gain is the price and what is kept, less the group's part of what went out (IFRS 10
/// ¶B98; ASC 810-10-40-5; ARB 51 ¶12).
/// <example>Sold for 1,300; net assets 1,080 with goodwill of 72, others' part 216: gain 1,300 + 216 − 1,080 − 72 = 364.</example>
/// </summary>
internal static class LossOfControl
{
    private static readonly Rule Rule = new("LC", "loss-of-control", Level.Consolidation);

    public static void Apply(GroupWork work, string entity, DateOnly day)
    {
        var before = work.ScopeOn(day.AddDays(-1));
        var sales = work.EventsAt(day).Where(e => e.Entity == entity && (e.Kind == EventKind.Sale || (e.Kind == EventKind.Issue && e.Percent < 0m))).ToArray();
        var owners = before.GroupHoldings(entity).Select(h => h.Owner).ToArray();
        var assets = Assets(work, entity);
        var residual = work.ExitResiduals.GetValueOrDefault(entity);
        var out1 = assets.Sum(a => a.Amount) + residual;
        var interest = NonControlling.Of(work, entity);
        var legs = assets.Select(a => new Leg(entity, a.Account, MovementCodes.Exit, -a.Amount) { Partner = a.Partner }).ToList();
        out1 += GoesAlong.Legs(work, entity, day, legs);
        if (interest != 0m) { legs.Add(new(entity, work.Accounts.NonControllingInterest, MovementCodes.Exit, interest)); }
        if (sales.Length == 0) { WithItsOwner(work, entity, day, owners, legs, out1 - interest, residual); }
        else { Sold(work, entity, day, sales, owners, legs, out1, interest, residual); }
        work.NonControlling[entity] = NonControllingBalance.None;
        var made = work.Journal.Append(Rule, day, Reason(work, entity, sales, out1, interest), legs, sales.Select(s => s.Source));
        NonControllingShares.OfMoment(work, made.Where(m => m.Line.Entity != entity), day);
    }

    private static void Sold(GroupWork work, string entity, DateOnly day, GroupEvent[] sales, string[] owners, List<Leg> legs, decimal netAssets,
        decimal interest, decimal residual)
    {
        // Control may be lost without a sale, by shares the company issues to others: what was paid in is with the company and leaves with it (IFRS 10
        // ¶B97-B98; ASC 810-10-55-4A).
        var issues = sales.Where(s => s.Kind == EventKind.Issue).ToArray();
        var paid = issues.Sum(s => s.Amount + s.PaidByOthers);
        legs.AddRange(issues.SelectMany(s => ChangeOfHolding.CapitalPaidIn(work, s, day, s.Amount + s.PaidByOthers, false)));
        netAssets -= paid;
        var (price, kept, keptCost, costs) = (sales.Sum(s => s.Kind == EventKind.Issue ? -s.Amount : s.Amount), 0m, 0m, 0m);
        var heldBefore = work.ScopeOn(day.AddDays(-1)).GroupHoldings(entity).Sum(h => h.Percent);
        foreach (var owner in owners)
        {
            var (cost, left) = (Acquisition.CostOf(work, owner, entity, day.AddDays(-1)), Acquisition.CostOf(work, owner, entity, day));
            var value = ValueKept(work, entity, day, owner, sales, left, PerPoint(work, entity, day, netAssets, interest, paid, heldBefore));
            var account = Acquisition.AccountOf(work, owner, entity);
            legs.Add(new(entity, account, MovementCodes.Exit, cost) { Partner = owner });
            legs.Add(new(entity, KeptAccount(work, entity, day, account), MovementCodes.Exit, value - left) { Partner = owner });
            if (value - left != 0m) { work.InvesteeAdjustments[$"{owner}\n{entity}"] = value - left; }
            (kept, keptCost, costs) = (kept + value, keptCost + left, costs + cost);
        }

        // The books of the owner hold what is kept at cost; the elimination of the cost is undone, and what is kept comes to its value.
        legs.Add(new(entity, work.Accounts.RetainedEarnings, MovementCodes.Exit, -residual));
        var gain = price + kept + interest - netAssets;
        var booked = price - (costs - keptCost);
        work.Measure("gain on loss of control", entity, sales[0].Code, gain);
        MeasureParts(work, entity, day, sales[0].Code, costs, keptCost, heldBefore);
        var translated = sales.Sum(s => OfRates(work, s));
        legs.Add(ChangeOfHolding.InResult(work, sales[0].Owner, AccountRole.DisposalResult, booked - translated - gain, false));
        legs.AddRange(GoesAlong.ProfitsOfSellers(work, entity, sales[0].Owner, day));
        if (translated != 0m) { legs.Add(new(sales[0].Owner, work.Accounts.TranslationAdjustment, MovementCodes.Exit, translated)); }
        Recycle(work, entity, day, sales, heldBefore, legs);
        var staysAtCarrying = work.Policies.Is(PolicyCatalogue.RetainedInterest, "carrying") && work.ScopeOn(day).Method(entity) == ConsolidationMethod.Equity
            && heldBefore > 0m;
        legs.AddRange(ReservesOnExit.OfSubsidiary(work, entity, sales[0].Owner,
            staysAtCarrying ? Math.Min(1m, sales.Sum(s => Math.Abs(s.Percent)) / heldBefore) : 1m));
    }

    // Of what stays at its carrying amount: the group's part, or after an issue its part of all that is there now and the same part of what was the buyer's
    // alone.
    private static decimal PerPoint(GroupWork work, string entity, DateOnly day, decimal netAssets, decimal interest, decimal paid, decimal held)
    {
        var points = Math.Max(held, 1m);
        if (paid == 0m) { return (netAssets - interest) / points; }
        var shared = NetAssets.At(work, entity, day, true);
        return (shared / 100m) + ((netAssets - interest - ((shared - paid) * held / 100m)) / points);
    }

    // A foreign seller's books have their gain at the rate of the year, and the cost at the rate of its purchase: what lies between them stands in the seller's
    // translation adjustment and belongs to the gain.
    private static decimal OfRates(GroupWork work, GroupEvent sale)
    {
        if (sale.UnrecordedAccount is not null || work.Companies.GetValueOrDefault(sale.Owner) is not { Rates.IsForeign: true, Company.IsRemeasured: false })
        {
            return 0m;
        }
        var rows = work.Journal.Lines
            .Where(l => l.Line.Level == Level.Package && l.Line.Entity == sale.Owner && l.Line.Partner == sale.Entity
                && work.Chart[l.Line.Account].Role == AccountRole.DisposalResult)
            .ToArray();
        var cost = Acquisition.CostOf(work, sale.Owner, sale.Entity, sale.Boundary.AddDays(-1))
            - Acquisition.CostOf(work, sale.Owner, sale.Entity, sale.Boundary);
        return rows.Length == 0 ? 0m : sale.Amount - cost + rows.Sum(r => r.Line.Amount);
    }

    // The table of interests that goes with the entry: what was sold and what is kept, of cost and goodwill, and what is others' afterwards.
    private static void MeasureParts(GroupWork work, string entity, DateOnly day, string of, decimal cost, decimal keptCost, decimal heldBefore)
    {
        var unit = work.Input.SmallestUnit;
        var goodwill = work.StepUps.Where(s => s.Entity == entity && work.Chart[s.Account].Role == AccountRole.Goodwill).Sum(s => s.Value(day, unit));
        var after = work.Timeline.Of(entity, day).Sum(h => h.Percent);
        work.Measure("cost of the part sold", entity, of, cost - keptCost);
        work.Measure("cost of the part kept", entity, of, keptCost);
        work.Measure("goodwill of the part sold", entity, of, work.Round(goodwill * (heldBefore - after) / Math.Max(heldBefore, 1m)));
        work.Measure("goodwill of the part kept", entity, of, work.Round(goodwill * after / Math.Max(heldBefore, 1m)));
        work.Measure("others' part of net assets after", entity, of, work.Round(NetAssets.At(work, entity, day, true) * (100m - after) / 100m));
    }

    private static void WithItsOwner(GroupWork work, string entity, DateOnly day, string[] owners, List<Leg> legs, decimal part, decimal residual)
    {
        var cost = 0m;
        foreach (var owner in owners)
        {
            var own = Acquisition.CostOf(work, owner, entity, day.AddDays(-1));
            cost += own;
            legs.Add(new(entity, Acquisition.AccountOf(work, owner, entity), MovementCodes.Exit, own) { Partner = owner });
        }

        legs.Add(new(entity, work.Accounts.RetainedEarnings, MovementCodes.Exit, -residual));
        legs.Add(new(owners[0], work.Accounts.RetainedEarnings, MovementCodes.Exit, part - cost));
        work.ExitResiduals[owners[0]] = work.ExitResiduals.GetValueOrDefault(owners[0]) + part - cost;
    }

    private static decimal ValueKept(GroupWork work, string entity, DateOnly day, string owner, GroupEvent[] sales, decimal cost, decimal perPoint)
    {
        var percent = work.Timeline.Of(entity, day).Where(h => h.Owner == owner).Sum(h => h.Percent);
        if (percent == 0m) { return 0m; }
        if (work.Policies.Is(PolicyCatalogue.RetainedInterest, "fair-value"))
        {
            if (sales.Select(s => s.HeldFairValue).FirstOrDefault(v => v is not null) is { } fair) { return fair; }
            var implied = work.Round(Implied(work, entity, day, sales) * percent);
            work.Note("CO630", "retained-interest-not-measured", new(EventReader.EventsFile, sales[0].Source.Row),
                string.Create(CultureInfo.InvariantCulture,
                    $"The fair value of the {percent}% kept of {entity} is not given; it is taken at the price of what was sold: {implied}."),
                    "Fill in held_fair_value.");
            return implied;
        }

        return work.ScopeOn(day).Method(entity) == ConsolidationMethod.Equity ? work.Round(perPoint * percent) : cost;
    }

    // The price of a point: of what was sold, or of the shares that were issued.
    private static decimal Implied(GroupWork work, string entity, DateOnly day, GroupEvent[] sales)
    {
        if (sales.Where(s => s.Kind == EventKind.Sale).ToArray() is { Length: > 0 } sold) { return sold.Sum(s => s.Amount) / sold.Sum(s => s.Percent); }
        var (before, after) = (work.Timeline.Of(entity, day.AddDays(-1)).Sum(h => h.Percent), work.Timeline.Of(entity, day).Sum(h => h.Percent));
        return sales.Sum(s => s.Amount + s.PaidByOthers) * before / (before - after) / 100m;
    }

    private static string KeptAccount(GroupWork work, string entity, DateOnly day, string account) =>
        work.ScopeOn(day).Method(entity) == ConsolidationMethod.Equity
            ? work.Accounts.Or(AccountRole.InvestmentInAssociates, AccountRole.InvestmentInSubsidiaries)
            : account;

    // All of the adjustment goes to income with control, or the part that was sold where what is kept stands at its carrying amount (FASB Interpretation 37
    // ¶2): the rest goes with the later sale of the investee.
    private static void Recycle(GroupWork work, string entity, DateOnly day, GroupEvent[] sales, decimal heldBefore, List<Leg> legs)
    {
        if (work.Accounts.TranslationAdjustmentOrNone is not { Length: > 0 } account) { return; }
        var left = work.Journal.Lines.Where(l => l.Line.Entity == entity && l.Line.Account == account).Sum(l => l.Line.Amount);
        if (left == 0m) { return; }
        legs.Add(new(entity, account, MovementCodes.Exit, -left));
        var owner = sales[0].Owner;
        var (stays, recycled) = (0m, left);
        if (StepTranslation.OfSale(work, entity, day) is { } step) { (stays, recycled) = (left - step, step); }
        else if (work.Policies.Is(PolicyCatalogue.RetainedInterest, "carrying") && work.ScopeOn(day).Method(entity) == ConsolidationMethod.Equity
            && heldBefore > 0m)
        {
            recycled = work.Round(left * sales.Sum(s => Math.Abs(s.Percent)) / heldBefore);
            stays = left - recycled;
            InvesteeTranslation.Add(work, owner, entity, account, stays);
        }

        legs.Add(new(owner, account, MovementCodes.Exit, stays));
        // What others had of it, at whatever tier, is in their interest and goes with it, not to income (IAS 21 ¶48B): this is the parent's alone.
        legs.Add(ChangeOfHolding.InResult(work, owner, AccountRole.DisposalResult, recycled, false) with { Holder = null });
        work.Measure("translation adjustment recycled", entity, sales[0].Code, -recycled);
    }

    private static (string Account, string? Partner, decimal Amount)[] Assets(GroupWork work, string entity) =>
    [
        .. work.Journal.Lines.Where(l => l.Line.Entity == entity && work.IsNetAsset(l.Line.Account) && l.Line.Level != Level.Elimination
            && !(l.Line.Level == Level.Consolidation && RowTranslator.IsInvestment(work, l.Line.Account)))
            .GroupBy(l => (l.Line.Account, Partner: RowTranslator.IsInvestment(work, l.Line.Account) ? l.Line.Partner : null))
            .OrderBy(g => work.Chart.PositionOf(g.Key.Account))
            .ThenBy(g => g.Key.Partner, StringComparer.Ordinal)
            .Select(g => (g.Key.Account, g.Key.Partner, g.Sum(l => l.Line.Amount))),
    ];

    private static string Reason(GroupWork work, string entity, GroupEvent[] sales, decimal netAssets, decimal interest) =>
        string.Create(CultureInfo.InvariantCulture,
        $"{entity} leaves the scope{(sales.Length == 0 ? " with its owner" : $" by {sales[0].Code}")}: net assets of {netAssets} with goodwill and step-ups, non-controlling interest of {interest} ({work.Policies[PolicyCatalogue.RetainedInterest].Paragraph}; translation adjustment to income by the {work.Policies[PolicyCatalogue.Recycling].Choice} method, {work.Policies[PolicyCatalogue.Recycling].Paragraph}).");
}
