using System.Globalization;
using Kessan.Core;
using Kessan.Ledgers;

namespace Kessan.Consolidation;

/// <summary>Events of a company that is controlled before and after: a purchase from the others, a sale to them, new shares.</summary>
internal static class ChangeOfHolding
{
    private static readonly Rule Rule = new("CH", "change-of-holding", Level.Consolidation);

    /// <param name="history">Net assets on the day where it lies before the first books; null where the books say them.</param>
    public static void Apply(GroupWork work, GroupEvent e, DateOnly day, decimal? history)
    {
        if (work.ScopeOn(day).IsProportional(e.Entity))
        {
            ProportionalChange.Apply(work, e, day);
            return;
        }

        switch (e.Kind)
        {
            case EventKind.Purchase:
                Purchase(work, e, day);
                break;
            case EventKind.Sale:
                Sale(work, e, day, history);
                break;
            case EventKind.Issue:
                Issue(work, e, day, history);
                break;
            case EventKind.Consideration:
                PriceOfEarlierPurchase.Apply(work, e, day);
                break;
        }
    }

    private static void Purchase(GroupWork work, GroupEvent e, DateOnly day)
    {
        var (opening, movement) = Movement(work, day);
        var before = OutsideBefore(work, e, day);
        var reduction = before <= 0m ? 0m : work.Round(NonControlling.Of(work, e.Entity) * Math.Min(1m, e.Percent / 100m / before));
        var given = e.Amount + e.Costs;
        var legs = new List<Leg>
        {
            new(e.Entity, work.Accounts.NonControllingInterest, movement, reduction),
            new(e.Entity, Acquisition.AccountOf(work, e.Owner, e.Entity), movement, -given) { Partner = e.Owner },
        };
        PurchasePrice? price = null;
        if (work.Policies.Is(PolicyCatalogue.FurtherPurchase, "layer"))
        {
            price = new(work, e.Entity, e, day, reduction, [new(e.Owner, e.Percent, e.Percent, given, 0m, 0m, 0m)], 0m);
            legs.Add(new(e.Entity, work.Accounts.RetainedEarnings, opening ? MovementCodes.Opening : MovementCodes.Entry,
                price.StepUps.Sum(s => s.EntryAmount)));
            legs.Add(InResult(work, e.Owner, AccountRole.BargainPurchase, -price.Bargain, opening));
        }
        else
        {
            legs.AddRange([OfOwners(work, e.Owner, movement, given - reduction), .. ReservesOfHolding.Moved(work, e, day, e.Percent, 100m * (1m - before))]);
        }

        Book(work, e, day, legs, PolicyCatalogue.FurtherPurchase,
            string.Create(CultureInfo.InvariantCulture,
                $"{e.Owner} buys {e.Percent}% of {e.Entity} from others for {given}; their interest comes down by {reduction}"));
        NonControlling.Change(work, e.Entity, -reduction, opening);
        if (price is null) { Pass(work, e.Owner, movement, given - reduction, day, $"event {e.Code}"); }
        foreach (var stepUp in price?.StepUps ?? []) { work.AddStepUp(stepUp); }
    }

    private static void Sale(GroupWork work, GroupEvent e, DateOnly day, decimal? history)
    {
        var (opening, movement) = Movement(work, day);
        var held = 100m * (1m - OutsideBefore(work, e, day));
        var added = Relinquished(work, e, day, history, held);
        var cost = Acquisition.CostOf(work, e.Owner, e.Entity, day.AddDays(-1)) - Acquisition.CostOf(work, e.Owner, e.Entity, day);
        var relieved = Relieve(work, e, day, held);
        var gain = e.Amount - added - relieved.Sum(r => -r.EntryAmount);
        var legs = new List<Leg>
        {
            new(e.Entity, work.Accounts.NonControllingInterest, movement, -added),
            new(e.Entity, Acquisition.AccountOf(work, e.Owner, e.Entity), movement, cost) { Partner = e.Owner },
            new(e.Entity, work.Accounts.RetainedEarnings, opening ? MovementCodes.Opening : MovementCodes.Entry, relieved.Sum(r => r.EntryAmount)),
            InResult(work, e.Owner, AccountRole.DisposalResult, e.Amount - cost, opening),
            work.Policies.Is(PolicyCatalogue.PartialSale, "income")
                ? InResult(work, e.Owner, AccountRole.DisposalResult, -gain, opening)
                : OfOwners(work, e.Owner, movement, -gain),
        };
        legs.AddRange(ReservesOfHolding.Moved(work, e, day, -e.Percent, held));
        Book(work, e, day, legs, PolicyCatalogue.PartialSale,
            string.Create(CultureInfo.InvariantCulture,
                $"{e.Owner} sells {e.Percent}% of {e.Entity} for {e.Amount} and keeps control; the others' interest goes up by {added}"));
        NonControlling.Change(work, e.Entity, added, opening);
        if (!work.Policies.Is(PolicyCatalogue.PartialSale, "income")) { Pass(work, e.Owner, movement, -gain, day, $"event {e.Code}"); }
        foreach (var stepUp in relieved) { work.AddStepUp(stepUp); }
    }

