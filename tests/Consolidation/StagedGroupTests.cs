using Kessan.Consolidation;
using Kessan.Core;
using Kessan.Ledgers;

namespace Kessan.Tests.Consolidation;

/// <summary>
/// A group in two stages and in one: what a sub-group's own consolidation gives, taken in as if it were one company, is what all companies give at once.
/// </summary>
public class StagedGroupTests
{
    private static readonly DateOnly Before = new(2022, 12, 31);
    private static readonly SourceLine Nowhere = new("made", 1);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void Consolidating_a_sub_group_first_gives_the_same(int seed)
    {
        var random = new Random(seed);
        var (ofA, ofB) = (60m + (10m * random.Next(4)), 60m + (10m * random.Next(4)));
        TrialBalance[] books = [Books("P", random, ("A", 900m)), Books("A", random, ("B", 950m)), Books("B", random)];
        GroupEvent[] events = [Buy("P", "A", ofA, 900m), Buy("A", "B", ofB, 950m)];
        var direct = Run(["P", "A", "B"], events, books, 2023);
        var stage = Run(["A", "B"], events[1..], books[1..], 2023);
        var staged = Run(["P", "A"], events[..1], [books[0], AsOneCompany(stage)], 2023);
        foreach (var account in Chart.Accounts.Select(a => a.Code)
            .Where(a => a is not ("nci" or "sub-nci" or "nci-result" or "sub-nci-result" or "goodwill" or "sub-goodwill")))
        {
            Sum(staged, account).ShouldBe(Sum(direct, account), account);
        }

        (Sum(staged, "nci") + Sum(staged, "sub-nci")).ShouldBe(Sum(direct, "nci"));
        (Sum(staged, "nci-result") + Sum(staged, "sub-nci-result")).ShouldBe(Sum(direct, "nci-result"));
        (Sum(staged, "goodwill") + Sum(staged, "sub-goodwill")).ShouldBe(Sum(direct, "goodwill"));
    }

    // Fifty companies in six currencies, some of them held in circles; a sub-group of its own in the middle of them.
    [Theory]
    [InlineData(5)]
    [InlineData(6)]
    [InlineData(7)]
    [InlineData(8)]
    public void Consolidating_a_sub_group_of_fifty_companies_first_gives_the_same(int seed)
    {
        var random = new Random(seed);
        var owners = new int[50];
        for (var i = 2; i < 50; i++) { owners[i] = random.Next(3) == 0 ? random.Next(i) : i / 2; }
        var inside = Enumerable.Range(0, 50).Where(i => IsBelow(owners, i)).ToArray();
        var (events, held) = (new List<GroupEvent>(), new Dictionary<int, List<(string, decimal)>>());
        void Hold(int owner, int entity, decimal percent, decimal price)
        {
            events.Add(Buy(Name(owner), Name(entity), percent, price));
            (held.TryGetValue(owner, out var list) ? list : held[owner] = []).Add((Name(entity), price));
        }

        for (var i = 1; i < 50; i++) { Hold(owners[i], i, 60m + (10m * random.Next(4)), 1300m + random.Next(600)); }
        for (var i = 0; i < 6; i++) { Circle(random, inside, events, Hold); }
        var currencies = Enumerable.Range(0, 50).Select(i => i < 2 ? "USD" : Currencies[random.Next(Currencies.Length)]).ToArray();
        TrialBalance[] books = [.. Enumerable.Range(0, 50)
            .Select(i => Books(Name(i), random,
                [.. held.GetValueOrDefault(i, []).Select(h => (h.Item1, Rounding.Round(h.Item2 / Opening(currencies[i]), 0.01m, RoundingMode.HalfUp)))]))];
        string[] Names(IEnumerable<int> of) => [.. of.Select(i => $"{Name(i)} {currencies[i]}")];
        var direct = Run(Names(Enumerable.Range(0, 50)), [.. events], books, 2023);
        GroupEvent[] own = [.. events.Where(e => inside.Any(i => Name(i) == e.Entity) && e.Entity != Name(1))];
        var stage = Run(Names(inside), own, [.. inside.Select(i => books[i])], 2023);
        var staged = Run(Names(Enumerable.Range(0, 50).Where(i => i == 1 || !inside.Contains(i))), [.. events.Except(own)],
            [AsOneCompany(stage) with { Entity = Name(1) }, .. books.Where((_, i) => !inside.Contains(i))], 2023);
        foreach (var (account, twin) in Chart.Accounts.Where(a => !a.Code.StartsWith("sub-", StringComparison.Ordinal)).Select(a => (a.Code, Outer(a.Code))))
        {
            var both = Sum(staged, account) + (twin == account ? 0m : Sum(staged, twin));
            // Each company's share is rounded to a cent per account and stage; nothing else may differ.
            Math.Abs(both - Sum(direct, account)).ShouldBeLessThanOrEqualTo(0.01m * 50 * 2, account);
        }
    }

    private static readonly string[] Currencies = ["USD", "EUR", "GBP", "CHF", "SEK", "AUD"];

    private static decimal Opening(string currency) => currency == "USD" ? 1m : 0.7m + (0.1m * Array.IndexOf(Currencies, currency));

    private static string Name(int i) => FormattableString.Invariant($"C{i:00}");

    private static bool IsBelow(int[] owners, int company)
    {
        var at = company;
        while (at > 1) { at = owners[at]; }
        return at == 1;
    }

