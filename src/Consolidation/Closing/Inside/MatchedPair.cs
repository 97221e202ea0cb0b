using System.Globalization;

namespace Kessan.Consolidation;

/// <summary>A row of one company with another as partner: whole, as the two say it, and the part that is inside the group and goes out.</summary>
internal sealed record PairRow(string Entity, string Partner, BookRow Whole, IReadOnlyList<BookRow> Out, bool OnItsWay)
{
    public static IEnumerable<PairRow> Of(GroupWork work)
    {
        foreach (var books in work.Companies.Values.Where(b => CompanyStage.IsEverFull(work, b.Code)))
        {
            foreach (var row in books.Whole.Where(r => r.Partner is not null && IsInside(work, books.Code, r)))
            {
                yield return new(books.Code, row.Partner!, row, OutOf(work, books, row), false);
            }
        }

        foreach (var transit in InTransit.Rows(work).Where(t => t.WithPartner && CompanyStage.IsEverFull(work, t.Item.Partner)))
        {
            var row = new BookRow(transit.Account, transit.Movement, transit.Item.Partner, 0m, transit.Amount, work.End, work.End, transit.Item.Source);
            yield return new(transit.Item.Entity, transit.Item.Partner, row, [row], true);
        }
    }

    private static IReadOnlyList<BookRow> OutOf(GroupWork work, CompanyBooks books, BookRow row) =>
        !Proportion.IsEver(work, books.Code) && !Proportion.IsEver(work, row.Partner!) ? [row]
        : [.. Proportion.Of(work, [row], day => Proportion.Both(work, books.Code, row.Partner!, day), MinorUnit.Of(books.Company.Currency))];

    // Flows of companies that were in the group at any time; balances of those that are in it at the end.
    private static bool IsInside(GroupWork work, string entity, BookRow row) => work.IsResult(row.Account)
        ? work.Rules.Takes(StandardRules.Transactions, entity, row.Account, row.Movement, row.Partner)
        : work.ScopeOn(work.End).IsFull(entity) && work.ScopeOn(work.End).IsFull(row.Partner)
            && work.Rules.Takes(StandardRules.Balances, entity, row.Account, row.Movement, row.Partner);
}

/// <summary>All rows of a pair that one rule of matching.csv speaks of.</summary>
internal sealed class MatchedPair(GroupWork work, string entity, string partner, string kind, MatchingRule? rule)
{
    public List<PairRow> Rows { get; } = [];

    public string Entity => entity;

    public string Partner => partner;

    public string Kind => kind;

    public MatchingRule? Rule => rule;

    public decimal First => Said(entity);

    public decimal Second => Said(partner);

    public decimal OfTiming => -Rows.Where(r => r.OnItsWay).Sum(r => r.Whole.Amount);

    /// <summary>What came from bringing a balance owed in another currency to the closing rate; it went to the exchange result.</summary>
    public decimal OfRates => -Rows.Where(r => r.Whole.OfRates).Sum(r => r.Whole.Amount);

    /// <summary>What neither rates nor things on their way explain.</summary>
    public decimal Difference => First + Second - OfTiming - OfRates;

    /// <summary>Both sides in the currencies of their books, where these are not the presentation currency.</summary>
    public string Words =>
        Own(entity).Currency == work.Input.Currency && Own(partner).Currency == work.Input.Currency
            ? ""
            : string.Create(CultureInfo.InvariantCulture, $" ({Own(entity).Amount} {Own(entity).Currency} and {Own(partner).Amount} {Own(partner).Currency})");

    public IntercompanyPair Report(string? account, string? bearer) => new(entity, partner, kind, First, Second, OfRates, account)
    {
        OfTiming = OfTiming, FirstOwn = Own(entity).Amount, FirstCurrency = Own(entity).Currency, SecondOwn = Own(partner).Amount,
        SecondCurrency = Own(partner).Currency, Tolerance = rule?.Tolerance, Bearer = bearer,
    };

    private decimal Said(string company) => Rows.Where(r => r.Entity == company && !r.OnItsWay && !r.Whole.OfRates).Sum(r => r.Whole.Amount);

    private (decimal Amount, string Currency) Own(string company) =>
        (Rows.Where(r => r.Entity == company && !r.OnItsWay && !r.Whole.OfRates).Sum(r => r.Whole.Functional), work.Companies[company].Company.Currency);
}
