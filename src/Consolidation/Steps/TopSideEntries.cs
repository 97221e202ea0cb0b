namespace Kessan.Consolidation;

/// <summary>Step 7b. Entries of people above the packages (<see cref="TopSideBookings"/>).</summary>
internal static class TopSideEntries
{
    public static void Apply(PeriodWork work)
    {
        foreach (var booking in TopSideBookings.Of(work.Input.TopSide, work.YearStart, work.End, (entity, _) => work.IsFull(entity),
            line => work.Report("CO510", "top-side-entry-outside-scope", new(line.Source.File, line.Source.Row), TopSideBookings.Outside(line, work.End),
                line.Entity, "a company in scope", TopSideBookings.Remedy)))
        {
            work.Journal.Append(TopSideBookings.Rule, booking.Reason,
                booking.Lines.Select(l => new Posting(l.Entity, l.Account, l.Movement, l.Partner, booking.Sign * l.Amount, l.Source)));
        }
    }
}
