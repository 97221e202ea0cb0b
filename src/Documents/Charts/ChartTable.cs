namespace Kessan.Documents;

/// <summary>A chart as the table of its figures, for outputs that draw nothing and for readers who cannot see.</summary>
internal static class ChartTable
{
    /// <summary>Categories are columns; a waterfall, whose names are long, has them as rows.</summary>
    public static Table Of(Chart chart, DocumentWords words) => chart.Kind == ChartKind.Waterfall ? Down(chart, words) : Across(chart, words);

    private static Table Across(Chart chart, DocumentWords words) =>
        new(
            chart.Id, Title(chart), 70,
            [.. chart.Categories.Select((c, i) => Column("c" + i.ToString(System.Globalization.CultureInfo.InvariantCulture), c.Label))],
            [.. chart.Series.Select(s => Row(s.Name, s.Values, s.Shape == SeriesShape.Total))], [], Notes(chart, words));

    private static Table Down(Chart chart, DocumentWords words) =>
        new(
            chart.Id, [chart.Title], 70, [Column("amount", chart.Unit)],
            [.. chart.Categories.Select((c, i) => Row(c.Label, [chart.Series[0].Values[i]], i == 0 || i == chart.Categories.Count - 1))], [],
            Notes(chart, words));

    private static string[] Title(Chart chart) => chart.Unit.Length == 0 ? [chart.Title] : [$"{chart.Title} ({chart.Unit})"];

    private static TableColumn Column(string id, string heading) => new(id, null, heading, "", CellAlign.Digits, true);

    private static TableRow Row(string name, IReadOnlyList<Figure?> values, bool total) =>
        new(RowKind.Figures, name, 0, total, [new TextRun(name)], [.. values.Select(v => v is null ? (IReadOnlyList<Inline>)[] : [new FigureRun(v)])]);

    private static TableNote[] Notes(Chart chart, DocumentWords words) =>
    [
        .. chart.CallOuts.Select(c => new TableNote(words.Note, c)),
        .. Illustrative(chart, words) is { Length: > 0 } said ? [new TableNote(words.Note, [new TextRun(said)])] : Array.Empty<TableNote>(),
    ];

    /// <summary>Says which categories complete the books; empty where none does.</summary>
    public static string Illustrative(Chart chart, DocumentWords words) =>
        chart.Categories.Any(c => c.IsIllustrative)
            ? $"{string.Join(words.Comma, chart.Categories.Where(c => c.IsIllustrative).Select(c => c.Label))}: {words.Illustrative}"
            : "";

    /// <summary>The same of a chart that is drawn: what is hatched, and why.</summary>
    public static string Hatched(Chart chart, DocumentWords words) => Illustrative(chart, words) is { Length: > 0 } said ? words.Hatched + said : "";
}
