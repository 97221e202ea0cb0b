namespace Kessan.Examples.Iij;

/// <summary>A row of a trial balance; debit positive, in single units of the company's currency.</summary>
internal readonly record struct BookKey(string Account, string Movement, string Partner);

/// <summary>
/// A company's trial balances out of its plan. Openings are the closings of the fiscal year before, the result of that year in
/// retained earnings; the result and the balance are reached by the rows the plan names for it.
/// </summary>
internal sealed class CompanyBooks(CompanyPlan plan, Func<DateOnly, string, decimal> shareOfGroup)
{
    private readonly Dictionary<DateOnly, Dictionary<BookKey, decimal>> books = [];

    public string Code => plan.Code;

    public IReadOnlyDictionary<BookKey, decimal>? At(DateOnly end) => books.GetValueOrDefault(end);

    public void Make()
    {
        foreach (var end in MonthEnds.All.Where(plan.HasBooks)) { books.Add(end, At(end, Openings(end))); }
    }

    /// <summary>The parent's side of the rows with the parent.</summary>
    public IEnumerable<(BookKey Key, decimal Amount)> Mirrored(DateOnly end)
    {
        var mirrors = plan.Rows.Where(r => r.Mirror.Length > 0).GroupBy(r => r.Account, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.First().Mirror, StringComparer.Ordinal);
        return books.TryGetValue(end, out var lines)
            ? lines.Where(l => l.Key.Partner == "IIJ" && mirrors.ContainsKey(l.Key.Account)).Select(l => (new BookKey(mirrors[l.Key.Account], l.Key.Movement, Code), -l.Value))
            : [];
    }

    private static bool IsFlow(string account) => account[0] >= '4';

    private Dictionary<BookKey, decimal> At(DateOnly end, Dictionary<(string Account, string Partner), decimal> openings)
    {
        var lines = openings.ToDictionary(o => new BookKey(o.Key.Account, "OPN", o.Key.Partner), o => o.Value);
        foreach (var row in plan.Rows.Where(r => r.Account != "result" && !r.Movement.Contains(':', StringComparison.Ordinal) && r.Movement is not ("OPN" or "rest")))
        {
            var amount = row.Note == "share:OCI" ? (row.Account[0] == '3' ? -1m : 1m) * shareOfGroup(end, Code) : row.Values.GetValueOrDefault(end);
            Add(lines, new(row.Account, row.Movement, row.Partner), amount);
        }

        foreach (var row in plan.Rows.Where(r => r.Movement.StartsWith("closing:", StringComparison.Ordinal) && r.Values.ContainsKey(end)))
        {
            var already = lines.Where(l => l.Key.Account == row.Account && l.Key.Partner == row.Partner).Sum(l => l.Value);
            Add(lines, new(row.Account, row.Movement[8..], row.Partner), row.Values[end] - already);
        }

        Rest(lines, end);
        return lines;
    }

    private void Rest(Dictionary<BookKey, decimal> lines, DateOnly end)
    {
        if (plan.Rows.FirstOrDefault(r => r.Movement == "rest") is { } flow)
        {
            var result = plan.Rows.Single(r => r.Account == "result").Values[end];
            Add(lines, new(flow.Account, "", ""), -result - lines.Where(l => IsFlow(l.Key.Account)).Sum(l => l.Value));
        }

        if (plan.Rows.FirstOrDefault(r => r.Movement.StartsWith("rest:", StringComparison.Ordinal)) is { } balance)
        {
            Add(lines, new(balance.Account, balance.Movement[5..], balance.Partner), -lines.Values.Sum());
        }
    }

    private Dictionary<(string Account, string Partner), decimal> Openings(DateOnly end)
    {
        var before = MonthEnds.YearBefore(end);
        if (before == MonthEnds.Opening) { return FirstOpenings(); }
        if (!books.TryGetValue(before, out var closing)) { return []; }
        return closing.GroupBy(l => IsFlow(l.Key.Account) ? ("3200", "") : (l.Key.Account, l.Key.Partner))
            .Select(g => (g.Key, Amount: g.Sum(l => l.Value))).Where(o => o.Amount != 0m).ToDictionary(o => o.Key, o => o.Amount);
    }

    private Dictionary<(string Account, string Partner), decimal> FirstOpenings()
    {
        var openings = plan.Rows.Where(r => r.Values.ContainsKey(MonthEnds.Opening)).ToDictionary(r => (r.Account, r.Partner), r => r.Values[MonthEnds.Opening]);
        if (openings.Count > 0 && plan.Rows.FirstOrDefault(r => r.Movement.StartsWith("rest:", StringComparison.Ordinal)) is { } balance)
        {
            openings[(balance.Account, balance.Partner)] = -openings.Values.Sum();
        }

        return openings;
    }

    private static void Add(Dictionary<BookKey, decimal> lines, BookKey key, decimal amount)
    {
        if (amount != 0m) { lines[key] = lines.GetValueOrDefault(key) + amount; }
    }
}
