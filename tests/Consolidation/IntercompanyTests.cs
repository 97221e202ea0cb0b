using Kessan.Consolidation;
using Kessan.Core;
using Kessan.Ledgers;

namespace Kessan.Tests.Consolidation;

/// <summary>
/// What two companies disagree about: rates, things on their way, and the rest; by pair, with its tolerance and its bearer, in both currencies.
/// </summary>
public class IntercompanyTests
{
    private static readonly DateOnly Before = new(2022, 12, 31), End = new(2023, 12, 31);
    private static readonly SourceLine Nowhere = new("made", 1);

    [Fact]
    public void A_difference_is_told_apart_and_shown_in_both_currencies()
    {
        // S owes 100 euros, of which 10 are on their way; P has booked 108 dollars (at 1.08) for what is 110 at the closing rate, and forgot 5 euros more.
        var run = Run(new("P", "S", "*", 0m, null, "parent", Nowhere));
        var pair = run.Periods[End].Pairs.Single();
        (pair.Entity, pair.Partner, pair.Kind).ShouldBe(("P", "S", "balances"));
        (pair.First, pair.FirstOwn, pair.FirstCurrency).ShouldBe((102.60m, 102.60m, "USD"));
        (pair.Second, pair.SecondOwn, pair.SecondCurrency).ShouldBe((-99m, -90m, "EUR"));
        pair.Difference.ShouldBe(3.60m);
        pair.OfTiming.ShouldBe(11m);
        pair.OfRates.ShouldBe(-1.90m);
        pair.OfError.ShouldBe(-5.50m);
        run.Findings.ShouldContain(f => f.Code == "CO660" && f.Message.Contains("-90 EUR", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(10, true)]
    [InlineData(5, false)]
    public void A_rule_takes_the_difference_and_reports_what_is_beyond_its_tolerance(int tolerance, bool quiet)
    {
        var run = Run(new("S", "P", "due|owed", tolerance, "costs", "entity", Nowhere));
        var pair = run.Periods[End].Pairs.Single();
        (pair.Account, pair.Bearer, pair.Tolerance).ShouldBe(("costs", "S", tolerance));
        run.Findings.Any(f => f.Code == "CO660").ShouldBe(!quiet);
        var lines = run.Periods[End].Lines;
        lines.Where(l => l.Account is "due" or "owed").Sum(l => l.Amount).ShouldBe(0m);
        lines.Single(l => l.Account == "costs" && l.Level == Level.Elimination).Amount.ShouldBe(-5.50m);
        // Others have 20% of the company that bears it.
        lines.Where(l => l.Account == "nci-result").Sum(l => l.Amount).ShouldBe(1.10m);
    }

    private static ConsolidationRun Run(MatchingRule rule)
    {
        var files = new GroupFiles([E("P", "USD"), E("S", "EUR")], [new("buy", Before, EventKind.Purchase, "P", "S", 80m, 800m, Nowhere)], [], [], [], [], [])
        {
            Matching = [rule], InTransit = [new(End, "S", "owed", "P", "goods", -10m, Nowhere)],
        };
        TrialBalance[] books =
        [
            Ledger("P", L("cash", "OPN", null, 1200m), L("cash", "CHG", null, -102.60m), L("investment", "OPN", "S", 800m),
                L("due", "CHG", "S", 102.60m) with { TransactionCurrency = "EUR", TransactionAmount = null }, L("capital", "OPN", null, -2000m)),
            Ledger("S", L("cash", "OPN", null, 1000m), L("cash", "CHG", null, 90m), L("owed", "CHG", "P", -90m), L("capital", "OPN", null, -1000m)),
        ];
        books[0] = books[0] with { Lines = [.. books[0].Lines.Select(l => l.Account == "due"
            ? l with { TransactionAmount = 95m, TransactionCurrency = "EUR" }
            : l)] };
        return GroupConsolidator.Run(new(files, Chart, StandardMovements.Completed(new([])),
            new([R(Before, RateType.Closing, 1m), R(End, RateType.Average, 1.05m), R(End, RateType.Closing, 1.10m)]), new(1, FiscalYearNaming.LastMonth), "USD",
            PolicyCatalogue.Of("ifrs"), books));
    }

    private static Rate R(DateOnly day, RateType type, decimal value) => new(day, "EUR", type, value, Nowhere);

    private static Entity E(string code, string currency) => new(code, code, "", currency, "", Nowhere);

    private static TrialBalance Ledger(string company, params LedgerLine[] lines) => new(company, End, lines, $"ledgers/2023-12/{company}.csv");

    private static LedgerLine L(string account, string? movement, string? partner, decimal amount) => new(account, movement, partner, amount, Nowhere);

    private static ChartOfAccounts Chart { get; } = new(
    [
        A("cash", AccountClass.Asset, AccountRole.Cash), A("due", AccountClass.Asset, AccountRole.None), A("goods", AccountClass.Asset, AccountRole.None),
        A("investment", AccountClass.Asset, AccountRole.InvestmentInSubsidiaries), A("goodwill", AccountClass.Asset, AccountRole.Goodwill),
        A("owed", AccountClass.Liability, AccountRole.None), A("nci", AccountClass.Minority, AccountRole.MinorityInterest),
        A("capital", AccountClass.Equity, AccountRole.CommonStock), A("retained", AccountClass.Equity, AccountRole.RetainedEarnings),
        A("cta", AccountClass.Equity, AccountRole.TranslationAdjustment), A("exchange", AccountClass.Income, AccountRole.ExchangeResult),
        A("costs", AccountClass.Expense, AccountRole.None), A("nci-result", AccountClass.Expense, AccountRole.MinorityResult),
    ]);

    private static Account A(string code, AccountClass @class, AccountRole role) => new(code, code, "", @class, role, Nowhere) { Flow = "CHG" };
}
