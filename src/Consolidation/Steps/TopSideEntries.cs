using Kessan.Ledgers;

namespace Kessan.Consolidation;

/// <summary>
/// Step 7b. What people booked above the packages, in order of day and name: from its day on in the books of its fiscal year, afterwards carried forward as everything permanent. An entry that reverses itself
/// is taken back from that day on.
/// <example>An accrual of 100 on 31 March that reverses on 1 April: the year closes with it, the next opens with it and takes it back.</example>
/// </summary>
internal static class TopSideEntries
{
    private static readonly Rule Rule = new("TS", "top-side", Level.Consolidation) { Origin = Origin.TopSide };

    public static void Apply(PeriodWork work)
    {
        foreach (var entry in work.Input.TopSide.GroupBy(l => l.Entry, StringComparer.Ordinal).OrderBy(e => e.First().Date).ThenBy(e => e.Key, StringComparer.Ordinal))
        {
            TopSideLine[] lines = [.. entry];
            if (!IsInScope(work, lines)) { continue; }
            if (Counts(work, lines[0].Date)) { Book(work, lines, 1m, $"{lines[0].Reason} (entry {entry.Key})"); }
            if (lines[0].Reverses is { } day && Counts(work, day)) { Book(work, lines, -1m, $"Entry {entry.Key} is taken back: {lines[0].Reason}"); }
        }
    }

    private static bool Counts(PeriodWork work, DateOnly day) => day >= work.YearStart && day <= work.End;

    private static void Book(PeriodWork work, TopSideLine[] lines, decimal sign, string reason) =>
        work.Journal.Append(Rule, reason, lines.Select(l => new Posting(l.Entity, l.Account, l.Movement, l.Partner, sign * l.Amount, l.Source)));

    private static bool IsInScope(PeriodWork work, TopSideLine[] lines)
    {
        if (lines[0].Date > work.End || lines.FirstOrDefault(l => !work.IsFull(l.Entity)) is not { } outside) { return true; }
        work.Report("CO510", "top-side-entry-outside-scope", new(outside.Source.File, outside.Source.Row),
            FormattableString.Invariant($"Entry {outside.Entry} concerns {outside.Entity}, which is not consolidated in full on {work.End:yyyy-MM-dd}; it is not booked."), outside.Entity, "a company in scope", "Name another company, or reverse the entry before the company leaves.");
        return false;
    }
}
