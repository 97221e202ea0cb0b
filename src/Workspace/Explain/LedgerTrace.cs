using Kessan.Consolidation;
using Kessan.Core;
using Kessan.Statements;

namespace Kessan.Workspace;

/// <summary>
/// What is asked for by its name in the ledgers, not by a fact: an account of the chart (down to the companies' rows and the entries), or an entry (its lines
/// and the rows it was computed from).
/// </summary>
internal static class LedgerTrace
{
    /// <returns>Null where the name is neither, or the period has no ledgers.</returns>
    public static TraceNode? Of(StatementsInput input, IReadOnlyList<ConsolidatedPeriod> consolidated, string name, DateOnly end, WorkspaceJournals? journals)
    {
        if (consolidated.FirstOrDefault(p => p.End == end) is not { } period) { return null; }
        if (input.Chart.Find(name) is { } account)
        {
            var trace = journals is null ? null : new JournalTrace(journals, input.Calendar);
            return new BalanceTrace(input.Chart, input.Movements, consolidated,
                trace).Of(new MappingRow("", name, null, "", "", Members.None, 1, [], account.Source), end);
        }

        return period.Entries.FirstOrDefault(e => e.Id == name) is { } entry ? OfEntry(entry) : null;
    }

    private static TraceNode OfEntry(JournalEntry entry)
    {
        var lines =
            entry.Lines.Select(l =>
                new TraceNode($"{l.Entity}: account {l.Account}{(l.Movement is { } movement ? $" {movement}" : "")}{(l.Partner is { } partner ? $", with {partner}" : "")}",
                    l.Amount, l.Source));
        var sources = entry.Sources.Where(s => entry.Lines.All(l => l.Source != s)).Select(s => new TraceNode("computed from", null, s));
        return new($"entry {entry.Id} {entry.Rule}: {entry.Reason}", entry.Lines.Sum(l => l.Amount), null, [.. lines, .. sources]);
    }
}
