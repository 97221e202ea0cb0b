using Kessan.Consolidation;
using Kessan.Core;
using Kessan.Ledgers;

namespace Kessan.Tests.Consolidation;

/// <summary>
/// A sub-group consolidated first, year after year: what its own closings say, taken in as the books of one company, gives what all companies give at once,
/// with dividends on both steps and a company in another currency at the bottom.
/// </summary>
public class SubGroupOverYearsTests
{
    private const int First = 2023, Last = 2025;

    private static readonly SourceLine Nowhere = new("made", 1);

    [Theory]
    [InlineData(11)]
    [InlineData(12)]
    [InlineData(13)]
    [InlineData(14)]
    [InlineData(15)]
    public void Three_years_in_two_stages_give_what_three_years_in_one_give(int seed)
    {
        var random = new Random(seed);
        var (ofA, ofB) = (60m + (10m * random.Next(4)), 60m + (10m * random.Next(4)));
        GroupEvent[] events = [Buy("P", "A", ofA, 900m), Buy("A", "B", ofB, 950m)];
        var books = Books(random, ofA / 100m, ofB / 100m);
        var direct = Run(["P", "A", "B"], events, books);
        var stage = Run(["A", "B"], events[1..], [.. books.Where(b => b.Entity != "P")]);
        var staged = Run(["P", "A"], events[..1], [.. books.Where(b => b.Entity == "P"), .. stage.Select(AsOneCompany)]);
        for (var i = 0; i < direct.Length; i++)
        {
            foreach (var account in Chart.Accounts.Select(a => a.Code).Where(c => !c.StartsWith("sub-", StringComparison.Ordinal)))
            {
                var twin = Outer(account);
                var both = Sum(staged[i], account) + (twin == account ? 0m : Sum(staged[i], twin));
                // A share is rounded to a cent once per company, account and year; nothing else may differ.
                Math.Abs(both - Sum(direct[i], account)).ShouldBeLessThanOrEqualTo(0.01m * 2 * (i + 1), $"{account} of {First + i}");
            }
        }
    }

    // Every year each company earns something and pays out part of it; A gets its part of what B pays, P of what A pays.
    private static TrialBalance[] Books(Random random, decimal ofA, decimal ofB)
    {
        var found = new List<TrialBalance>();
        var (cash, retained) = (new Dictionary<string, decimal>(StringComparer.Ordinal) { ["P"] = 100m, ["A"] = 50m, ["B"] = 1000m },
            new Dictionary<string, decimal>(StringComparer.Ordinal) { ["P"] = -600m, ["A"] = -600m, ["B"] = -600m });
        for (var year = First; year <= Last; year++)
        {
            var (fromB, fromA) = (100m * random.Next(2), 100m * random.Next(2));
            var average = Average(year);
            foreach (var company in new[] { "P", "A", "B" })
            {
                var (revenue, costs) = ((decimal)random.Next(300, 600), (decimal)random.Next(100, 300));
                var paid = company == "A" ? fromA : company == "B" ? fromB : 0m;
                var (payer, received) = company == "A"
                    ? ("B", Rounding.Round(fromB * average, 0.01m, RoundingMode.HalfUp) * ofB)
                    : company == "P" ? ("A", fromA * ofA) : ("", 0m);
                var rows = new List<LedgerLine>();
                void Row(string account, string? movement, string? partner,
                    decimal amount)
                    {
                        if (amount != 0m) { rows.Add(new(account, movement, partner, amount, new($"ledgers/{year}-12/{company}.csv", rows.Count + 2))); }
                    }
                Row("cash", "OPN", null, cash[company]);
                Row("cash", "CHG", null, revenue - costs);
                Row("cash", "DIV", null, -paid);
                Row("cash", "DVR", null, received);
                Row("investment", "OPN", company == "P" ? "A" : "B", company == "P" ? 900m : company == "A" ? 950m : 0m);
                Row("capital", "OPN", null, -400m);
                Row("retained", "OPN", null, retained[company]);
                Row("retained", "DIV", null, paid);
                Row("sales", null, null, -revenue);
                Row("costs", null, null, costs);
                Row("dividends", null, payer, -received);
                found.Add(new(company, new(year, 12, 31), rows, $"ledgers/{year}-12/{company}.csv"));
                cash[company] += revenue - costs - paid + received;
                retained[company] += paid - revenue + costs - received;
            }
        }

        return [.. found];
    }

