using System.Globalization;
using Kessan.Ledgers;

namespace Kessan.Consolidation;

/// <summary>
/// An investee issues shares and the owner's percentage falls: as if a part had been sold for what the owner's smaller part of the larger net assets is worth
/// more (IAS 28 ¶25; ASC 323-10-40-1; JICPA accounting practice committee statement 9 ¶17). What it had cost beyond the part of net assets, and the translation
/// adjustment taken up, go with that part.
/// <example>30% of 1,100 and goodwill of 30; others pay in 400, 24% is left: 24% × 1,500 + 24 − 330 − 30 = 24, a gain.</example>
/// </summary>
internal static class InvesteeIssue
{
    private static readonly Rule Rule = new("ED", "issue-of-investee", Level.Consolidation);

    public static void Apply(GroupWork work, GroupEvent e, DateOnly day)
    {
        var after = work.Timeline.Of(e.Entity, day).Where(h => h.Owner == e.Owner).Sum(h => h.Percent) / 100m;
        var before = after - (e.Percent / 100m);
        // A part that does not fall is a purchase: what it costs beyond its part of net assets stays within the investment.
        if (e.Percent >= 0m || before <= 0m) { return; }
        PaidInAsBooked(work, e);
        var netAssets = InvesteeBasis.NetAssetsOn(work, e.Entity, day) * work.Companies[e.Entity].Rates.OfEvent(day);
        var basis = InvesteeStage.Layers(work, e.Owner, e.Entity, day.AddDays(-1)).Sum(l => InvesteeBasis.ValueOn(work, l, day))
            * work.Companies[e.Entity].Rates.OfEvent(day);
        var gain = work.Round((after * (netAssets + e.Amount + e.PaidByOthers)) - (before * netAssets) - e.Amount + (basis * (after - before) / before));
        work.Measure("gain on issue of investee", e.Entity, e.Code, gain);
        InvesteeStage.Add(work, e.Owner, e.Entity, gain);
        List<Leg> legs =
        [
            new(e.Entity, InvesteeStage.Account(work, e.Entity), MovementCodes.PercentageChange, gain) { Partner = e.Owner },
            ChangeOfHolding.InResult(work, e.Owner, AccountRole.DisposalResult, -gain, false),
            .. InvesteeTranslation.Recycled(work, e.Owner, e.Entity, (before - after) / before, AccountRole.DisposalResult, day),
            .. InvesteeSale.Kept(work, e, day),
        ];
        NonControllingShares.OfMoment(work, work.Journal.Append(Rule, day, string.Create(CultureInfo.InvariantCulture,
            $"{e.Entity} issues shares for {e.Amount + e.PaidByOthers}; the part of {e.Owner} falls from {before * 100m:0.####}% to {after * 100m:0.####}% (IAS 28 ¶25; ASC 323-10-40-1; JICPA accounting practice committee statement 9 ¶17)."),
            legs, e.Source),
            day);
    }

    private static void PaidInAsBooked(GroupWork work, GroupEvent e)
    {
        var (paid, books) = (e.Amount + e.PaidByOthers, work.Companies[e.Entity]);
        var booked = -books.Rows.Concat(books.Outside)
            .Where(r => r.Movement == MovementCodes.CapitalChange && work.Chart[r.Account].Class == AccountClass.Equity)
            .Sum(r => r.Amount);
        if (booked == 0m || booked == paid
            || work.Input.Files.Events.Count(i => i.Entity == e.Entity && i.Kind == EventKind.Issue && i.Boundary > work.Before && i.Boundary <= work.End) > 1)
        {
            return;
        }
        work.Report("CO620", "capital-paid-in-is-not-the-event", new(EventReader.EventsFile, e.Source.Row),
            $"Event {e.Code} says that {paid} was paid into {e.Entity}; its books show it under {MovementCodes.CapitalChange} otherwise.", booked, paid,
            "Correct the event, whose amounts are in the presentation currency, or the books.");
    }
}
