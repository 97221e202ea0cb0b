namespace Kessan.Examples.Iij;

/// <summary>
/// The consolidated group at a month end as account × movement, so that every figure printed of it comes out. The cash flow
/// statement is minus the movements of all accounts but cash, so its lines are sums of columns; the balance sheet gives sums of rows.
/// </summary>
internal sealed class GroupSolver(GroupTables tables)
{
    private readonly Dictionary<DateOnly, IReadOnlyDictionary<string, decimal>> solved = [];

    /// <summary>Translation differences that the consolidation gives (account → yen), by month end.</summary>
    public Dictionary<DateOnly, IReadOnlyDictionary<string, decimal>> Translation { get; } = [];

    public List<string> Broken { get; } = [];

    /// <summary>Variables (account|movement) with their yen at every month end.</summary>
    public IReadOnlyDictionary<DateOnly, IReadOnlyDictionary<string, decimal>> Solve()
    {
        // The closing of the first half of FY2006 is the first that was printed: the opening balances follow from it.
        DateOnly first = new(2006, 9, 30);
        solved.Clear();
        foreach (var end in MonthEnds.All.OrderBy(e => e == first ? DateOnly.MinValue : e)) { solved[end] = Solve(end); }
        return solved;
    }

    public decimal At(DateOnly end, string account, string movement) => solved[end].GetValueOrDefault(GroupTables.Variable(account, movement));

    public decimal Closing(DateOnly end, string account) => end == MonthEnds.Opening
        ? solved[new(2006, 9, 30)].GetValueOrDefault(GroupTables.Variable(account, "OPN"))
        : tables.Movements.Sum(m => solved[end].GetValueOrDefault(GroupTables.Variable(account, m)));

    private IReadOnlyDictionary<string, decimal> Solve(DateOnly end)
    {
        var balance = tables.Accounts.Where(a => a.IsBalanceSheet).Select(a => a.Code).ToArray();
        var flows = tables.Accounts.Where(a => !a.IsBalanceSheet).Select(a => a.Code).ToArray();
        var openingKnown = solved.Count > 0;
        string[] free = [.. tables.Free, .. flows.Select(f => GroupTables.Variable(f, "")), GroupTables.Variable("3200", "NET"), .. openingKnown ? [] : balance.Select(b => GroupTables.Variable(b, "OPN"))];
        var system = new LinearSystem(free);
        Fix(system, end, balance, flows, [.. free], openingKnown);
        Facts(system, end, balance);
        Identities(system, balance, flows);
        var values = system.Solve(out var broken);
        Broken.AddRange(broken.Select(b => $"{MonthEnds.Iso(end)} {b}"));
        return values;
    }

    private void Fix(LinearSystem system, DateOnly end, string[] balance, string[] flows, HashSet<string> free, bool openingKnown)
    {
        foreach (var (account, movement) in balance.SelectMany(b => tables.Movements.Select(m => (b, m))).Concat(flows.Select(f => (f, ""))))
        {
            var variable = GroupTables.Variable(account, movement);
            if (movement == "OPN" && openingKnown) { system.Fix(variable, Closing(MonthEnds.YearBefore(end), account)); }
            else if (movement == "FXT") { system.Fix(variable, Translation.GetValueOrDefault(end)?.GetValueOrDefault(account) ?? 0m); }
            else if (tables.Cell(account, movement, MonthEnds.Iso(end)) is { } value) { system.Fix(variable, value); }
            else if (!free.Contains(variable)) { system.Fix(variable, 0m); }
        }
    }

    private void Facts(LinearSystem system, DateOnly end, string[] balance)
    {
        foreach (var fact in tables.Mapping.GroupBy(m => (m.Presentation, m.Statement, m.Concept, m.Members)))
        {
            var isClosing = fact.Key.Statement == "BS" && fact.First().Movement.Length == 0;
            if (tables.Fact(fact.First(), isClosing ? MonthEnds.Iso(end) : MonthEnds.Label(end)) is { } value)
            {
                system.Add($"{fact.Key}", fact.SelectMany(m => Terms(m, isClosing, balance)), value);
            }

            if (isClosing && solved.Count == 0 && tables.Fact(fact.First(), MonthEnds.Iso(MonthEnds.Opening)) is { } opening)
            {
                system.Add($"opening {fact.Key}", fact.Select(m => (GroupTables.Variable(m.Account, "OPN"), m.Sign)), opening);
            }
        }
    }

    private IEnumerable<(string Variable, decimal Factor)> Terms(MappingRow row, bool isClosing, string[] balance)
    {
        if (isClosing) { return tables.Movements.Select(m => (GroupTables.Variable(row.Account, m), row.Sign)); }
        if (row.Account != "*") { return [(GroupTables.Variable(row.Account, row.Movement), row.Sign)]; }
        return balance.Where(b => b != "1000").Select(b => (GroupTables.Variable(b, row.Movement), row.Sign));
    }

    private void Identities(LinearSystem system, string[] balance, string[] flows)
    {
        foreach (var movement in tables.Noncash) { system.Add($"noncash {movement}", balance.Select(b => (GroupTables.Variable(b, movement), 1m)), 0m); }
        system.Add("result", flows.Select(f => (GroupTables.Variable(f, ""), -1m)).Append((GroupTables.Variable("3200", "NET"), 1m)), 0m);
        system.Add("deferred tax", balance.Select(b => (GroupTables.Variable(b, "DTX"), 1m)).Append((GroupTables.Variable("8010", ""), 1m)), 0m);
        system.Add("balance", balance.SelectMany(b => tables.Movements.Select(m => (GroupTables.Variable(b, m), 1m))), 0m);
    }
}
