namespace Kessan.Consolidation;

/// <summary>Entries of people in a group workspace. They belong to the owners of the parent, unless a line says that all owners of its company bear it: then the others have their part of it at once.</summary>
internal static class TopSideInGroup
{
    public static void Apply(GroupWork work)
    {
        var scope = work.ScopeOn(work.End);
        foreach (var booking in TopSideBookings.Of(work.Input.TopSide, work.IsPosition ? DateOnly.MinValue : work.YearStart, work.End, scope.IsFull,
            line => work.Report("CO510", "top-side-entry-outside-scope", new(line.Source.File, line.Source.Row), TopSideBookings.Outside(line, work.End), remedy: TopSideBookings.Remedy)))
        {
            var made = work.Journal.Append(TopSideBookings.Rule, booking.Day, booking.Reason, booking.Lines.Select(l =>
                new Leg(l.Entity, l.Account, l.Movement, booking.Sign * l.Amount) { Partner = l.Partner, Holder = l.OwnersShare ? l.Entity : null, Source = l.Source }));
            NonControllingShares.OfMoment(work, made, booking.Day);
        }
    }
}
