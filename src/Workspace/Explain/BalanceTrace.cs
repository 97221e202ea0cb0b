using Kessan.Consolidation;
using Kessan.Ledgers;
using Kessan.Statements;

namespace Kessan.Workspace;

/// <summary>From a mapping row to the ledgers: the companies' rows first, in the order of the consolidated ledger, then the consolidation entries.</summary>
/// <param name="journals">Null where every company has a trial balance.</param>
internal sealed class BalanceTrace(ChartOfAccounts chart, MovementTable movements, IReadOnlyList<ConsolidatedPeriod> consolidated, JournalTrace? journals)
{
    private readonly Dictionary<DateOnly, ILookup<string, JournalLine>> byAccount = [];
    private readonly Dictionary<DateOnly, Dictionary<string, JournalEntry>> entriesById = [];

    /// <returns>Null where no line of the ledgers belongs to the row.</returns>
    public TraceNode? Of(MappingRow row, DateOnly end)
    {
        var lines = Lines(row, end).ToArray();
        if (lines.Length == 0) { return null; }
        var children = Packages(lines, row.Sign, end).Concat(Entries(lines, row.Sign, end)).ToArray();
        return new(Title(row), lines.Sum(l => l.Amount) * row.Sign, row.Source, children);
    }

    private IEnumerable<JournalLine> Lines(MappingRow row, DateOnly end) =>
        from line in row.Account == MappingRow.AllButCash ? AllButCash(end) : ByAccount(end)[row.Account]
        where line.Amount != 0m && (row.Movement is null || line.Movement == row.Movement)
        where row.Entities.Count == 0 || (line.Level == Level.Package && row.Entities.Contains(line.Entity, StringComparer.Ordinal))
        select line;

    private IEnumerable<JournalLine> AllButCash(DateOnly end) =>
        chart.Accounts.Where(a => a.IsBalanceSheet && a.Role != AccountRole.Cash).SelectMany(a => ByAccount(end)[a.Code]);

    private ILookup<string, JournalLine> ByAccount(DateOnly end)
    {
        if (!byAccount.TryGetValue(end, out var lookup))
        {
            byAccount[end] = lookup = (consolidated.FirstOrDefault(p => p.End == end)?.Lines ?? []).ToLookup(l => l.Account, StringComparer.Ordinal);
        }

        return lookup;
    }

    private Dictionary<string, JournalEntry> EntriesById(DateOnly end)
    {
        if (!entriesById.TryGetValue(end, out var entries))
        {
            entriesById[end] = entries = (consolidated.FirstOrDefault(p => p.End == end)?.Entries ?? []).ToDictionary(e => e.Id, StringComparer.Ordinal);
        }

        return entries;
    }

    private IEnumerable<TraceNode> Packages(JournalLine[] lines, int sign, DateOnly end)
    {
        foreach (var company in lines.Where(l => l.Level == Level.Package).GroupBy(l => l.Entity, StringComparer.Ordinal))
        {
            var rows = company.Select(l => new TraceNode(Detail(l), l.Amount * sign, l.Source, journals?.Of(l, end, sign) ?? [])).ToArray();
            yield return rows.Length == 1 ? rows[0] with { Text = $"{company.Key}: {rows[0].Text}" } : new(company.Key, rows.Sum(r => r.Amount), null, rows);
        }
    }

    private IEnumerable<TraceNode> Entries(JournalLine[] lines, int sign, DateOnly end)
    {
        var entries = EntriesById(end);
        foreach (var booked in lines.Where(l => l.Level != Level.Package).GroupBy(l => l.Entry ?? "", StringComparer.Ordinal))
        {
            var entry = entries.GetValueOrDefault(booked.Key);
            var text = entry is null ? booked.Key : $"entry {entry.Id} {entry.Rule}: {entry.Reason}";
            var sources = entry?.Sources ?? [];
            var of = entry?.Rule == "carry-forward" && Carried([.. booked], sign, end) is { Length: > 0 } carried ? carried
                : booked.Count() == 1 && sources.Count <= 1
                    ? []
                    : booked.Select(l => new TraceNode($"{l.Entity}: {Detail(l)}", l.Amount * sign, l.Source)).ToArray();
            yield return new(text, booked.Sum(l => l.Amount) * sign, sources.Count > 0 ? sources[0] : booked.First().Source, of);
        }
    }

    // What was carried forward is what the entries of the closing before had made; where results went into it, or step-ups stand apart, the entries do not add
    // to it, and nothing is claimed.
    private TraceNode[] Carried(JournalLine[] booked, int sign, DateOnly end)
    {
        if (consolidated.Where(p => p.End < end && p.Lines.Any(l => l.Level == Level.Result)).MaxBy(p => p.End) is not { } before) { return []; }
        var companies = booked.Select(l => l.Entity).ToHashSet(StringComparer.Ordinal);
        var lines = ByAccount(before.End)[booked[0].Account]
            .Where(l => l.Level == Level.Consolidation && l.Amount != 0m && companies.Contains(l.Entity))
            .ToArray();
        return lines.Sum(l => l.Amount) == booked.Sum(l => l.Amount) ? [.. Entries(lines, sign, before.End)] : [];
    }

    private static string Detail(JournalLine line) =>
        $"account {line.Account}{(line.Movement is { } movement ? $" {movement}" : "")}{(line.Partner is { } partner ? $", with {partner}" : "")}";

    private string Title(MappingRow row)
    {
        var account = row.Account == MappingRow.AllButCash ? "all accounts but cash" : $"account {row.Account} {chart.Find(row.Account)?.Name}";
        var movement = row.Movement is { } code ? $", movement {code} {movements.Find(code)?.Name}" : "";
        var entities = row.Entities.Count == 0 ? "" : $", packages of {string.Join(", ", row.Entities)}";
        return $"{account}{movement}{entities}{(row.Sign < 0 ? ", sign turned" : "")}";
    }
}
