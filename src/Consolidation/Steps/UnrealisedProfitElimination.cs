namespace Kessan.Consolidation;

/// <summary>
/// Step 4. Profit on something the buyer still holds is not a profit of the group (ARB 51 ¶6): sale and cost are taken back, and the asset comes down to what
/// it cost the group. In later years the entry is carried forward.
/// <example>Sold for 100, cost 80: debit sales 100, credit cost of sales 80, credit the asset 20.</example>
/// </summary>
internal static class UnrealisedProfitElimination
{
    private static readonly Rule Rule = new("UP", "unrealised-profit", Level.Consolidation);

    public static void Apply(PeriodWork work)
    {
        foreach (var sale in OfThisYear(work).OrderBy(s => s.From).ThenBy(s => s.Source.Row))
        {
            var reason =
                FormattableString.Invariant($"{sale.Buyer} still holds what {sale.Seller} sold it on {sale.From:yyyy-MM-dd} for {sale.Price} and had at {sale.Cost}: the profit of {sale.Price - sale.Cost} is not realised (ARB 51 ¶6).");
            work.Journal.Append(
                Rule,
                reason,
                [
                    new(sale.Seller, sale.SalesAccount, null, sale.Buyer, sale.Price, sale.Source),
                    new(sale.Seller, sale.CostAccount, null, null, -sale.Cost, sale.Source),
                    new(sale.Buyer, sale.AssetAccount, sale.Movement, null, sale.Cost - sale.Price, sale.Source),
                ]);
        }
    }

    /// <summary>The reversal of an income-statement row, but for the price of sales that this step takes back itself.</summary>
    public static Posting LessUnrealised(PeriodWork work, JournalLine line)
    {
        var prices = OfThisYear(work).Where(s => s.Seller == line.Entity && s.Buyer == line.Partner && s.SalesAccount == line.Account).Sum(s => s.Price);
        var reversal = Posting.Reversing(line);
        return reversal with { Amount = reversal.Amount - prices };
    }

    public static bool IsAssetOfSale(PeriodWork work, JournalLine line) =>
        work.Input.Group.UnrealisedProfits.Any(s => s.Buyer == line.Entity && s.Seller == line.Partner && s.AssetAccount == line.Account);

    private static IEnumerable<UnrealisedProfit> OfThisYear(PeriodWork work) =>
        work.Input.Group.UnrealisedProfits.Where(s => s.From >= work.YearStart && s.From <= work.End && work.IsFull(s.Seller) && work.IsFull(s.Buyer));
}
