using System.Globalization;
using Kessan.Core;
using Kessan.Ledgers;

namespace Kessan.Workspace;

/// <summary>ledgers/YYYY-MM/ENTITY.csv, read in parallel; the result stands in order of month and company, whoever was first.</summary>
internal sealed record LedgerFiles(IReadOnlyList<TrialBalance> TrialBalances, IReadOnlyList<Finding> Faults)
{
    private sealed record LedgerFile(string File, string Entity, DateOnly End);

    /// <param name="hasJournals">There may then be no trial balance at all.</param>
    public static LedgerFiles Read(string folder, LedgerCodes codes, bool hasJournals)
    {
        var faults = new FaultList();
        var files = Find(folder, codes, faults, hasJournals).OrderBy(f => f.End).ThenBy(f => f.Entity, StringComparer.Ordinal).ToArray();
        var read = new (TrialBalance Ledger, FaultList Faults)[files.Length];
        Parallel.For(0, files.Length, i =>
        {
            var own = new FaultList();
            read[i] = (BulkLedger.Read(folder, files[i].File, files[i].Entity, files[i].End, codes) ?? TrialBalanceReader.Read(folder, files[i].File, files[i].Entity, files[i].End, codes, own), own);
        });
        return new([.. read.Select(r => r.Ledger)], [.. faults.All, .. read.SelectMany(r => r.Faults.All)]);
    }

    private static IEnumerable<LedgerFile> Find(string folder, LedgerCodes codes, FaultList faults, bool hasJournals)
    {
        var ledgers = Path.Combine(folder, "ledgers");
        var months = Directory.Exists(ledgers) ? Directory.GetDirectories(ledgers).Select(d => Path.GetFileName(d)!).Order(StringComparer.Ordinal).ToArray() : [];
        if (months.Length == 0 && !hasJournals)
        {
            faults.Add("WS101", "missing-file", new("ledgers"), "no month", "ledgers/YYYY-MM/ENTITY.csv", "The workspace has no trial balances.", "Add a folder per month end and a file per company.");
        }

        foreach (var month in months)
        {
            if (EndOf(month) is not { } end)
            {
                faults.Add("WS109", "wrong-date", new($"ledgers/{month}"), month, "YYYY-MM", "The folder's name is not a month.", "Name it as 2008-09.");
                continue;
            }

            foreach (var file in Directory.GetFiles(Path.Combine(ledgers, month), "*.csv").Select(f => Path.GetFileName(f)!).Order(StringComparer.Ordinal))
            {
                var ledger = new LedgerFile($"ledgers/{month}/{file}", file[..^4], end);
                CheckEntity(ledger, codes, faults);
                yield return ledger;
            }
        }
    }

    /// <summary>The trial balances of the companies that keep journals beside those that were read.</summary>
    public LedgerFiles With(WorkspaceJournals? journals, WorkspaceSettings? settings, MasterFiles masters)
    {
        if (journals is null || settings is null) { return this; }
        var currencies = masters.Group.Entities.ToDictionary(e => e.Code, e => e.Currency, StringComparer.Ordinal);
        var made = new WorkspaceBalances(journals, masters.Codes, settings.Calendar, settings.Currency, currencies);
        var read = made.Read([.. TrialBalances.Select(t => t.End).Distinct()], TrialBalances.Select(t => (t.Entity, t.End)).ToHashSet());
        return new([.. TrialBalances.Concat(read).OrderBy(t => t.End).ThenBy(t => t.Entity, StringComparer.Ordinal)], [.. Faults, .. made.Findings]);
    }

    private static DateOnly? EndOf(string month) =>
        DateOnly.TryParseExact(month + "-01", "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var first) ? first.AddMonths(1).AddDays(-1) : null;

    private static void CheckEntity(LedgerFile ledger, LedgerCodes codes, FaultList faults)
    {
        if (codes.Entities is not { } entities || entities.Contains(ledger.Entity)) { return; }
        faults.Add("WS115", "unknown-entity", new(ledger.File), ledger.Entity, NearestName.Of(ledger.Entity, entities) ?? "a company of group/entities.csv",
            "The file's name is not the code of a company of the group.", NearestName.Remedy(ledger.Entity, entities, "Rename it to a code of group/entities.csv, or add the company there."));
    }
}
