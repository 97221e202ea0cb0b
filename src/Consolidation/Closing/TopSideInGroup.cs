namespace Kessan.Consolidation;

/// <summary>
/// Entries of people in a group workspace. They belong to the owners of the parent, unless a line says that all owners of its company bear it: then the others
/// have their part of it at once. What is booked or taken back before a company leaves is there when it leaves, so it comes before the time line.
/// </summary>
internal static class TopSideInGroup
{
    public static void BeforeExits(GroupWork work)
    {
        foreach (var booking in Bookings(work, report: false).Where(b => IsBeforeExit(work, b))) { Book(work, booking); }
    }

    public static void Apply(GroupWork work)
    {
        foreach (var booking in Bookings(work, report: true).Where(b => !IsBeforeExit(work, b)))
        {
            NonControllingShares.OfMoment(work, Book(work, booking), booking.Day);
        }
    }

    private static bool IsBeforeExit(GroupWork work, TopSideBooking booking) =>
        booking.Lines.Any(l => work.Companies.GetValueOrDefault(l.Entity)?.Left is { } left && booking.Day <= left);

    private static IReadOnlyList<BookedLine> Book(GroupWork work, TopSideBooking booking) =>
        work.Journal.Append(TopSideBookings.Rule, booking.Day, booking.Reason, booking.Lines.Select(l =>
        new Leg(l.Entity, l.Account, l.Movement, booking.Sign * l.Amount)
        {
            Partner = l.Partner,
            Holder = l.OwnersShare ? l.Entity : null,
            Source = l.Source
        }));

    private static IEnumerable<TopSideBooking> Bookings(GroupWork work, bool report) =>
        TopSideBookings.Of(work.Input.TopSide, work.IsPosition ? DateOnly.MinValue : work.YearStart, work.End,
            (entity, day) => work.ScopeOn(day).IsFull(entity), line =>
        {
            if (report)
            {
                work.Report("CO510", "top-side-entry-outside-scope", new(line.Source.File, line.Source.Row), TopSideBookings.Outside(line, work.End),
                    remedy: TopSideBookings.Remedy);
            }
        });
}
