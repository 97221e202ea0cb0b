using System.Globalization;
using System.Text;

namespace Kessan.Bench;

/// <summary>The trial balance of one made-up company, cell by cell, before it is broken up into rows.</summary>
internal sealed class MadeBooks(int index, long rate)
{
    private sealed record Cell(string Account, string Movement, string Partner, long Amount);

    // All currencies' opening rates divide it: amounts are whole in every currency, and shares of a fifth whole in yen.
    private const long Step = 3_000;

    private readonly List<Cell> cells = [];
    private ulong state = (ulong)index + 1;

    public int Index => index;

    public string Code { get; } = string.Create(CultureInfo.InvariantCulture, $"C{index:00}");

    public int Percent => index % 2 == 0 ? 100 : 80;

    /// <summary>One company has a receivable from the other and sold to it.</summary>
    public static void Trade(MadeBooks seller, MadeBooks buyer)
    {
        foreach (var (mine, its, movement) in new[] { (MadeChart.Receivable, MadeChart.Payable, "OPN"), (MadeChart.Receivable, MadeChart.Payable, "CHG"),
            (MadeChart.Sales, MadeChart.Purchases, "") })
        {
            var yen = Step * (1 + seller.Below(1_000)) * (mine == MadeChart.Sales ? -1 : 1);
            seller.Add(mine, movement, buyer.Code, yen);
            buyer.Add(its, movement, seller.Code, -yen);
        }
    }

    public void Fill()
    {
        foreach (var account in MadeChart.Assets)
        {
            foreach (var movement in new[] { "OPN", "CHG", "ADD" }) { Add(account, movement, "", Step * (10 + Below(5_000))); }
        }
        foreach (var account in MadeChart.Liabilities)
        {
            foreach (var movement in new[] { "OPN", "CHG", "ADD" }) { Add(account, movement, "", -Step * (10 + Below(2_000))); }
        }
        foreach (var account in MadeChart.Income) { Add(account, "", "", -Step * (10 + Below(9_000))); }
        foreach (var account in MadeChart.Expenses) { Add(account, "", "", Step * (10 + Below(5_000))); }
        if (index > 0) { Add(MadeChart.Stock, "OPN", "", -Step * 1_000); }
    }

    /// <summary>The parent holds a company at its capital.</summary>
    public void Invest(MadeBooks company) => Add(MadeChart.Investment, "OPN", company.Code, Step * 1_000 * company.Percent / 100);

    /// <summary>Retained earnings take what the opening lacks, cash what the year lacks.</summary>
    public void Balance()
    {
        if (index == 0) { Add(MadeChart.Stock, "OPN", "", -Step * 1_000); }
        Raw(MadeChart.Retained, "OPN", "", -cells.Where(c => c.Movement == "OPN").Sum(c => c.Amount));
        Raw(MadeChart.Cash, "CHG", "", -cells.Where(c => c.Movement != "OPN").Sum(c => c.Amount));
    }

    /// <summary>What stands in no books: capital against the investment, and the minority's fifth of opening net assets.</summary>
    public string OpeningEntry()
    {
        var retained = cells.Where(c => c is { Account: MadeChart.Retained, Movement: "OPN" }).Sum(c => c.Amount) * rate;
        var (stock, share) = (-Step * 1_000, 100 - Percent);
        var minority = (retained + stock) * share / 100;
        var text = new StringBuilder();
        void Line(string account,
            long amount)
            {
                if (amount != 0) { text.Append(CultureInfo.InvariantCulture, $"{Code},{account},{amount},Capital of {Code} when it was founded\n"); }
            }
        Line(MadeChart.Stock, -stock);
        Line(MadeChart.Investment, stock * Percent / 100);
        Line("2900", minority);
        Line(MadeChart.Retained, -(stock * Percent / 100) + stock - minority);
        return text.ToString();
    }

    /// <summary>Each cell in about as many rows by segment and product, which add up to it.</summary>
    public void Write(string file, long rows, int segments)
    {
        using var writer = new StreamWriter(file, append: false, new UTF8Encoding(false), 1 << 20);
        writer.Write("account,movement,partner,segment,product,amount\n");
        var pieces = Math.Max(1, rows / cells.Count);
        var extra = rows - (pieces * cells.Count);
        foreach (var cell in cells)
        {
            var count = pieces + (extra-- > 0 ? 1 : 0);
            var left = cell.Amount;
            for (var i = 0L; i < count; i++)
            {
                var amount = i == count - 1 ? left : (cell.Amount / count) + Below(2_001) - 1_000;
                left -= amount;
                writer.Write(string.Create(CultureInfo.InvariantCulture,
                    $"{cell.Account},{cell.Movement},{cell.Partner},S{i % segments:00},P{i / segments:000},{amount}\n"));
            }
        }
    }

    private void Add(string account, string movement, string partner, long yen) => Raw(account, movement, partner, yen / rate);

    private void Raw(string account, string movement, string partner, long amount) => cells.Add(new(account, movement, partner, amount));

    // SplitMix64 (Steele, Lea and Flood, 2014): the same everywhere.
    private int Below(int end)
    {
        var z = state += 0x9E3779B97F4A7C15;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return (int)Math.BigMul(z ^ (z >> 31), (ulong)end, out _);
    }
}