    // No bargains: whose income they would be depends on who bought first. A company lower down holds a little of one higher up, both in the sub-group and
    // neither at its top.
    private static void Circle(Random random, int[] inside, List<GroupEvent> events, Action<int, int, decimal, decimal> hold)
    {
        var (owner, entity) = (inside[random.Next(inside.Length)], inside[random.Next(inside.Length)]);
        if (owner <= entity || entity == 1 || events.Where(e => e.Entity == Name(entity)).Sum(e => e.Percent) > 90m
            || events.Any(e => e.Owner == Name(owner) && e.Entity == Name(entity)))
        {
            return;
        }
        hold(owner, entity, 5m, 60m);
    }

    // The consolidated ledger of the sub-group by account and movement, as A's trial balance; others' interest and goodwill in B are accounts without a role
    // there.
    private static TrialBalance AsOneCompany(ConsolidatedPeriod stage) => new("A", stage.End,
    [
        .. stage.Lines.Where(l => l.Level != Level.Result)
            .GroupBy(l => $"{Outer(l.Account)}\n{l.Movement}", StringComparer.Ordinal)
            .OrderBy(g => g.Key, StringComparer.Ordinal)
            .Select((g, i) => new LedgerLine(Outer(g.First().Account), g.First().Movement, null, g.Sum(l => l.Amount), new("ledgers/2023-12/A.csv", i + 2)))
            .Where(l => l.Amount != 0m),
    ], "ledgers/2023-12/A.csv");

    private static string Outer(string account) => account is "nci" or "nci-result" or "goodwill" ? $"sub-{account}" : account;

    private static ConsolidatedPeriod Run(string[] companies, GroupEvent[] events, TrialBalance[] books, int year)
    {
        var files = new GroupFiles([.. companies.Select(c => c.Split(' ')).Select(c => new Entity(c[0], c[0], "", c.Length > 1 ? c[1] : "USD", "", Nowhere))],
            events, [], [], [], [], [])
        {
            NamedParent = companies[0].Split(' ')[0]
        };
        var rates = Currencies[1..].SelectMany((c, i) => new Rate[] { new(Before, c, RateType.Closing, Opening(c), Nowhere),
            new(new(year, 12, 31), c, RateType.Closing, 0.9m + (0.05m * i), Nowhere),
            new(new(year, 12, 31), c, RateType.Average, 0.85m + (0.07m * i), Nowhere) });
        var run = GroupConsolidator.Run(new(files, Chart, StandardMovements.Completed(new([])), new(rates), new(1, FiscalYearNaming.LastMonth), "USD",
            PolicyCatalogue.Of("ifrs").With(PolicyCatalogue.NonControllingMeasurement, "share"), books));
        run.Findings.Select(f => $"{f.Code} {f.Message}").ShouldBeEmpty();
        return run.Periods[new(year, 12, 31)];
    }

    private static GroupEvent Buy(string owner, string entity, decimal percent, decimal price) =>
        new($"{owner}-{entity}", Before, EventKind.Purchase, owner, entity, percent, price, Nowhere);

    private static TrialBalance Books(string company, Random random, params (string Held, decimal Cost)[] investments)
    {
        var (revenue, costs, dividend) = (-(decimal)random.Next(300, 600), (decimal)random.Next(100, 500), 0m);
        var lines = new List<LedgerLine>();
        void Line(string account, string? movement, string? partner, decimal amount) =>
            lines.Add(new(account, movement, partner, amount, new($"ledgers/2023-12/{company}.csv", lines.Count + 2)));
        Line("cash", "OPN", null, 1000m - investments.Sum(i => i.Cost));
        foreach (var (held, cost) in investments) { Line("investment", "OPN", held, cost); }
        Line("capital", "OPN", null, -400m);
        Line("retained", "OPN", null, -600m);
        Line("sales", null, null, revenue);
        Line("costs", null, null, costs);
        Line("cash", "CHG", null, -revenue - costs - dividend);
        return new(company, new(2023, 12, 31), lines, $"ledgers/2023-12/{company}.csv");
    }

    private static decimal Sum(ConsolidatedPeriod period, string account) => period.Lines.Where(l => l.Account == account).Sum(l => l.Amount);

    private static ChartOfAccounts Chart { get; } = new(
    [
        A("cash", AccountClass.Asset, AccountRole.Cash), A("investment", AccountClass.Asset, AccountRole.InvestmentInSubsidiaries),
        A("goodwill", AccountClass.Asset, AccountRole.Goodwill), A("sub-goodwill", AccountClass.Asset, AccountRole.None),
        A("sub-nci", AccountClass.Liability, AccountRole.None), A("nci", AccountClass.Minority, AccountRole.MinorityInterest),
        A("capital", AccountClass.Equity, AccountRole.CommonStock), A("retained", AccountClass.Equity, AccountRole.RetainedEarnings),
        A("cta", AccountClass.Equity, AccountRole.TranslationAdjustment),
        A("sales", AccountClass.Income, AccountRole.None), A("bargain", AccountClass.Income, AccountRole.BargainPurchase),
        A("costs", AccountClass.Expense, AccountRole.None), A("sub-nci-result", AccountClass.Expense, AccountRole.None),
        A("nci-result", AccountClass.Expense, AccountRole.MinorityResult),
    ]);

    private static Account A(string code, AccountClass @class, AccountRole role) => new(code, code, "", @class, role, Nowhere) { Flow = "CHG" };
}
