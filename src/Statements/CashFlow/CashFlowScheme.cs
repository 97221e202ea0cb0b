using Kessan.Consolidation;
using Kessan.Ledgers;

namespace Kessan.Statements;

/// <param name="Rank">Where the line stands within its activity: the result first, then adjustments, then changes of assets and liabilities.</param>
/// <param name="Assumed">Whether nobody said where the flow belongs.</param>
internal sealed record CashFlowPlace(CashActivity Activity, string Caption, int Rank, bool Assumed = false);

/// <summary>
/// Where a movement of an account stands: as accounts/cash-flow.csv says, else by what the movement is. Acquisitions and disposals of companies are net of the
/// cash that came or went with them (ASC 230-10-45-13; IAS 7 ¶42): what is paid and what is taken over stand on one line.
/// </summary>
internal sealed class CashFlowScheme(ChartOfAccounts chart, MovementTable movements, IReadOnlyList<CashFlowRule> rules, IReadOnlySet<string> acquisitions,
    IReadOnlySet<string> acquired)
{
    private const string Acquisition = "Acquisition of subsidiaries, net of cash acquired";
    public static readonly CashFlowPlace RatesOnCash = new(CashActivity.ExchangeRates, "Effect of exchange rates on cash", 0),
        RatesWithoutCash = new(CashActivity.Operating, "Exchange differences without cash", 2);

    private const string Disposal = "Disposal of subsidiaries, net of cash given up";

    /// <summary>Of a balance-sheet account that is not cash.</summary>
    public CashFlowPlace Of(JournalLine line)
    {
        var (account, code) = (chart[line.Account], line.Movement!);
        if (RuleOf(line.Account, code) is { } rule) { return new(rule.Activity, rule.Line, 3); }
        var movement = movements.Find(code)!;
        return code switch
        {
            MovementCodes.NetIncome => new(CashActivity.Operating, "Net income", 0),
            MovementCodes.MinorityResult => new(CashActivity.Operating, "Result of non-controlling interests", 1),
            MovementCodes.Exchange or MovementCodes.ExchangeOnOpening or MovementCodes.ExchangeOnMovements => RatesWithoutCash,
            MovementCodes.Entry => new(CashActivity.Investing, Acquisition, 1),
            MovementCodes.Exit => new(CashActivity.Investing, Disposal, 2),
            MovementCodes.PercentageChange => new(CashActivity.Financing, "Transactions with non-controlling shareholders", 2),
            MovementCodes.Dividends =>
                new(CashActivity.Financing, account.Class == AccountClass.Minority ? "Dividends to non-controlling shareholders" : "Dividends paid", 4),
            MovementCodes.CapitalChange =>
                new(CashActivity.Financing, account.Class == AccountClass.Minority ? "Paid in by non-controlling shareholders" : $"{account.Name}", 1),
            _ when acquisitions.Contains(code) => new(CashActivity.Investing, Acquisition, 1),
            _ when movement.Kind == MovementKind.Noncash => new(CashActivity.Noncash, movement.Name, 0),
            _ when account.Role == AccountRole.InvestmentInSubsidiaries => Investment(line),
            MovementCodes.Depreciation or MovementCodes.EquityMethod or MovementCodes.DividendsReceived => new(CashActivity.Operating, movement.Name, 2),
            MovementCodes.Operating => new(CashActivity.Operating, $"Change in {account.Name}", 4),
            MovementCodes.Additions => account.Class == AccountClass.Asset
                ? new(CashActivity.Investing, $"Additions to {account.Name}", 3)
                : new(CashActivity.Financing, $"Proceeds of {account.Name}", 0),
            MovementCodes.Disposals => account.Class == AccountClass.Asset
                ? new(CashActivity.Investing, $"Disposals of {account.Name}", 4)
                : new(CashActivity.Financing, $"Repayment of {account.Name}", 0),
            _ => new(CashActivity.Operating, movement.Name, 3, Assumed: true),
        };
    }

    /// <summary>Whether the workspace says where a movement of cash itself by exchange rates belongs, with those of other accounts.</summary>
    public bool HasRuleFor(JournalLine line) => RuleOf(line.Account, line.Movement) is not null;

    /// <summary>Of an income-statement account whose profit belongs to another activity; null where it stays in the result.</summary>
    public CashFlowPlace? OfIncome(string code) => RuleOf(code, null) is { Account: not "*" } rule ? new(rule.Activity, rule.Line, 3) : chart[code].Role switch
    {
        AccountRole.BargainPurchase or AccountRole.RemeasurementResult => new(CashActivity.Investing, Acquisition, 1),
        AccountRole.DisposalResult or AccountRole.DiscontinuedGain => new(CashActivity.Investing, Disposal, 2),
        _ => null,
    };

    // A purchase of shares in a company that is consolidated already is a transaction between owners (ASC 810-10-45-23; IFRS 10 ¶23), one that brings it in an
    // acquisition.
    private CashFlowPlace Investment(JournalLine line)
    {
        var company = line.Level == Level.Package ? line.Partner : line.Entity;
        if (line.Movement == MovementCodes.Disposals) { return new(CashActivity.Investing, Disposal, 2); }
        return company is null || acquired.Contains(company)
            ? new(CashActivity.Investing, Acquisition, 1)
            : new(CashActivity.Financing, "Transactions with non-controlling shareholders", 2);
    }

    private CashFlowRule? RuleOf(string account, string? movement) => rules.FirstOrDefault(r => r.Fits(account, movement));
}
