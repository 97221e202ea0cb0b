namespace Kessan.Consolidation;

/// <summary>A line that makes part of a consolidated amount, with the entry it belongs to (null where it is a company's own).</summary>
public sealed record TracedLine(JournalLine Line, JournalEntry? Entry);

/// <summary>From a consolidated amount back to the lines it is made of.</summary>
public static class Trace
{
    /// <param name="movement">Null for the closing of a balance-sheet account, or for the flow of an income-statement account.</param>
    /// <returns>All lines, packages first, then the entries in their order; their sum is the consolidated amount.</returns>
    public static IReadOnlyList<TracedLine> Of(ConsolidatedPeriod period, string account, string? movement)
    {
        ArgumentNullException.ThrowIfNull(period);
        var entries = period.Entries.ToDictionary(e => e.Id, StringComparer.Ordinal);
        return
        [
            .. period.Lines.Where(l => l.Account == account && (movement is null || l.Movement == movement))
                .Select(l => new TracedLine(l, l.Entry is null ? null : entries[l.Entry])),
        ];
    }
}
