using Kessan.Core;

namespace Kessan.Documents;

/// <summary>
/// Reads the columns of a table: <c>{ id: current, group: As of {end}, heading: "", unit: JPY millions, period: current, show: jpy million }</c>.
/// A heading may hold {label}, {end}, {end-short}, {start}, {length} of the column's period; without one it is the period's label.
/// </summary>
internal sealed class ColumnReader(PeriodWords periods, bool isJapanese, FindingList findings)
{
    public IReadOnlyList<ColumnSpec> Read(Definition table) =>
        [.. table.Entries("columns").Select(e => e.Map).OfType<Definition>().Select(Column)];

    private ColumnSpec Column(Definition column)
    {
        var period = Period(column, "period");
        var show = Show(column);
        var align = column.Text("align") == "left" ? CellAlign.Left : CellAlign.Digits;
        var isAmount = show is { Kind: FigureKind.Value };
        var node = new TableColumn(
            column.Text("id") ?? "", Fill(column.Text("group"), period),
            Fill(column.Text("heading") ?? (column.Has("concept") || column.Has("group") ? "" : "{label}"), period)!,
            Fill(column.Text("unit"), period) ?? show?.ColumnUnit(isJapanese) ?? "", align, isAmount);
        var spec = new ColumnSpec(node, column.Text("concept"), period, Period(column, "vs"), column.Text("scenario"), show);
        column.CheckKeys();
        return spec;
    }

    private Rendering? Show(Definition column)
    {
        if (column.Text("show") is not { } text) { return null; }
        var rendering = RenderingParser.Parse(text,
            new() { Bare = !text.Contains("growth", StringComparison.Ordinal) && !text.Contains("percent", StringComparison.Ordinal) }, out var problem);
        if (problem is null) { return rendering; }
        findings.Add(DocumentRule.UnusableDefinition, column.PlaceOf("show"), problem, printed: text, expected: RenderingParser.Known);
        return null;
    }

    private Period? Period(Definition column, string key)
    {
        if (column.Text(key) is not { } word) { return null; }
        if (periods.Parse(word) is { } period) { return period; }
        findings.Add(DocumentRule.WrongPeriodLabel, column.PlaceOf(key), $"'{word}' is no period.", printed: word);
        return null;
    }

    private string? Fill(string? heading, Period? period) => heading is null ? null : periods.Dates.Fill(heading, period ?? periods.Current);
}