    // What the group gives up: of its part of all net assets at the group's values, goodwill with them; or of what all owners share in, while the buyer's own
    // goodwill and step-ups stay or are relieved apart.
    private static decimal Relinquished(GroupWork work, GroupEvent e, DateOnly day, decimal? history, decimal held) =>
        Relieves(work) || work.Policies.Is(PolicyCatalogue.SoldGoodwill, "keep")
            ? work.Round((history ?? NetAssets.WithHoldings(work, e.Entity, day, true)) * e.Percent / 100m)
            : held == 0m
                ? 0m
                : work.Round(((history ?? NetAssets.WithHoldings(work, e.Entity, day, false)) - NonControlling.Of(work, e.Entity)) * e.Percent / held);

    private static bool Relieves(GroupWork work) =>
        work.Policies.Is(PolicyCatalogue.SoldGoodwill, "relieve") || work.Policies.Is(PolicyCatalogue.StepUps, "acquired-share");

    private static StepUp[] Relieve(GroupWork work, GroupEvent e, DateOnly day, decimal held) =>
        Relieves(work) && held != 0m ? Relieved(work, e, day, held) : [];

    /// <summary>Of every step-up that is the seller's alone, the part that goes with what is sold, as step-ups that take it back.</summary>
    internal static StepUp[] Relieved(GroupWork work, GroupEvent e, DateOnly day, decimal held)
    {
        var books = work.Companies[e.Entity];
        var unit = MinorUnit.Of(books.Company.Currency);
        return
        [
            .. work.StepUps.Where(s => s.Entity == e.Entity && s.Holder == e.Owner && s.Value(day, unit) != 0m).Select(s =>
            {
                var amount = -Rounding.Round(s.Value(day, unit) * e.Percent / held, unit, RoundingMode.HalfUp);
                var months = s.Months is { } life
                    ? Math.Max(1, life - (int)Math.Round(Elapsed.Months(s.Start, day), MidpointRounding.AwayFromZero))
                    : (int?)null;
                return s with
                {
                    Event = e.Code,
                    Amount = amount,
                    EntryAmount = work.Round(amount * books.Rates.OfEvent(day)),
                    Start = day,
                    Months = months,
                    Source = e.Source,
                    Opening = null
                };
            }),
        ];
    }

    private static void Issue(GroupWork work, GroupEvent e, DateOnly day, decimal? history)
    {
        var (opening, movement) = Movement(work, day);
        var paid = e.Amount + e.PaidByOthers;
        var equity = CapitalPaidIn(work, e, day, paid, opening);
        var after = history ?? (NetAssets.WithHoldings(work, e.Entity, day, true) + (opening ? 0m : PaidInLater(work, e.Entity, day)));
        var (outsideBefore, outside) = (OutsideBefore(work, e, day), work.ScopeOn(day).Outside(e.Entity));
        var added = work.Round((outside * after) - (outsideBefore * (after - paid)));
        var gain = e.PaidByOthers - added;
        // Shares bought back from the owner: what its books show as a gain on them is none inside the group.
        var gainInBooks = e.Amount < 0m ? e.Costs : 0m;
        var legs = new List<Leg>(equity)
        {
            new(e.Entity, Acquisition.AccountOf(work, e.Owner, e.Entity), movement, -e.Amount - gainInBooks) { Partner = e.Owner },
            InResult(work, e.Owner, AccountRole.DisposalResult, gainInBooks, opening),
            new(e.Entity, work.Accounts.NonControllingInterest, movement, -added),
        };
        PurchasePrice? price = null;
        var ofOwners = 0m;
        if (e.Percent > 0m && work.Policies.Is(PolicyCatalogue.FurtherPurchase, "layer"))
        {
            // The owner pays in more than its part: it buys from the others through the company.
            price = new(work, e.Entity, e, day, e.Amount + gain, [new(e.Owner, e.Percent, e.Percent, e.Amount, 0m, 0m, 0m)], 0m);
            legs.AddRange([new(e.Entity, work.Accounts.RetainedEarnings, opening ? MovementCodes.Opening : MovementCodes.Entry,
                price.StepUps.Sum(s => s.EntryAmount)), InResult(work, e.Owner, AccountRole.BargainPurchase, -price.Bargain, opening)]);
        }
        else if (work.Policies.Is(PolicyCatalogue.PartialSale, "income")) { legs.Add(InResult(work, e.Owner, AccountRole.DisposalResult, -gain, opening)); }
        else { legs.Add(OfOwners(work, e.Owner, movement, ofOwners = -gain)); }

        legs.AddRange(ReservesOfHolding.Moved(work, e, day, e.Percent, 100m * (1m - outsideBefore)));
        Book(work, e, day, legs, PolicyCatalogue.PartialSale,
            string.Create(CultureInfo.InvariantCulture,
                $"{e.Entity} issues shares: {e.Owner} pays {e.Amount}, others {e.PaidByOthers}; their interest goes up by {added}"));
        NonControlling.Change(work, e.Entity, added, opening);
        Pass(work, e.Owner, movement, ofOwners, day, $"event {e.Code}");
        foreach (var stepUp in price?.StepUps ?? []) { work.AddStepUp(stepUp); }
    }

