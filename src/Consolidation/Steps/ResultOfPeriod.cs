using Kessan.Ledgers;

namespace Kessan.Consolidation;

/// <summary>
/// Step 8. The result of the period goes into retained earnings (movement NET), company by company. The income statement keeps its flows, so that these lines
/// are their sum; the balance sheet then adds to zero on its own.
/// </summary>
internal static class ResultOfPeriod
{
    private static readonly Rule Rule = new("RS", "result-of-period", Level.Result, BalancesAlone: false);

    public static void Apply(PeriodWork work)
    {
        var results = work.Journal.Lines.Where(l => !work.Chart[l.Account].IsBalanceSheet)
            .GroupBy(l => l.Entity, StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.Ordinal)
            .Select(g => new Posting(g.Key, work.Accounts.RetainedEarnings, MovementCodes.NetIncome, null, g.Sum(l => l.Amount)));
        work.Journal.Append(Rule, "The result of the period is taken into retained earnings.", results);
    }
}
