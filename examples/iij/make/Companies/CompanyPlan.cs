namespace Kessan.Examples.Iij;

/// <summary>One row of a company's table beside this program, in thousands of its currency.</summary>
/// <param name="Movement">A movement; empty for an income-statement account; <c>closing:CHG</c> where closings are given and the movement is what they leave; <c>rest:CSH</c> or <c>rest</c> for what the other rows leave.</param>
/// <param name="Mirror">The parent's account on the other side of a row with the parent.</param>
internal sealed record PlanRow(string Account, string Movement, string Partner, string Mirror, IReadOnlyDictionary<DateOnly, decimal> Values, string Note);

/// <summary>What a company's trial balances are made of.</summary>
internal sealed record CompanyPlan(string Code, IReadOnlyList<PlanRow> Rows)
{
    public static IReadOnlyList<CompanyPlan> ReadAll(string workspace) =>
        [.. Directory.GetFiles(Path.Combine(workspace, "make", "companies"), "*.csv").Order(StringComparer.Ordinal).Select(Read)];

    /// <summary>Whether the company has books of its own at a month end.</summary>
    public bool HasBooks(DateOnly end) => Rows.FirstOrDefault(r => r.Account == "result") is not { } result || result.Values.ContainsKey(end);

    private static CompanyPlan Read(string file) => new(Path.GetFileNameWithoutExtension(file), [.. Csv.Read(file).Select(Row)]);

    private static PlanRow Row(IReadOnlyDictionary<string, string> cells) => new(
        cells["account"], cells["movement"], cells["partner"], cells["mirror"],
        MonthEnds.All.Prepend(MonthEnds.Opening).Where(d => cells[MonthEnds.Iso(d)].Length > 0).ToDictionary(d => d, d => Csv.Number(cells[MonthEnds.Iso(d)]) * 1000m),
        cells["note"]);
}
