using System.Globalization;
using Kessan.Ledgers;

namespace Kessan.Consolidation;

/// <summary>
/// Profit inside the group on what the buyer still holds (IFRS 10 ¶B86; ASC 810-10-45-1; ARB 51 ¶6; with an investee IAS 28 ¶28, ASC 323-10-35-7): out of the asset and out of the seller's profit, back as the asset is
/// depreciated or sold, with deferred tax. Whether outsiders of the seller share in it is policy.
/// <example>Sold for 20, cost 16, all still held: inventory −4, cost of sales +4; of 75% owned seller 1 is the others'.</example>
/// </summary>
internal static class UnrealisedProfits
{
    private static readonly Rule Rule = new("UP", "unrealised-profit", Level.Consolidation);

    public static void Apply(GroupWork work)
    {
        foreach (var item in work.Input.Files.Unrealised.Where(i => i.Date <= work.End).OrderBy(i => i.Date).ThenBy(i => i.Source.Row))
        {
            if (IsFull(work, item.Seller) && IsFull(work, item.Buyer)) { Inside(work, item); }
            else if (Investee(work, item) is { } investee) { WithInvestee(work, item, investee); }
        }
    }

    private static bool IsFull(GroupWork work, string entity) => CompanyStage.IsEverFull(work, entity);

    private static void Inside(GroupWork work, UnrealisedItem item)
    {
        item = item with { Profit = item.Profit * Proportion.Between(work, item.Seller, item.Buyer, item.Date) };
        if (item.Date <= work.Before && work.Prior is null) { History(work, item); }
        if (item.Date > work.Before) { Take(work, item); }
        Release(work, item);
    }

    private static decimal Left(UnrealisedItem item, DateOnly day) => day < item.Date || (item.Released is { } released && released <= day) ? 0m : Scheduled(item, day);

    // By its life alone.
    private static decimal Scheduled(UnrealisedItem item, DateOnly day) => item.Months is not { } months ? item.Profit : Math.Max(0m, months - Math.Max(0m, Elapsed.Months(Start(item), day))) * item.Profit / months;

    // What is bought on the first day of a month is depreciated from that month on.
    private static DateOnly Start(UnrealisedItem item) => item.Date.AddDays(1).Day == 1 ? item.Date : item.Date.AddDays(-1);

    private static void Take(GroupWork work, UnrealisedItem item)
    {
        var tax = work.Round(item.Profit * item.TaxRate);
        List<Leg> legs =
        [
            new(item.Seller, item.ExpenseAccount, null, item.Profit) { Holder = HolderOf(work, item), Source = item.Source },
            new(item.Buyer, item.Account, AssetMovement(work, item), -item.Profit) { Source = item.Source },
        ];
        legs.AddRange(Tax(work, item, HolderOf(work, item), tax));
        Book(work, item, item.Date, null, legs, "is taken back");
    }

    // By depreciation it comes back in the buyer's use of it, up to the day of a sale; what is left then comes back by the sale, to the account and the owners it was taken from.
    private static void Release(GroupWork work, UnrealisedItem item)
    {
        var opening = item.Date > work.Before ? item.Profit : work.Round(Left(item, work.Before));
        var sold = item.Released is { } day && day > work.Before && day <= work.End ? day : (DateOnly?)null;
        if (opening == 0m || item.Released <= work.Before) { return; }
        var scheduled = work.Round(Scheduled(item, sold ?? work.End));
        if (item.Months is not null)
        {
            var holder = work.Policies.Is(PolicyCatalogue.ExcessDepreciation, "buyer") ? item.Buyer : HolderOf(work, item);
            Realise(work, item, sold ?? work.End, item.Date > work.Before ? Start(item) : work.Before, opening - scheduled, item.DepreciationAccount, MovementCodes.Depreciation, holder, "is realised by use");
        }

        if (sold is { } released) { Realise(work, item, released, null, scheduled, item.ExpenseAccount, item.Months is null ? AssetMovement(work, item) : MovementCodes.Disposals, HolderOf(work, item), "is realised"); }
    }

    private static void Realise(GroupWork work, UnrealisedItem item, DateOnly day, DateOnly? from, decimal amount, string account, string movement, string? holder, string what)
    {
        if (amount == 0m) { return; }
        List<Leg> legs =
        [
            new(item.Buyer, item.Account, movement, amount) { Source = item.Source },
            new(item.Seller, account, null, -amount) { Holder = holder, From = from, Source = item.Source },
        ];
        legs.AddRange(Tax(work, item, holder, -work.Round(amount * item.TaxRate)));
        Book(work, item, day, from, legs, what);
    }

