using Kessan.Consolidation;
using Kessan.Documents.Workbooks;
using Kessan.Ledgers;

namespace Kessan.Workspace.Consolidate;

/// <summary>The two ends of a closing against each other: what the ledgers say is in the journal, and what the journal says is in the tables.</summary>
internal static class BookProofs
{
    /// <summary>Assets and result of every company as its ledger has them, where nothing is to be translated, cut or scaled.</summary>
    public static IEnumerable<Proof> Whole(LoadedWorkspace workspace, ConsolidatedPeriod period)
    {
        var year = workspace.Settings.Calendar.CumulativeTo(period.End).Start!.Value;
        foreach (var company in period.Lines.Where(l => l.Level == Level.Package)
            .GroupBy(l => l.Entity, StringComparer.Ordinal)
            .OrderBy(g => g.Key, StringComparer.Ordinal))
        {
            var ledger = workspace.TrialBalances.Where(t => t.Entity == company.Key && t.End >= year && t.End <= period.End).MaxBy(t => t.End);
            if (ledger is null || !IsPlain(workspace, company.Key, ledger)
                || company.Any(l => l.Movement is MovementCodes.Entry or MovementCodes.Exit or MovementCodes.PercentageChange or MovementCodes.ClosingOnly))
            {
                continue;
            }
            if (workspace.GroupFiles!.Events.Any(e => e.Entity == company.Key && e.Boundary >= year && e.Boundary <= period.End)
                || workspace.GroupFiles.Overrides.Any(o => o.Entity == company.Key))
            {
                continue;
            }
            yield return ProofRule.Whole.Of("assets of the ledger are in the journal", company.Key,
                company.Where(l => IsAsset(workspace, l.Account)).Sum(l => l.Amount), Assets(workspace, ledger));
            yield return ProofRule.Whole.Of("result of the ledger is in the journal", company.Key,
                company.Where(l => !workspace.Chart[l.Account].IsBalanceSheet).Sum(l => l.Amount),
                ledger.Lines.Where(l => !workspace.Chart[l.Account].IsBalanceSheet).Sum(l => l.Amount));
        }
    }

    /// <summary>
    /// The last column of the worksheet against the lines, class by class as the statements have it; and against it the movement tables and the statement of
    /// equity.
    /// </summary>
    public static IEnumerable<Proof> Ties(ConsolidatedPeriod period, ChartOfAccounts chart, Sheet worksheet, Sheet movements, Sheet equity)
    {
        var journal = new decimal[Enum.GetValues<AccountClass>().Length];
        var there = new bool[journal.Length];
        foreach (var line in period.Lines)
        {
            (journal[(int)chart[line.Account].Class], there[(int)chart[line.Account].Class]) = (journal[(int)chart[line.Account].Class] + line.Amount, true);
        }
        foreach (var of in Enum.GetValues<AccountClass>().Where(c => there[(int)c]))
        {
            var name = of.ToString().ToLowerInvariant();
            yield return ProofRule.Statements.Of("worksheet ties to the journal", name, LastColumn(worksheet, chart, of), journal[(int)of]);
            if (of is not (AccountClass.Income or AccountClass.Expense))
            {
                yield return ProofRule.Statements.Of("movements tie to the worksheet", name, LastColumn(movements, chart, of),
                    LastColumn(worksheet, chart, of));
            }
        }

        yield return ProofRule.Statements.Of("equity by company ties to the worksheet", "group", equity.Rows[^1][^1].Amount,
            -LastColumn(worksheet, chart, AccountClass.Equity) - LastColumn(worksheet, chart, AccountClass.Minority));
    }

    private static decimal LastColumn(Sheet sheet, ChartOfAccounts chart, AccountClass of) =>
        sheet.Rows.Where(r => chart.Find(r[0].Shown)?.Class == of).Sum(r => r[^1].Amount);

    private static bool IsPlain(LoadedWorkspace workspace, string entity, TrialBalance ledger) =>
        workspace.Group.Find(entity)?.Currency == workspace.Settings.Currency && ledger.Lines.All(l => l.Translated is null && l.TransactionAmount is null);

    private static bool IsAsset(LoadedWorkspace workspace, string account) => workspace.Chart[account].Class == AccountClass.Asset;

    // A row without movement is the closing of its account and partner; rows with movements are its pieces.
    private static decimal Assets(LoadedWorkspace workspace, TrialBalance ledger)
    {
        var total = 0m;
        foreach (var balance in ledger.Lines.Where(l => IsAsset(workspace, l.Account)).GroupBy(l => $"{l.Account}\n{l.Partner}", StringComparer.Ordinal))
        {
            var closing = balance.Where(l => l.Movement is null).ToArray();
            total += closing.Length > 0 ? closing.Sum(l => l.Amount) : balance.Sum(l => l.Amount);
        }

        return total;
    }
}
