using System.Globalization;
using Kessan.Ledgers;

namespace Kessan.Consolidation;

/// <summary>
/// Walks the period from change to change: what arose in a stretch is shared by the holdings that held during it; then the events at its end happen.
/// </summary>
internal static class TimeLine
{
    private static readonly Rule Unrecorded = new("RE", "record-event", Level.Consolidation);

    public static void Walk(GroupWork work)
    {
        var from = work.Before;
        foreach (var boundary in work.Boundaries)
        {
            Stretch(work, from, boundary);
            Events(work, from, boundary);
            from = boundary;
        }

        Stretch(work, from, work.End);
        InvesteeStage.LoansRepaid(work);
    }

    private static void Stretch(GroupWork work, DateOnly from, DateOnly to)
    {
        InvesteeStage.OfStretch(work, from, to);
        NonControllingShares.OfStretch(work, from, to);
        PreferredInterests.OfStretch(work, from, to);
        DividendElimination.OfStretch(work, from, to);
    }

    private static void Events(GroupWork work, DateOnly from, DateOnly day)
    {
        var (before, after) = (work.ScopeOn(from), work.ScopeOn(day));
        ReverseAcquisitions.KeptByOthers(work, day);
        foreach (var e in work.EventsAt(day).Where(e => e.UnrecordedAccount is not null)) { Record(work, e, day); }
        foreach (var owner in before.Full.Where(e => !after.IsFull(e)).ToArray()) { HoldingsOfOwner.Leave(work, owner, before, after, day); }
        foreach (var entity in before.Full.Where(e => !after.IsFull(e))
            .OrderBy(e => work.EventsAt(day).Any(v => v.Entity == e && v.Kind == EventKind.Sale))
            .ThenBy(e => e, StringComparer.Ordinal))
        {
            LossOfControl.Apply(work, entity, day);
        }
        foreach (var sale in work.EventsAt(day).Where(e => e.Kind is EventKind.Sale or EventKind.Issue && before.IsFull(e.Entity) && !after.IsFull(e.Entity)))
        {
            InvesteeStage.Kept(work, sale);
        }
        foreach (var entity in work.Input.Files.Entities.Select(e => e.Code)
            .Where(e => before.Method(e) == ConsolidationMethod.None && after.Method(e) == ConsolidationMethod.Equity)
            .Order(StringComparer.Ordinal))
        {
            EarnedSincePurchase.OfInvestee(work, entity, day);
        }
        foreach (var entity in EntryOfCompany.InOrder(work, after.Full.Where(e => !before.IsFull(e)), _ => day).ToArray())
        {
            EntryOfCompany.Apply(work, entity, day);
        }
        foreach (var owner in after.Full.Where(e => !before.IsFull(e)).ToArray()) { HoldingsOfOwner.Enter(work, owner, before, day); }
        foreach (var e in work.EventsAt(day).Where(e => e.Kind == EventKind.Merger && after.IsFull(e.Entity))) { MergerInside.Apply(work, e, day); }
        var inside = TransferInside.At(work, day, before, after);
        foreach (var (sale, purchase) in inside) { TransferInside.Apply(work, sale, purchase, day, null); }
        // Shares of the parent are treasury stock, whatever their number.
        GroupEvent[] rest = [.. work.EventsAt(day).Where(e => e.Entity != work.Timeline.Parent && !inside.Any(t => t.Sale == e || t.Purchase == e))];
        OneAfterAnother.Apply(work, [.. rest.Where(e => before.IsFull(e.Entity) && after.IsFull(e.Entity))], day);
        foreach (var e in rest.Where(e => !before.IsFull(e.Entity) || !after.IsFull(e.Entity)))
        {
            if (IsInvestee(work, before, e) && e.Kind is EventKind.Sale or EventKind.Impairment && !after.IsFull(e.Entity))
            {
                InvesteeSale.Apply(work, e, day);
            }
            else if (before.Method(e.Entity) == ConsolidationMethod.Equity && e.Kind == EventKind.Issue && !after.IsFull(e.Entity))
            {
                InvesteeIssue.Apply(work, e, day);
            }
        }

        foreach (var e in work.EventsAt(day)
            .Where(e => e.Kind == EventKind.Purchase && after.Method(e.Entity) == ConsolidationMethod.Equity
                && after.GroupHoldings(e.Entity).Any(h => h.Owner == e.Owner)))
        {
            InvesteeStage.Bought(work, e, day);
        }
        foreach (var entity in after.Full.Where(before.IsFull).ToArray()) { MeasurementPeriod.Apply(work, entity, day); }
        foreach (var entity in after.Full.ToArray())
        {
            foreach (var e in Impairments.Of(work, entity, from, day)) { Impairments.Apply(work, e); }
        }
    }

    // The equity method may have stopped before (held for sale, IAS 28 ¶20): what it had added is still there.
    private static bool IsInvestee(GroupWork work, ScopeOnDay before, GroupEvent e) =>
        before.Method(e.Entity) == ConsolidationMethod.Equity
            || (e.Kind == EventKind.Sale && !before.IsFull(e.Entity) && work.InvesteeAdjustments.GetValueOrDefault($"{e.Owner}\n{e.Entity}") != 0m);

    private static string PaidBy(GroupWork work, string account) =>
        work.Chart[account].Class == AccountClass.Equity ? MovementCodes.CapitalChange : MovementCodes.Additions;

    // The owner's books lack the event: they are completed as the owner would have booked it, the gain of its own books included.
    internal static void Record(GroupWork work, GroupEvent e, DateOnly day)
    {
        var before = day <= work.Before;
        var account = Acquisition.AccountOf(work, e.Owner, e.Entity);
        var sale = e.Kind == EventKind.Sale;
        var cost = sale ? Acquisition.CostOf(work, e.Owner, e.Entity, day.AddDays(-1)) - Acquisition.CostOf(work, e.Owner, e.Entity, day) : e.Amount + e.Costs;
        List<Leg> legs = sale
            ? [new(e.Owner, e.UnrecordedAccount!, MovementCodes.Disposals, e.Amount),
                new(e.Owner, account, MovementCodes.Disposals, -cost) { Partner = e.Entity },
                ChangeOfHolding.InResult(work, e.Owner, AccountRole.DisposalResult, cost - e.Amount, false)]
            : [new(e.Owner, account, before ? MovementCodes.Opening : MovementCodes.Additions, cost) { Partner = e.Entity },
                new(e.Owner, e.UnrecordedAccount!, before ? MovementCodes.Opening : PaidBy(work, e.UnrecordedAccount!), -cost)];
        work.Measure(sale ? "gain in the owner's books" : "cost in the owner's books", e.Entity, e.Code, sale ? e.Amount - cost : cost);
        NonControllingShares.OfMoment(work,
            work.Journal.Append(Unrecorded, before ? work.Before : day,
                string.Create(CultureInfo.InvariantCulture, $"The books of {e.Owner} do not show event {e.Code} yet; it is recorded as they would."), legs,
                e.Source), day);
    }
}
