using System.Globalization;
using Kessan.Consolidation;
using Kessan.Core;
using Kessan.Ledgers;

namespace Kessan.Tests.Consolidation;

/// <summary>
/// Made-up groups with everything that happens to groups: 50 companies in 6 currencies, chains and circles of holdings, purchases, further purchases, sales of
/// a part and of everything, impairments, three years of books with balances between companies, dividends and profit on goods inside. The books are consistent;
/// what comes out of the consolidation must be so too.
/// </summary>
internal sealed class RandomGroup
{
    private static readonly string[] Currencies = ["USD", "EUR", "GBP", "CHF", "SEK", "AUD"];
    private static readonly SourceLine Nowhere = new("made", 1);

    private readonly Random random;
    private readonly List<Entity> entities = [];
    private readonly List<GroupEvent> events = [];
    private readonly List<EquityAtEvent> equity = [];
    private readonly List<FairValueDifference> fairValues = [];
    private readonly List<UnrealisedItem> unrealised = [];
    private readonly List<Rate> rates = [];
    private readonly List<TrialBalance> books = [];
    private readonly Dictionary<string, decimal> retained = new(StringComparer.Ordinal);
    private readonly Dictionary<string, SortedDictionary<string, decimal>> investments = new(StringComparer.Ordinal);
    private readonly Dictionary<string, decimal> balances = new(StringComparer.Ordinal);

    private RandomGroup(int seed, int companies)
    {
        random = new(seed);
        MakeRates();
        for (var i = 0; i < companies; i++) { entities.Add(new(Code(i), Code(i), "", i == 0 ? "USD" : Currencies[random.Next(6)], "", Nowhere)); }
        for (var i = 1; i < companies; i++) { Found(i); }
        for (var i = 0; i < companies / 10; i++) { Cross(companies); }
        for (var year = 2021; year <= 2023; year++) { Happen(year); }
        for (var year = 2021; year <= 2023; year++) { MakeBooks(year); }
        for (var i = 0; i < companies / 3; i++) { Sell(companies); }
    }

    private void Sell(int companies)
    {
        var (seller, buyer, year) = (Code(random.Next(companies)), Code(random.Next(companies)), 2021 + random.Next(2));
        if (seller == buyer) { return; }
        unrealised.Add(new(new(year, 12, 31), seller, buyer, "goods", 5m + random.Next(10), "costs", null, "costs",
            random.Next(2) == 0 ? new DateOnly(year + 1, 6, 30) : null, 0.3m, new("group/unrealised.csv", unrealised.Count + 2)));
    }

    public static GroupInput Make(int seed, int companies, string set) => new RandomGroup(seed, companies).Input(set);

    private GroupInput Input(string set) => new(
        new(entities, events, equity, fairValues, unrealised, [], []), Chart, StandardMovements.Completed(new([])), new(rates),
        new(1, FiscalYearNaming.LastMonth), "USD", PolicyCatalogue.Of(set), books);

    private static ChartOfAccounts Chart { get; } = new(
    [
        A("cash", AccountClass.Asset, AccountRole.Cash, "CHG"), A("due", AccountClass.Asset, AccountRole.None, "CHG"),
        A("goods", AccountClass.Asset, AccountRole.None, "CHG"), A("plant", AccountClass.Asset, AccountRole.None, "ADD"),
        A("investment", AccountClass.Asset, AccountRole.InvestmentInSubsidiaries, "ADD"),
        A("associates", AccountClass.Asset, AccountRole.InvestmentInAssociates, "ADD"), A("goodwill", AccountClass.Asset, AccountRole.Goodwill, null),
        A("owed", AccountClass.Liability, AccountRole.None, "CHG"), A("tax", AccountClass.Liability, AccountRole.DeferredTax, null),
        A("nci", AccountClass.Minority, AccountRole.MinorityInterest, null),
        A("capital", AccountClass.Equity, AccountRole.CommonStock, null), A("retained", AccountClass.Equity, AccountRole.RetainedEarnings, "DIV"),
        A("cta", AccountClass.Equity, AccountRole.TranslationAdjustment, null),
        A("sales", AccountClass.Income, AccountRole.None, null), A("received", AccountClass.Income, AccountRole.DividendIncome, null),
        A("equity-income", AccountClass.Income, AccountRole.EquityMethodResult, null),
        A("gain", AccountClass.Income, AccountRole.DisposalResult, null), A("remeasured", AccountClass.Income, AccountRole.RemeasurementResult, null),
        A("bargain", AccountClass.Income, AccountRole.BargainPurchase, null),
        A("costs", AccountClass.Expense, AccountRole.None, null), A("nci-result", AccountClass.Expense, AccountRole.MinorityResult, null),
        A("amortisation", AccountClass.Expense, AccountRole.GoodwillAmortisation, null),
        A("impairment", AccountClass.Expense, AccountRole.GoodwillImpairment, null),
        A("tax-expense", AccountClass.Expense, AccountRole.DeferredTaxExpense, null),
        A("acquisition-costs", AccountClass.Expense, AccountRole.AcquisitionCosts, null),
    ]);

