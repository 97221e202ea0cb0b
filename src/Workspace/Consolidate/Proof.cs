using System.Globalization;
using Kessan.Consolidation;
using Kessan.Core;
using Kessan.Ledgers;
using Kessan.Statements;

namespace Kessan.Workspace.Consolidate;

/// <summary>Something that must hold, with both of its numbers. It holds or it does not: there is no tolerance.</summary>
/// <param name="Of">The company, account, movement or entry.</param>
public sealed record Proof(string Name, string Of, decimal Found, decimal Expected)
{
    public bool Holds => Found == Expected;
}

/// <summary>The proofs of a consolidated period, computed from its lines alone: whatever made the lines cannot hide from them.</summary>
/// <param name="subsidiaries">Companies consolidated in full on the last day.</param>
internal sealed class PeriodProofSheet(ConsolidatedPeriod period, ChartOfAccounts chart, MovementTable movements, IReadOnlySet<string> subsidiaries)
{
    private JournalLine[]? investments;

    /// <param name="yearBefore">The closing of the fiscal year before; null where it is not in the workspace.</param>
    public IReadOnlyList<Proof> Of(ConsolidatedPeriod? yearBefore, CashFlowStatement cash) =>
    [
        .. Companies(), .. Entries(), new Proof("consolidated balance sheet adds to zero", "group", Sum(l => chart[l.Account].IsBalanceSheet), 0m), ResultInEquity(), .. Openings(yearBefore), .. Noncash(), .. Investments(),
        .. Cash(cash),
    ];

    // Closings whose movements are not known (CLO) give no cash flow, and there is nothing to prove about one.
    private IEnumerable<Proof> Cash(CashFlowStatement cash) =>
        period.Lines.Any(l => l.Movement == MovementCodes.ClosingOnly) ? [] : [new Proof("cash flows are the change in cash", "group", cash.Total, cash.Closing - cash.Opening)];

    private IEnumerable<Proof> Companies() =>
        period.Lines.Where(l => l.Level == Level.Package).GroupBy(l => l.Entity, StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.Ordinal)
            .Select(g => new Proof("books of a company add to zero", g.Key, g.Sum(l => l.Amount), 0m));

    // What is carried forward balances together; the result is the income statement, whose accounts keep their flows.
    private IEnumerable<Proof> Entries() =>
        period.Entries.Where(e => e.Lines.Any(l => l.Level is Level.Elimination or Level.Consolidation) && e.Lines.All(l => l.Movement != MovementCodes.Opening)).Select(e => new Proof("entry adds to zero", $"{e.Id} {e.Rule}", e.Lines.Sum(l => l.Amount), 0m));

    private Proof ResultInEquity() => new("result in retained earnings is that of the income statement", "group", Sum(l => l.Level == Level.Result), Sum(l => !chart[l.Account].IsBalanceSheet));

    private IEnumerable<Proof> Openings(ConsolidatedPeriod? before)
    {
        if (before is null) { yield break; }
        foreach (var account in chart.Accounts.Where(a => a.IsBalanceSheet))
        {
            var closing = before.Lines.Where(l => l.Account == account.Code).Sum(l => l.Amount);
            var opening = Sum(l => l.Account == account.Code && movements.Find(l.Movement!)?.Kind == MovementKind.Opening);
            if (closing != 0m || opening != 0m) { yield return new("opening is the closing before", $"{account.Code} {account.Name}", opening, closing); }
        }
    }

    // What enters or leaves with a company may leave a gain in income, which has no movement; the cash proof covers it.
    private static readonly HashSet<string> OfScope = new(StringComparer.Ordinal) { MovementCodes.Entry, MovementCodes.Exit, MovementCodes.PercentageChange, MovementCodes.Exchange, MovementCodes.ClosingOnly };

    private IEnumerable<Proof> Noncash() =>
        from movement in movements.Movements
        where movement.Kind == MovementKind.Noncash && !OfScope.Contains(movement.Code) && period.Lines.Any(l => l.Movement == movement.Code)
        select new Proof("movement without cash adds to zero", $"{movement.Code} {movement.Name}", Sum(l => l.Movement == movement.Code), 0m);

    private IEnumerable<Proof> Investments() =>
        period.Lines.Where(l => l.Level == Level.Package && l.Partner is not null && IsInvestment(l)).Select(l => l.Partner!).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)
            .Where(subsidiaries.Contains)
            .Select(c => new Proof("investment is eliminated", c, Invested(c), 0m));

    private decimal Invested(string company) =>
        (investments ??= period.Lines.Where(IsInvestment).ToArray()).Where(l => (l.Level == Level.Package ? l.Partner : l.Entity) == company).Sum(l => l.Amount);

    private bool IsInvestment(JournalLine line) => chart[line.Account].Role == AccountRole.InvestmentInSubsidiaries;

    private decimal Sum(Func<JournalLine, bool> which) => period.Lines.Where(which).Sum(l => l.Amount);
}

/// <summary>What did not hold, as findings.</summary>
internal static class ProofFindings
{
    public static IEnumerable<Finding> Of(IEnumerable<Proof> proofs, DateOnly end) => proofs.Where(p => !p.Holds).Select(p => new Finding(
        "CO601", "proof-does-not-hold", Severity.Exception, new Place(FormattableString.Invariant($"ledgers/{end:yyyy-MM}")), $"{p.Name} ({p.Of}): the difference is {(p.Found - p.Expected).ToString(CultureInfo.InvariantCulture)}.")
    {
        Printed = p.Found.ToString(CultureInfo.InvariantCulture), Expected = p.Expected.ToString(CultureInfo.InvariantCulture),
    });
}