    private static void History(GroupWork work, UnrealisedItem item)
    {
        var left = work.Round(Left(item, work.Before));
        var retained = work.Accounts.RetainedEarnings;
        var used = work.Round(Scheduled(item, item.Released <= work.Before ? item.Released.Value : work.Before));
        var tax = work.Round(left * item.TaxRate);
        var holder = HolderOf(work, item);
        var depreciator = item.Months is not null && work.Policies.Is(PolicyCatalogue.ExcessDepreciation, "buyer") ? item.Buyer : holder;
        List<Leg> legs =
        [
            new(item.Seller, retained, MovementCodes.Opening, item.Profit) { Holder = holder },
            new(item.Seller, retained, MovementCodes.Opening, used - item.Profit) { Holder = depreciator },
            new(item.Seller, retained, MovementCodes.Opening, left - used) { Holder = holder },
            new(item.Buyer, item.Account, MovementCodes.Opening, -left),
        ];
        if (tax != 0m) { legs.AddRange([new(item.Seller, retained, MovementCodes.Opening, -tax) { Holder = holder }, new(item.Seller, work.Accounts[AccountRole.DeferredTax], MovementCodes.Opening, tax)]); }
        var made = Book(work, item, work.Before, null, legs, "was taken back before the first books");
        NonControllingShares.Share(work, [.. made.Where(m => m.Holder is not null && m.Line.Account == retained).Select(m => new SharedAmount(m.Line, m.Holder!, m.Line.Amount))], work.ScopeOn(work.Before), work.Before, "in profits not realised at the opening", true);
    }

    // The investor's part only; it comes off the investment (IAS 28 ¶28), or by the policy off the asset where the group has it.
    private static void WithInvestee(GroupWork work, UnrealisedItem item, string investee)
    {
        foreach (var (owner, _) in InvesteeStage.Holdings(work, work.End).Where(h => h.Entity == investee).ToArray())
        {
            var part = work.Timeline.Of(investee, work.End).Where(h => h.Owner == owner).Sum(h => h.Percent) / 100m;
            var (before, now) = (item.Date <= work.Before ? work.Round(Left(item, work.Before) * part) : 0m, work.Round(Left(item, work.End) * part));
            var history = work.Prior is null ? before : 0m;
            var change = now - before;
            var ofAsset = SaleAndAsset(work) && IsFull(work, item.Buyer);
            if (!ofAsset) { InvesteeStage.Add(work, owner, investee, -history - change); }
            Book(work, item, work.End, null,
            [
                ofAsset ? new(item.Buyer, item.Account, MovementCodes.Opening, -history) : new(investee, InvesteeStage.Account(work, investee), MovementCodes.Opening, -history) { Partner = owner },
                new(owner, work.Accounts.RetainedEarnings, MovementCodes.Opening, history) { Holder = owner },
                ofAsset ? new(item.Buyer, item.Account, AssetMovement(work, item), -change) : new(investee, InvesteeStage.Account(work, investee), MovementCodes.EquityMethod, -change) { Partner = owner },
                change == 0m ? new(owner, work.Accounts.RetainedEarnings, MovementCodes.Opening, 0m) : InResultOf(work, item, owner, change),
            ], "is taken up for the part of the group");
        }
    }

    private static bool SaleAndAsset(GroupWork work) => work.Policies.Is(PolicyCatalogue.InvesteeProfit, "sale-and-asset");

    // Sold by the group, the profit is in its own income; sold by the investee, in the result it takes up.
    private static Leg InResultOf(GroupWork work, UnrealisedItem item, string owner, decimal change) => SaleAndAsset(work) && IsFull(work, item.Seller)
        ? new(item.Seller, item.ExpenseAccount, null, change) { Holder = item.Seller, Source = item.Source }
        : new(owner, work.Accounts[AccountRole.EquityMethodResult], null, change) { Holder = owner };

    private static string? Investee(GroupWork work, UnrealisedItem item) =>
        new[] { item.Seller, item.Buyer }.FirstOrDefault(e => work.ScopeOn(work.End).Method(e) == ConsolidationMethod.Equity);

    private static string? HolderOf(GroupWork work, UnrealisedItem item) => work.Policies.Is(PolicyCatalogue.UpstreamProfit, "share") ? item.Seller : null;

    private static string AssetMovement(GroupWork work, UnrealisedItem item) => work.Chart[item.Account].Flow ?? MovementCodes.Operating;

    private static IEnumerable<Leg> Tax(GroupWork work, UnrealisedItem item, string? holder, decimal tax) => tax == 0m ? [] :
    [
        new(item.Seller, work.Accounts[AccountRole.DeferredTax], MovementCodes.Operating, tax),
        new(item.Seller, work.Accounts[AccountRole.DeferredTaxExpense], null, -tax) { Holder = holder },
    ];

    private static IReadOnlyList<BookedLine> Book(GroupWork work, UnrealisedItem item, DateOnly day, DateOnly? from, List<Leg> legs, string what) => work.Journal.Append(Rule, day,
        string.Create(CultureInfo.InvariantCulture, $"Profit of {item.Profit} on what {item.Seller} sold to {item.Buyer} by {item.Date:yyyy-MM-dd} {what} ({work.Policies[PolicyCatalogue.UpstreamProfit].Paragraph})."),
        from is null ? legs : legs.Select(l => l.From is null && l.Holder is not null && item.Months is not null ? l with { From = from } : l), item.Source);
}
