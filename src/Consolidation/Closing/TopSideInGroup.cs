namespace Kessan.Consolidation;

/// <summary>Entries of people in a group workspace. They belong to the owners of the parent: an entry that concerns others has their line among its own.</summary>
internal static class TopSideInGroup
{
    public static void Apply(GroupWork work)
    {
        var scope = work.ScopeOn(work.End);
        foreach (var booking in TopSideBookings.Of(work.Input.TopSide, work.IsPosition ? DateOnly.MinValue : work.YearStart, work.End, scope.IsFull,
            line => work.Report("CO510", "top-side-entry-outside-scope", new(line.Source.File, line.Source.Row), TopSideBookings.Outside(line, work.End), remedy: TopSideBookings.Remedy)))
        {
            work.Journal.Append(TopSideBookings.Rule, booking.Day, booking.Reason, booking.Lines.Select(l => new Leg(l.Entity, l.Account, l.Movement, booking.Sign * l.Amount) { Partner = l.Partner, Source = l.Source }));
        }
    }
}
