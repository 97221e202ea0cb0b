using Kessan.Consolidation;
using Kessan.Ledgers;

namespace Kessan.Statements;

/// <summary>
/// What of the activities belongs to discontinued operations (IFRS 5 ¶33c; ASC 205-20-50-5B): the flows of companies whose whole income stands on the account
/// with the role discontinued-result. What was paid for them or came in for them is the seller's and stands with the disposals. Of a company that is
/// discontinued in part, no flows can be told apart.
/// <example>S earned 50 in cash and bought plant for 20 before it was sold: operating 50, investing −20.</example>
/// </summary>
internal sealed class DiscontinuedFlows(ChartOfAccounts chart, MovementTable movements, CashFlowScheme scheme)
{
    /// <returns>Operating, investing and financing; empty where no whole company is discontinued.</returns>
    public IReadOnlyList<decimal> Of(ConsolidatedPeriod period)
    {
        if (!chart.WithRole(AccountRole.DiscontinuedResult).Any()) { return []; }
        var companies = period.Lines.Where(l => !chart[l.Account].IsBalanceSheet)
            .GroupBy(l => l.Entity, StringComparer.Ordinal)
            .Where(IsDiscontinued)
            .Select(g => g.Key)
            .ToHashSet(StringComparer.Ordinal);
        if (companies.Count == 0) { return []; }
        var flows = new decimal[3];
        foreach (var line in period.Lines.Where(l => companies.Contains(l.Entity)))
        {
            if (ActivityOf(line) is { } activity) { flows[(int)activity] -= line.Amount; }
        }

        return flows;
    }

    private bool IsDiscontinued(IEnumerable<JournalLine> income)
    {
        var accounts = income.GroupBy(l => l.Account, StringComparer.Ordinal).Select(g => (chart[g.Key].Role, Amount: g.Sum(l => l.Amount))).ToArray();
        return Array.Exists(accounts, a => a.Role == AccountRole.DiscontinuedResult && a.Amount != 0m)
            && accounts.All(a => a.Amount == 0m || a.Role is AccountRole.DiscontinuedResult or AccountRole.DiscontinuedGain or AccountRole.MinorityResult);
    }

    private CashActivity? ActivityOf(JournalLine line)
    {
        var account = chart[line.Account];
        if (!account.IsBalanceSheet)
        {
            return account.Role is AccountRole.MinorityResult or AccountRole.DiscontinuedGain
                ? null
                : scheme.OfIncome(line.Account)?.Activity ?? CashActivity.Operating;
        }
        var ofRates = line.Movement is MovementCodes.Exchange or MovementCodes.ExchangeOnOpening or MovementCodes.ExchangeOnMovements;
        if (account.Role == AccountRole.Cash) { return ofRates && !scheme.HasRuleFor(line) ? CashActivity.Operating : null; }
        if (line.Movement is null or MovementCodes.NetIncome or MovementCodes.MinorityResult or MovementCodes.Entry or MovementCodes.Exit
            || movements.Find(line.Movement)?.Kind == MovementKind.Opening)
        {
            return null;
        }
        return scheme.Of(line).Activity is var activity and (CashActivity.Operating or CashActivity.Investing or CashActivity.Financing) ? activity : null;
    }
}
