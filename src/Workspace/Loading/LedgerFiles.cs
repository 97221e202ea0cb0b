using System.Globalization;
using Kessan.Core;
using Kessan.Ledgers;

namespace Kessan.Workspace;

/// <summary>ledgers/YYYY-MM/ENTITY.csv, read in parallel; the result stands in order of month and company, whoever was first.</summary>
internal sealed record LedgerFiles(IReadOnlyList<TrialBalance> TrialBalances, IReadOnlyList<Finding> Faults)
{
    private sealed record LedgerFile(string File, string Entity, DateOnly End);

    public static LedgerFiles Read(string folder, LedgerCodes codes)
    {
        var faults = new FaultList();
        var files = Find(folder, codes, faults).OrderBy(f => f.End).ThenBy(f => f.Entity, StringComparer.Ordinal).ToArray();
        var read = new (TrialBalance Ledger, FaultList Faults)[files.Length];
        Parallel.For(0, files.Length, i =>
        {
            var own = new FaultList();
            read[i] = (BulkLedger.Read(folder, files[i].File, files[i].Entity, files[i].End, codes) ?? TrialBalanceReader.Read(folder, files[i].File, files[i].Entity, files[i].End, codes, own), own);
        });
        return new([.. read.Select(r => r.Ledger)], [.. faults.All, .. read.SelectMany(r => r.Faults.All)]);
    }

    private static IEnumerable<LedgerFile> Find(string folder, LedgerCodes codes, FaultList faults)
    {
        var ledgers = Path.Combine(folder, "ledgers");
        var months = Directory.Exists(ledgers) ? Directory.GetDirectories(ledgers).Select(d => Path.GetFileName(d)!).Order(StringComparer.Ordinal).ToArray() : [];
        if (months.Length == 0)
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

    private static DateOnly? EndOf(string month) =>
        DateOnly.TryParseExact(month + "-01", "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var first) ? first.AddMonths(1).AddDays(-1) : null;

    private static void CheckEntity(LedgerFile ledger, LedgerCodes codes, FaultList faults)
    {
        if (codes.Entities is not { } entities || entities.Contains(ledger.Entity)) { return; }
        faults.Add("WS115", "unknown-entity", new(ledger.File), ledger.Entity, NearestName.Of(ledger.Entity, entities) ?? "a company of group/entities.csv",
            "The file's name is not the code of a company of the group.", NearestName.Remedy(ledger.Entity, entities, "Rename it to a code of group/entities.csv, or add the company there."));
    }
}
