using Kessan.Ledgers;

namespace Kessan.Consolidation;

/// <summary>
/// What people booked above the packages: from its day on in the books of its fiscal year, afterwards carried forward; taken back from the day on which it reverses. It belongs to the owners of the parent: an
/// entry that concerns others has their line among its own.
/// </summary>
internal static class TopSideInGroup
{
    private static readonly Rule Rule = new("TS", "top-side", Level.Consolidation) { Origin = Origin.TopSide };

    public static void Apply(GroupWork work)
    {
        foreach (var entry in work.Input.TopSide.GroupBy(l => l.Entry, StringComparer.Ordinal).OrderBy(e => e.First().Date).ThenBy(e => e.Key, StringComparer.Ordinal))
        {
            TopSideLine[] lines = [.. entry];
            if (lines[0].Date > work.End || !IsInScope(work, lines)) { continue; }
            if (Counts(work, lines[0].Date)) { Book(work, lines, lines[0].Date, 1m, $"{lines[0].Reason} (entry {entry.Key})"); }
            if (lines[0].Reverses is { } day && Counts(work, day)) { Book(work, lines, day, -1m, $"Entry {entry.Key} is taken back: {lines[0].Reason}"); }
        }
    }

    private static bool Counts(GroupWork work, DateOnly day) => (day >= work.YearStart || work.IsPosition) && day <= work.End;

    private static void Book(GroupWork work, TopSideLine[] lines, DateOnly day, decimal sign, string reason) =>
        work.Journal.Append(Rule, day, reason, lines.Select(l => new Leg(l.Entity, l.Account, l.Movement, sign * l.Amount) { Partner = l.Partner, Source = l.Source }));

    private static bool IsInScope(GroupWork work, TopSideLine[] lines)
    {
        if (lines.FirstOrDefault(l => !work.ScopeOn(work.End).IsFull(l.Entity)) is not { } outside) { return true; }
        work.Report("CO510", "top-side-entry-outside-scope", new(outside.Source.File, outside.Source.Row),
            FormattableString.Invariant($"Entry {outside.Entry} concerns {outside.Entity}, which is not consolidated in full on {work.End:yyyy-MM-dd}; it is not booked."), remedy: "Name another company, or reverse the entry before the company leaves.");
        return false;
    }
}
