using System.Globalization;
using Kessan.Ledgers;

namespace Kessan.Consolidation;

/// <summary>
/// A company comes under control: its equity of that day goes against the investment and non-controlling interest, with the step-ups and goodwill of the
/// purchase. As movement it is an entry within the period, and an opening where it happened before.
/// <example>Equity 180, land +40, 80% for 200, others at their share: goodwill 24, non-controlling interest 44; 180 + 40 + 24 = 200 + 44.</example>
/// </summary>
internal static class EntryOfCompany
{
    private static readonly Rule Rule = new("CC", "capital-consolidation", Level.Consolidation);

    public static void Apply(GroupWork work, string entity, DateOnly day)
    {
        var opening = day <= work.Before;
        if (Acquisition.EventOf(work, entity, day) is not { } at) { return; }
        if (Equity(work, entity, at, day, opening) is not { } equity) { return; }
        EarnedSincePurchase.OfSubsidiary(work, entity, day, -equity.Values.Sum());
        var owners = OwnersOf(work, entity, at, day);
        work.BroughtAlong.Remove(entity, out var brought);
        var price = new PurchasePrice(work, entity, at, day, brought - equity.Values.Sum(), owners, work.ScopeOn(day).Outside(entity));
        var legs = Legs(work, price, equity, day, opening)
            .Append(new(entity, work.Accounts.RetainedEarnings, opening ? MovementCodes.Opening : MovementCodes.Entry, brought))
            .ToList();
        legs.AddRange(CommonControl.Legs(work, at, price, equity, opening ? MovementCodes.Opening : MovementCodes.Entry));
        BringAlong(work, price);
        var made = work.Journal.Append(Rule, opening ? work.Before : day, Reason(work, price, at), legs,
            [at.Source, .. work.Input.Files.Equity.Where(e => e.Event == at.Code && e.Entity == entity).Select(e => e.Source)]);
        work.NonControlling[entity] = work.NonControlling.GetValueOrDefault(entity, NonControllingBalance.None).Add(price.NonControlling, false);
        work.Measure("non-controlling interest at acquisition", entity, at.Code, price.NonControlling);
        foreach (var owner in owners) { work.InvesteeAdjustments.Remove($"{owner.Owner}\n{entity}"); }
        foreach (var stepUp in price.StepUps) { work.AddStepUp(stepUp); }
        if (!opening) { NonControllingShares.OfMoment(work, made, day); }
    }

    /// <summary>
    /// Companies that came in with their owner before it: what they are worth beyond their cost is among what was bought with the owner's shares.
    /// </summary>
    public static IEnumerable<string> InOrder(GroupWork work, IEnumerable<string> entities, Func<string, DateOnly?> dayOf) =>
        entities.OrderByDescending(e => dayOf(e) is { } day ? Depth(work, e, day) : 0).ThenBy(e => e, StringComparer.Ordinal);

    private static int Depth(GroupWork work, string entity, DateOnly day)
    {
        var depth = 0;
        for (var at = entity; depth < work.Input.Files.Entities.Count && Acquisition.EventOf(work, at, day) is { WithOwner: true }; depth++)
        {
            at = work.ScopeOn(day).GroupHoldings(at).First().Owner;
        }
        return depth;
    }

    private static void BringAlong(GroupWork work, PurchasePrice price)
    {
        foreach (var (owner, part) in price.BeyondCost) { work.BroughtAlong[owner] = work.BroughtAlong.GetValueOrDefault(owner) + part; }
    }

    private static Dictionary<string, decimal>? Equity(GroupWork work, string entity, GroupEvent at, DateOnly day, bool opening)
    {
        var books = work.Companies[entity];
        if (!opening)
        {
            return books.Rows.Where(r => r.Movement == MovementCodes.Entry && work.Chart[r.Account].Class == AccountClass.Equity)
                .GroupBy(r => r.Account, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.Sum(r => r.Amount), StringComparer.Ordinal);
        }

        return ReverseAcquisitions.WithoutIssue(work, at, entity,
            Acquisition.EquityAt(work, at, entity, day))?.ToDictionary(e => e.Key,
                e => work.Round(e.Value * books.Rates.OfEvent(day)) * work.ScopeOn(day).PartTaken(entity), StringComparer.Ordinal);
    }

    private static OwnersPrice[] OwnersOf(GroupWork work, string entity, GroupEvent at, DateOnly day) =>
    [
        .. work.ScopeOn(day).GroupHoldings(entity).Select(h => PriceOf(work, entity, at, day, h.Owner, h.Percent)),
    ];