    private static Account A(string code, AccountClass @class, AccountRole role, string? flow) => new(code, code, "", @class, role, Nowhere) { Flow = flow };

    private static string Code(int i) => string.Create(CultureInfo.InvariantCulture, $"C{i:00}");

    private void MakeRates()
    {
        foreach (var currency in Currencies.Skip(1))
        {
            var rate = 0.5m + (random.Next(100) / 100m);
            for (var month = new DateOnly(2019, 12, 31); month.Year < 2024; month = month.AddDays(1).AddMonths(1).AddDays(-1))
            {
                rate += (random.Next(11) - 5) / 200m;
                rates.Add(new(month, currency, RateType.Closing, Math.Max(0.1m, rate), Nowhere));
                rates.Add(new(month, currency, RateType.Average, Math.Max(0.1m, rate - 0.01m), Nowhere));
            }
        }
    }

    // Everybody is bought by a company before it, some before the books begin.
    private void Found(int i)
    {
        var (owner, entity) = (Code(random.Next(i)), Code(i));
        var percent = random.Next(4) == 0 ? 25m : 55m + random.Next(46);
        var date = random.Next(3) == 0 ? new DateOnly(2021 + random.Next(2), 1 + random.Next(12), 1) : new DateOnly(2020, 12, 31);
        Add(new($"buy{i}", date, EventKind.Purchase, owner, entity, percent, 500m + random.Next(1000), Nowhere)
        {
            Basis = random.Next(2) == 0 ? NonControllingBasis.Share : NonControllingBasis.NotSaid,
            GoodwillMonths = 120
        });
        if (date.Year == 2020) { equity.Add(new($"buy{i}", entity, "capital", -1000m, Nowhere)); }
        if (random.Next(2) == 0) { fairValues.Add(new($"buy{i}", entity, "plant", 100m + random.Next(100), 60, "costs", null, 0.3m, Nowhere)); }
    }

    private void Cross(int companies)
    {
        var (owner, entity) = (Code(companies - 1 - random.Next(companies / 3)), Code(1 + random.Next(companies / 2)));
        if (owner == entity || Held(entity) > 92m || events.Any(e => e.Owner == owner && e.Entity == entity)) { return; }
        Add(new($"cross-{owner}-{entity}", new DateOnly(2020, 12, 31), EventKind.Purchase, owner, entity, 5m, 60m, Nowhere));
        equity.Add(new($"cross-{owner}-{entity}", entity, "capital", -1000m, Nowhere));
    }

    private decimal Held(string entity) =>
        events.Where(e => e.Entity == entity && e.Kind != EventKind.Impairment).Sum(e => e.Kind == EventKind.Sale ? -e.Percent : e.Percent);

    private void Happen(int year)
    {
        for (var i = 0; i < entities.Count / 8; i++)
        {
            var buy = events[random.Next(events.Count)];
            var date = new DateOnly(year, 3 * (1 + random.Next(4)), 1).AddMonths(1).AddDays(-1);
            if (buy.Kind != EventKind.Purchase || buy.Percent <= 50m || buy.Date >= new DateOnly(year, 1, 1)
                || events.Any(e => e.Entity == buy.Entity && e != buy) || events.Any(e => e.Owner == buy.Entity))
            {
                continue;
            }
            var code = $"{buy.Code}-{year}";
            switch (random.Next(4))
            {
                case 0 when buy.Percent <= 95m:
                    Add(new(code, date, EventKind.Purchase, buy.Owner, buy.Entity, 5m, 80m, Nowhere));
                    break;
                case 1 when buy.Percent > 60m:
                    Add(new(code, date, EventKind.Sale, buy.Owner, buy.Entity, 5m, 90m, Nowhere));
                    break;
                case 2:
                    Add(new(code, date, EventKind.Sale, buy.Owner, buy.Entity, buy.Percent, 1500m, Nowhere));
                    break;
                default:
                    Add(new(code, date, EventKind.Impairment, "", buy.Entity, 0m, 1m, Nowhere));
                    break;
            }
        }
    }

    private void Add(GroupEvent e) => events.Add(e with { Source = new("group/events.csv", events.Count + 2) });

    private decimal RateOn(string currency, DateOnly day) =>
        currency == "USD"
            ? 1m
            : rates.First(r => r.Currency == currency && r.Type == RateType.Closing && r.Date == (day.Day == 1 ? day.AddDays(-1) : day)).Value;

    private void MakeBooks(int year)
    {
        var end = new DateOnly(year, 12, 31);
        foreach (var entity in entities) { books.Add(new(entity.Code, end, Lines(entity, year), $"ledgers/{year}-12/{entity.Code}.csv")); }
    }