    private static TrialBalance AsOneCompany(ConsolidatedPeriod stage) => new("A", stage.End,
    [
        .. stage.Lines.Where(l => l.Level != Level.Result)
            .GroupBy(l => $"{Outer(l.Account)}\n{l.Movement}", StringComparer.Ordinal)
            .OrderBy(g => g.Key, StringComparer.Ordinal)
            .Select((g, i) => new LedgerLine(Outer(g.First().Account), g.First().Movement, null, g.Sum(l => l.Amount), new("ledgers/A.csv", i + 2)))
            .Where(l => l.Amount != 0m),
    ], "ledgers/A.csv");

    private static string Outer(string account) => account is "nci" or "nci-result" or "goodwill" ? $"sub-{account}" : account;

    private static decimal Closing(int year) => 1m + (0.1m * (year - 2022));

    private static decimal Average(int year) => 0.95m + (0.1m * (year - 2022));

    private static ConsolidatedPeriod[] Run(string[] companies, GroupEvent[] events, TrialBalance[] books)
    {
        var files = new GroupFiles([.. companies.Select(c => new Entity(c, c, "", c == "B" ? "EUR" : "USD", "", Nowhere))], events, [], [], [], [], [])
        {
            NamedParent = companies[0]
        };
        var rates = Enumerable.Range(2022, Last - 2021)
            .SelectMany(y => new Rate[] { new(new(y, 12, 31), "EUR", RateType.Closing, Closing(y), Nowhere),
                new(new(y, 12, 31), "EUR", RateType.Average, Average(y), Nowhere) });
        var run = GroupConsolidator.Run(new(files, Chart, StandardMovements.Completed(new([])), new(rates), new(1, FiscalYearNaming.LastMonth), "USD",
            PolicyCatalogue.Of("ifrs").With(PolicyCatalogue.NonControllingMeasurement, "share"), books));
        run.Findings.Select(f => $"{f.Code} {f.Message}").ShouldBeEmpty();
        return [.. run.Periods.Values];
    }

    private static GroupEvent Buy(string owner, string entity, decimal percent, decimal price) =>
        new($"{owner}-{entity}", new(2022, 12, 31), EventKind.Purchase, owner, entity, percent, price, Nowhere);

    private static decimal Sum(ConsolidatedPeriod period, string account) => period.Lines.Where(l => l.Account == account).Sum(l => l.Amount);

    private static ChartOfAccounts Chart { get; } = new(
    [
        A("cash", AccountClass.Asset, AccountRole.Cash), A("investment", AccountClass.Asset, AccountRole.InvestmentInSubsidiaries),
        A("goodwill", AccountClass.Asset, AccountRole.Goodwill), A("sub-goodwill", AccountClass.Asset, AccountRole.None),
        A("sub-nci", AccountClass.Liability, AccountRole.None), A("nci", AccountClass.Minority, AccountRole.MinorityInterest),
        A("capital", AccountClass.Equity, AccountRole.CommonStock), A("retained", AccountClass.Equity, AccountRole.RetainedEarnings),
        A("cta", AccountClass.Equity, AccountRole.TranslationAdjustment),
        A("sales", AccountClass.Income, AccountRole.None), A("dividends", AccountClass.Income, AccountRole.DividendIncome),
        A("bargain", AccountClass.Income, AccountRole.BargainPurchase), A("costs", AccountClass.Expense, AccountRole.None),
        A("sub-nci-result", AccountClass.Expense, AccountRole.None),
        A("nci-result", AccountClass.Expense, AccountRole.MinorityResult),
    ]);

    private static Account A(string code, AccountClass @class, AccountRole role) => new(code, code, "", @class, role, Nowhere) { Flow = "CHG" };
}