    private static OwnersPrice PriceOf(GroupWork work, string entity, GroupEvent at, DateOnly day, string owner, decimal percent)
    {
        var now = work.Input.Files.Events
            .Where(e => e.Owner == owner && e.Entity == entity && e.Boundary == at.Boundary && e.Kind is (EventKind.Purchase or EventKind.Issue))
            .ToArray();
        var costs = now.Sum(e => e.Costs);
        var counts = work.Policies.Is(PolicyCatalogue.AcquisitionCosts, "cost");
        var given = now.Sum(e => e.Amount) + (counts ? costs : 0m);
        var carrying = Acquisition.CostOf(work, owner, entity, day) - now.Sum(e => e.Amount + e.Costs)
            + work.InvesteeAdjustments.GetValueOrDefault($"{owner}\n{entity}");
        var fair = HeldBefore(work, entity, at, day, owner);
        var held = carrying != 0m && fair is { } value && work.Policies.Is(PolicyCatalogue.StepAcquisition, "remeasure") ? value : carrying;
        return new(owner, percent, now.Sum(e => e.Percent), given, carrying, held, counts ? 0m : costs);
    }

    // The event that gives the value gives that of the group's whole interest before: its owner's, and that of owners that bought nothing that day, each by its
    // percentage (IFRS 3 ¶42).
    private static decimal? HeldBefore(GroupWork work, string entity, GroupEvent at, DateOnly day, string owner)
    {
        var bought = work.Input.Files.Events
            .Where(e => e.Entity == entity && e.Boundary == at.Boundary && e.Kind is (EventKind.Purchase or EventKind.Issue))
            .ToArray();
        var of = bought.FirstOrDefault(e => e.Owner == owner && e.HeldFairValue is not null)
            ?? (bought.Any(e => e.Owner == owner) ? null : bought.FirstOrDefault(e => e.HeldFairValue is not null));
        if (of?.HeldFairValue is not { } fair) { return null; }
        var holders = work.Timeline.Of(entity, day.AddDays(-1))
            .Where(h => work.ScopeOn(day).IsFull(h.Owner) && (h.Owner == of.Owner || !bought.Any(e => e.Owner == h.Owner)))
            .ToArray();
        return holders.Sum(h => h.Percent) is var points && points > 0m
            ? work.Round(fair * holders.Where(h => h.Owner == owner).Sum(h => h.Percent) / points)
            : fair;
    }

    private static IEnumerable<Leg> Legs(GroupWork work, PurchasePrice price, Dictionary<string, decimal> equity, DateOnly day, bool opening)
    {
        var (entity, movement, retained) = (price.Entity, opening ? MovementCodes.Opening : MovementCodes.Entry, work.Accounts.RetainedEarnings);
        foreach (var (account, amount) in equity.OrderBy(e => work.Chart.PositionOf(e.Key))) { yield return new(entity, account, movement, -amount); }
        yield return new(entity, retained, movement, price.StepUps.Sum(s => s.EntryAmount));
        if (price.NonControlling != 0m) { yield return new(entity, work.Accounts.NonControllingInterest, movement, -price.NonControlling); }
        foreach (var owner in price.Owners)
        {
            var account = Acquisition.AccountOf(work, owner.Owner, entity);
            // What the equity method had added stands where it stood; the cost where the owner's books have it.
            var added = work.InvesteeAdjustments.GetValueOrDefault($"{owner.Owner}\n{entity}");
            yield return new(entity, account, movement, -(owner.Given + owner.Carrying - added + owner.Costs)) { Partner = owner.Owner };
            yield return new(entity, added == 0m ? account : InvesteeStage.Account(work, entity), movement, -added) { Partner = owner.Owner };
            yield return ChangeOfHolding.InResult(work, owner.Owner, AccountRole.RemeasurementResult, owner.Carrying - owner.Held, opening);
            yield return ChangeOfHolding.InResult(work, owner.Owner, AccountRole.AcquisitionCosts, owner.Costs, opening);
        }

        foreach (var (owner, part) in price.BeyondCost) { yield return new(owner, retained, movement, -part); }

        if (work.Policies.Is(PolicyCatalogue.StepAcquisition, "remeasure"))
        {
            // What was held before goes as if sold, and with it its translation adjustment (IFRS 3 ¶42; ASC 805-10-25-10).
            foreach (var leg in price.Owners.SelectMany(o => InvesteeTranslation.Recycled(work, o.Owner, entity, 1m, AccountRole.RemeasurementResult, day)))
            {
                yield return leg;
            }
        }

        yield return ChangeOfHolding.InResult(work, price.Owners[0].Owner, AccountRole.BargainPurchase, -price.Bargain, opening);
    }

    private static string Reason(GroupWork work, PurchasePrice price, GroupEvent at) => string.Create(CultureInfo.InvariantCulture,
        $"{price.Entity} comes under control by {at.Code}: equity of {price.BookEquity} and step-ups of {price.StepUps.Sum(s => s.EntryAmount)} against the price of {price.Owners.Sum(o => o.Given + o.Held)} and non-controlling interest of {price.NonControlling} ({work.Policies[PolicyCatalogue.NonControllingMeasurement].Paragraph}).");
}