    // Rows of capital paid in stand in the books of a year; the events say on which days. What the even spread of such a row has not yet counted on the day of
    // an issue.
    private static decimal PaidInLater(GroupWork work, string entity, DateOnly day)
    {
        var issues = work.Input.Files.Events.Where(i => i.Entity == entity && i.Kind == EventKind.Issue && i.Boundary > work.Before && i.Boundary <= work.End)
            .ToArray();
        var lines = work.Journal.Lines
            .Where(l => l.Own && l.Line.Entity == entity && l.Line.Movement == MovementCodes.CapitalChange
                && work.Chart[l.Line.Account].Class == AccountClass.Equity)
            .ToArray();
        if (-lines.Sum(l => l.Line.Amount) != issues.Sum(i => i.Amount + i.PaidByOthers)) { return 0m; }
        return issues.Where(i => i.Boundary <= day).Sum(i => i.Amount + i.PaidByOthers) + work.Round(lines.Sum(l => l.At(day)));
    }

    // The capital accounts that took the money, in the proportion in which the books say so.
    internal static IEnumerable<Leg> CapitalPaidIn(GroupWork work, GroupEvent e, DateOnly day, decimal paid, bool opening)
    {
        var rows = work.Companies[e.Entity].Rows.Where(r => r.Movement == MovementCodes.CapitalChange && work.Chart[r.Account].Class == AccountClass.Equity)
            .ToArray();
        var booked = -rows.Sum(r => r.Amount);
        if (opening || booked != paid)
        {
            if (!opening)
            {
                work.Report("CO620", "capital-paid-in-is-not-the-event", new(EventReader.EventsFile, e.Source.Row),
                    $"Event {e.Code} says that {paid} was paid into {e.Entity}; its books show it under {MovementCodes.CapitalChange} otherwise.", booked, paid,
                    "Correct the event, whose amounts are in the presentation currency, or the books.");
            }
            return [new(e.Entity, work.Accounts.Or(AccountRole.PaidInCapital, AccountRole.RetainedEarnings),
                opening ? MovementCodes.Opening : MovementCodes.CapitalChange, paid)];
        }

        return rows.Select(r => new Leg(e.Entity, r.Account, MovementCodes.CapitalChange, -r.Amount));
    }

    private static void Book(GroupWork work, GroupEvent e, DateOnly day, List<Leg> legs, string policy, string what) =>
        NonControllingShares.OfMoment(work,
            work.Journal.Append(Rule, day <= work.Before ? work.Before : day, $"{what} ({work.Policies[policy].Paragraph}).", legs, e.Source), day);

    /// <summary>
    /// What a transaction with others of a company left in equity belongs to the owner that made it: others of that owner have their part too (IFRS 10 ¶B94,
    /// ¶B96; ASC 810-10-45-23).
    /// </summary>
    /// <param name="amount">In the equity of the owner, credit negative.</param>
    internal static void Pass(GroupWork work, string owner, string movement, decimal amount, DateOnly day, string of)
    {
        var leg = OfOwners(work, owner, movement, amount);
        NonControllingShares.Share(work, [new(new(leg.Entity, leg.Account, leg.Movement, null, amount, Level.Consolidation, null, null), owner, amount)],
            work.ScopeOn(day), day <= work.Before ? work.Before : day,
            string.Create(CultureInfo.InvariantCulture, $"by {of} on {day:yyyy-MM-dd}"), day <= work.Before);
    }

    private static (bool Opening, string Movement) Movement(GroupWork work, DateOnly day) =>
        day <= work.Before ? (true, MovementCodes.Opening) : (false, MovementCodes.PercentageChange);

    private static decimal OutsideBefore(GroupWork work, GroupEvent e, DateOnly day) =>
        work.ScopeOn(day).Outside(e.Entity) + ((e.Kind == EventKind.Sale ? -e.Percent : e.Percent) / 100m);

    internal static Leg OfOwners(GroupWork work, string owner, string movement, decimal amount) =>
        new(owner, work.Accounts.Or(AccountRole.OwnerTransactions, AccountRole.RetainedEarnings), movement, amount);

    internal static Leg InResult(GroupWork work, string owner, AccountRole role, decimal amount, bool opening) => amount == 0m
        ? new(owner, work.Accounts.RetainedEarnings, MovementCodes.Opening, 0m)
        : opening
            ? new(owner, work.Accounts.RetainedEarnings, MovementCodes.Opening, amount)
            : new(owner, work.Accounts[role], null, amount) { Holder = owner };
}
