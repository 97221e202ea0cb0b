using Kessan.Consolidation;
using Kessan.Core;

namespace Kessan.Statements;

/// <summary>A line of the statement and the ledger lines it is made of.</summary>
/// <param name="Amount">Received is positive.</param>
public sealed record CashFlowLine(CashActivity Activity, string Caption, decimal Amount, IReadOnlyList<JournalLine> Lines);

/// <summary>
/// The indirect statement of cash flows of a period, from movements. Every line is minus the sum of movements of accounts other than cash; the change in cash
/// is read from the cash accounts. Nothing is computed as the rest, so the two can differ, and where they do the statement says so.
/// </summary>
/// <param name="Noncash">Investing and financing activities without cash: the debits of their movements.</param>
public sealed record CashFlowStatement(DateOnly End, IReadOnlyList<CashFlowLine> Lines, IReadOnlyList<CashFlowLine> Noncash, decimal Opening, decimal Closing,
    IReadOnlyList<Finding> Findings)
{
    /// <summary>Whether there are closings whose movements are not known (CLO): they give no cash flow, and there is nothing to prove about one.</summary>
    public bool HasBareClosings { get; init; }

    /// <summary>What of operating, investing and financing belongs to discontinued operations; empty where none is told apart.</summary>
    public IReadOnlyList<decimal> Discontinued { get; init; } = [];

    public decimal Of(CashActivity activity)
    {
        var sum = 0m;
        foreach (var line in Lines) { sum += line.Activity == activity ? line.Amount : 0m; }
        return sum;
    }

    /// <summary>All activities and the effect of exchange rates: what the change in cash must be.</summary>
    public decimal Total => Of(CashActivity.Operating) + Of(CashActivity.Investing) + Of(CashActivity.Financing) + Of(CashActivity.ExchangeRates);

    public bool Proves => Total == Closing - Opening;
}
