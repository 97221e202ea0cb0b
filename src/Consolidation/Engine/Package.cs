using Kessan.Ledgers;

namespace Kessan.Consolidation;

/// <summary>A company's trial balance in the presentation currency, in order of chart, movement and partner.</summary>
/// <param name="Lines">As translated, the effects of exchange rates (FXT) included.</param>
/// <param name="Ledger">As the company gave it; null in a draft that lacks it.</param>
internal sealed record Package(Entity Company, IReadOnlyList<JournalLine> Lines, TrialBalance? Ledger)
{
    /// <summary>Net income of the fiscal year to date, profit positive.</summary>
    public decimal NetIncome(ChartOfAccounts chart) => -Lines.Where(l => !chart[l.Account].IsBalanceSheet).Sum(l => l.Amount);

    /// <summary>The lines of equity accounts.</summary>
    public IEnumerable<JournalLine> Equity(ChartOfAccounts chart) => Lines.Where(l => chart[l.Account].Class == AccountClass.Equity);

    /// <summary>Net assets with the result of the year, positive where assets exceed liabilities.</summary>
    public decimal NetAssets(ChartOfAccounts chart) => NetIncome(chart) - Equity(chart).Sum(l => l.Amount);

    /// <summary>Net assets at the closing of the fiscal year before.</summary>
    public decimal OpeningNetAssets(ChartOfAccounts chart) => -Equity(chart).Where(l => l.Movement == MovementCodes.Opening).Sum(l => l.Amount);
}
