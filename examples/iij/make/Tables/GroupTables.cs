namespace Kessan.Examples.Iij;

/// <summary>One row of a presentation: which balances make which fact (docs/reference/workspace.md).</summary>
internal sealed record MappingRow(string Presentation, string Account, string Movement, string Statement, string Concept, string Members, decimal Sign);

/// <summary>What is known of the consolidated group, in single yen: printed figures first, chosen ones where nothing was printed.</summary>
internal sealed class GroupTables
{
    private readonly Dictionary<(string Concept, string Members, string Presentation, string Period), decimal> facts = [];
    private readonly Dictionary<(string Account, string Movement, string End), decimal> cells = [];

    private GroupTables(string workspace)
    {
        var make = Path.Combine(workspace, "make", "group");
        Accounts = [.. Csv.Read(Path.Combine(workspace, "accounts", "chart.csv")).Select(r => (r["account"], r["class"] is not ("income" or "expense"), r["role"]))];
        Noncash = [.. Csv.Read(Path.Combine(workspace, "accounts", "movements.csv")).Where(r => r["kind"] == "noncash").Select(r => r["movement"])];
        Movements = [.. Csv.Read(Path.Combine(workspace, "accounts", "movements.csv")).Select(r => r["movement"])];
        Mapping = [.. new[] { "2007", "2008" }.SelectMany(p => MappingOf(workspace, p))];
        Free = [.. Csv.Read(Path.Combine(make, "free.csv")).Select(r => Variable(r["account"], r["movement"]))];
        ReadPrinted(Path.Combine(workspace, "expected", "facts.csv"));
        foreach (var file in new[] { "unprinted-flows.csv", "unprinted-balances.csv" }) { ReadChosen(Path.Combine(make, file)); }
        foreach (var row in Csv.Read(Path.Combine(make, "cells.csv"))) { ReadCells(row); }
    }

    public IReadOnlyList<(string Code, bool IsBalanceSheet, string Role)> Accounts { get; }

    public IReadOnlyList<string> Noncash { get; }

    public IReadOnlyList<string> Movements { get; }

    public IReadOnlyList<MappingRow> Mapping { get; }

    /// <summary>The balances left to the equations, in the order in which they are zero when nothing says more.</summary>
    public IReadOnlyList<string> Free { get; }

    /// <summary>What was chosen, not printed: concept, members, period.</summary>
    public List<(string Concept, string Members, string Period)> Chosen { get; } = [];

    public static GroupTables Read(string workspace) => new(workspace);

    public static string Variable(string account, string movement) => $"{account}|{movement}";

    /// <summary>The fact of a period; a first quarter is the half less the second quarter where it was not printed itself.</summary>
    public decimal? Fact(MappingRow row, string period)
    {
        if (facts.TryGetValue((row.Concept, row.Members, row.Presentation, period), out var value)) { return value; }
        if (!period.StartsWith("1Q", StringComparison.Ordinal)) { return null; }
        var year = period[2..];
        return facts.TryGetValue((row.Concept, row.Members, row.Presentation, "1H" + year), out var half)
            && facts.TryGetValue((row.Concept, row.Members, row.Presentation, "2Q" + year), out var second) ? half - second : null;
    }

    public decimal? Cell(string account, string movement, string end) => cells.TryGetValue((account, movement, end), out var value) ? value : null;

    private static IEnumerable<MappingRow> MappingOf(string workspace, string presentation) =>
        Csv.Read(Path.Combine(workspace, "accounts", $"presentation-{presentation}.csv")).Where(r => r["entities"].Length == 0)
            .Select(r => new MappingRow(presentation, r["account"], r["movement"], r["statement"], r["concept"], r["members"], Csv.Number(r["sign"])));

    private void ReadPrinted(string file)
    {
        foreach (var row in Csv.Read(file).Where(r => r["unit"] == "JPY" && r["scenario"] == "actual"))
        {
            if (row["value"] != "--" && row["precision"] is not ("1000" or "1")) { continue; }
            facts.TryAdd((row["concept"], row["members"], row["presentation"], row["period"]), row["value"] == "--" ? 0m : Csv.Number(row["value"]));
        }
    }

    private void ReadChosen(string file)
    {
        foreach (var row in Csv.Read(file))
        {
            foreach (var (period, text) in row.Where(c => c.Key is not ("concept" or "members" or "presentation") && c.Value.Length > 0))
            {
                facts.TryAdd((row["concept"], row["members"], row["presentation"], period), Csv.Number(text) * 1000m);
                if (Csv.Number(text) == 0m) { continue; }
                Chosen.Add((row["concept"], row["members"], period));
            }
        }
    }

    private void ReadCells(IReadOnlyDictionary<string, string> row)
    {
        foreach (var (end, text) in row.Where(c => c.Key is not ("account" or "movement" or "note") && c.Value.Length > 0))
        {
            cells.Add((row["account"], row["movement"], end), Csv.Number(text) * 1000m);
        }
    }
}