    private List<LedgerLine> Lines(Entity entity, int year)
    {
        var lines = new List<LedgerLine>();
        void Line(string account, string? movement, string? partner,
            decimal amount)
            {
                if (amount != 0m) { lines.Add(new(account, movement, partner, amount, new($"ledgers/{year}-12/{entity.Code}.csv", lines.Count + 2))); }
            }
        var held = investments.TryGetValue(entity.Code, out var found) ? found : investments[entity.Code] = new(StringComparer.Ordinal);
        foreach (var first in events.Where(e => year == 2021 && e.Owner == entity.Code && e.Boundary < new DateOnly(2021, 1, 1)))
        {
            held[first.Entity] = held.GetValueOrDefault(first.Entity) + Round(first.Amount / RateOn(entity.Currency, first.Date));
        }
        foreach (var (company, cost) in held) { Line("investment", "OPN", company, cost); }
        var (was, due) = (retained.GetValueOrDefault(entity.Code), balances.GetValueOrDefault(entity.Code));
        Line("cash", "OPN", null, 1000m - was - held.Values.Sum() - due);
        Line("capital", "OPN", null, -1000m);
        Line("retained", "OPN", null, was);
        var result = Trade(Line);
        var spent = Deal(entity, year, held, Line, ref result) + Lend(entity, year, Line) - due;
        var paid = Distribute(entity, year, Line, ref result);
        Line("cash", "CHG", null, -result - spent - paid);
        retained[entity.Code] = was + result + paid;
        return lines;
    }

    // What each company and the next of its currency owe each other at the end, as closings.
    private decimal Lend(Entity entity, int year, Action<string, string?, string?, decimal> line)
    {
        var kin = entities.Where(e => e.Currency == entity.Currency).ToList();
        var i = kin.IndexOf(entity);
        if (i % 2 == 0 && i + 1 == kin.Count) { return 0m; }
        var (partner, amount) = i % 2 == 0 ? (kin[i + 1], 10m + year - 2020m) : (kin[i - 1], -10m - year + 2020m);
        line(amount > 0m ? "due" : "owed", null, partner.Code, amount);
        return balances[entity.Code] = amount;
    }

    // Dividends go up where payer and all its owners share a currency and nothing else happened in the year.
    private decimal Distribute(Entity entity, int year, Action<string, string?, string?, decimal> line, ref decimal result)
    {
        foreach (var payer in entities.Where(e => Pays(e, year)))
        {
            var percent = events.Where(e => e.Owner == entity.Code && e.Entity == payer.Code && e.Kind == EventKind.Purchase).Sum(e => e.Percent);
            line("received", null, payer.Code, -percent / 10m);
            result -= percent / 10m;
        }

        if (!Pays(entity, year)) { return 0m; }
        line("retained", "DIV", null, 10m);
        return 10m;
    }

    private bool Pays(Entity payer, int year)
    {
        var of = events.Where(e => e.Entity == payer.Code).ToArray();
        return of.Length > 0
            && of.All(e => e.Kind == EventKind.Purchase && e.Date < new DateOnly(year, 1, 1)
                && entities.First(x => x.Code == e.Owner).Currency == payer.Currency);
    }

    // Result with debits positive.
    private decimal Trade(Action<string, string?, string?, decimal> line)
    {
        var (sales, costs) = (-(decimal)(200 + random.Next(300)), 100m + random.Next(350));
        line("sales", null, null, sales);
        line("costs", null, null, costs);
        return sales + costs;
    }

    private decimal Deal(Entity entity, int year, SortedDictionary<string, decimal> held, Action<string, string?, string?, decimal> line, ref decimal result)
    {
        var spent = 0m;
        foreach (var e in events.Where(e => e.Owner == entity.Code && e.Boundary.Year == year && e.Boundary >= new DateOnly(2021, 1, 1))
            .OrderBy(e => e.Boundary))
        {
            var price = Round(e.Amount / RateOn(entity.Currency, e.Date));
            if (e.Kind == EventKind.Purchase)
            {
                held[e.Entity] = held.GetValueOrDefault(e.Entity) + price;
                line("investment", "ADD", e.Entity, price);
                spent += price;
                continue;
            }

            var before = events.Where(x => x.Owner == e.Owner && x.Entity == e.Entity && x.Kind != EventKind.Impairment && x.Boundary < e.Boundary)
                .Sum(x => x.Kind == EventKind.Sale ? -x.Percent : x.Percent);
            var cost = Round(held[e.Entity] * e.Percent / before);
            held[e.Entity] -= cost;
            line("investment", "DSP", e.Entity, -cost);
            line("gain", null, e.Entity, cost - price);
            result += cost - price;
            spent -= cost;
        }

        return spent;
    }

    private static decimal Round(decimal amount) => Rounding.Round(amount, 0.01m, RoundingMode.HalfUp);
}
