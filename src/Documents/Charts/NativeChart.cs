using System.Globalization;
using System.Xml.Linq;
using Kessan.Documents.Workbooks;
using static Kessan.Documents.OfficeNames;

namespace Kessan.Documents;

/// <summary>
/// A chart as a native one (DrawingML charts, ISO/IEC 29500-1 §21.2) over the cells of a workbook, so that it can be edited: on a slide the workbook travels
/// with it, in a workbook it stands among the cells. A waterfall is a stack whose lowest part is not drawn.
/// </summary>
internal sealed class NativeChart
{
    private const int ColumnAxis = 111_111_111, ValueAxisId = 111_111_112, LineAxis = 111_111_113, LineValueAxis = 111_111_114;
    private const string Ink = "1B2330";
    private static readonly string[] Colors = ["0B4A8F", "E69F00", "00795A", "A23F77", "7CC4EE", "B54A00"];

    /// <summary>A row of the chart: the cells of one column of its data.</summary>
    internal sealed record Row(string Name, SeriesShape Shape, IReadOnlyList<decimal?> Values, string? Color, string Format, bool Labelled)
    {
        /// <summary>What stands behind the values; none for a series that is not drawn.</summary>
        public IReadOnlyList<Figure> Figures { get; init; } = [];
    }

    private readonly Chart chart;
    private readonly ChartData data;
    private readonly IReadOnlyList<Row> rows;

    public NativeChart(Chart chart, ChartData data)
    {
        (this.chart, this.data) = (chart, data);
        rows = chart.Kind == ChartKind.Waterfall ? [.. Waterfall()] : [.. chart.Series.Select(Plain)];
    }

    public IReadOnlyList<Row> Rows => rows;

    public string Name => chart.Id;

    public string Title => chart.Unit.Length > 0 ? $"{chart.Title} ({chart.Unit})" : chart.Title;

    private string Grouping => chart.Kind == ChartKind.Columns ? "clustered" : "stacked";

    public XDocument Write()
    {
        var columns = rows.Index().Where(r => r.Item.Shape == SeriesShape.Column).ToArray();
        var lines = rows.Index().Where(r => r.Item.Shape == SeriesShape.Line).ToArray();
        var totals = rows.Index().Where(r => r.Item.Shape == SeriesShape.Total).ToArray();
        return new(new XElement(
            C + "chartSpace", new XAttribute(XNamespace.Xmlns + "c", C), new XAttribute(XNamespace.Xmlns + "a", A), new XAttribute(XNamespace.Xmlns + "r", R),
            Flag("roundedCorners", 0),
            new XElement(
                C + "chart", TitleOf(Title), Flag("autoTitleDeleted", 0),
                new XElement(
                    C + "plotArea", new XElement(C + "layout"),
                    columns.Length > 0 ? Columns(columns) : null,
                    totals.Length > 0 ? Lines(totals, ColumnAxis, ValueAxisId) : null,
                    lines.Length > 0 ? Lines(lines, LineAxis, LineValueAxis) : null,
                    CategoryAxis(ColumnAxis, ValueAxisId, deleted: false),
                    Axis(ValueAxisId, ColumnAxis, "l", deleted: true, lines.Length > 0 ? Room(columns.Select(c => c.Item)) : null),
                    lines.Length > 0
                        ? new[] { CategoryAxis(LineAxis, LineValueAxis, deleted: true),
                            Axis(LineValueAxis, LineAxis, "r", deleted: false, LineEnd(lines.Select(l => l.Item)), columns.Length > 0) }
                        : null),
                Legend(), Flag("plotVisOnly", data.IsEmbedded ? 1 : 0), new XElement(C + "dispBlanksAs", new XAttribute("val", "gap"))),
            Letters(1100, false, Ink),
            data.IsEmbedded ? new XElement(C + "externalData", new XAttribute(R + "id", ChartData.Part), Flag("autoUpdate", 0)) : null));
    }

    /// <summary>The figures in the order of the file: columns, totals, lines, each series from its first category to its last.</summary>
    public IEnumerable<Figure> Figures =>
        rows.OrderBy(r => r.Shape switch { SeriesShape.Column => 0, SeriesShape.Total => 1, _ => 2 }).SelectMany(r => r.Figures);

    /// <summary>The workbook of a chart that travels with it: categories down, series across.</summary>
    public byte[] Data()
    {
        var sheet = new Sheet(data.Sheet, "", [chart.Unit, .. rows.Select(r => r.Name)]);
        for (var i = 0; i < chart.Categories.Count; i++)
        {
            sheet.Add([new Cell.Text(chart.Categories[i].Label), .. rows.Select(r => r.Values[i] is { } value ? new Cell.Number(value) : Cell.Blank)]);
        }

        return WorkbookFile.Write([sheet]);
    }

    private Row Plain(ChartSeries series) =>
        new(series.Name, series.Shape, [.. series.Values.Select(v => v is null ? null : data.ValueOf(v))], null,
            data.FormatOf(series.Values.OfType<Figure>().FirstOrDefault()), true)
        {
            Figures = [.. series.Values.OfType<Figure>()]
        };

    private IEnumerable<Row> Waterfall()
    {
        var values = chart.Series[0].Values.Select(v => v is null ? 0m : data.ValueOf(v) ?? 0m).ToArray();
        var (level, last) = (0m, values.Length - 1);
        var (hidden, ends, ups, downs) = (new decimal?[values.Length], new decimal?[values.Length], new decimal?[values.Length], new decimal?[values.Length]);
        for (var i = 0; i < values.Length; i++)
        {
            if (i == 0 || i == last) { (ends[i], level) = (values[i], values[i]); continue; }
            var next = level + values[i];
            hidden[i] = level < 0m && next < 0m ? Math.Max(level, next) : Math.Max(0m, Math.Min(level, next));
            (values[i] < 0m ? downs : ups)[i] = Math.Abs(values[i]) * (level < 0m && next < 0m ? -1m : 1m);
            level = next;
        }

        // Cells that compute hold zero where nothing is drawn: the third part of their format shows nothing of it.
        var zero = data.IsEmbedded ? "" : ";";
        var format = data.FormatOf(chart.Series[0].Values.OfType<Figure>().FirstOrDefault()) + zero;
        var down = format.Split(';')[1];
        yield return new("Below", SeriesShape.Column, hidden, "", format, false);
        yield return new(chart.Series[0].Name.Length > 0 ? chart.Series[0].Name : "Amount", SeriesShape.Column, ends, Colors[0], format, true)
        {
            Figures = Of(ends)
        };
        yield return new("Up", SeriesShape.Column, ups, Colors[2], format, true) { Figures = Of(ups) };
        yield return new("Down", SeriesShape.Column, downs, Colors[5], $"{down};{down}{zero}", true) { Figures = Of(downs) };

        IReadOnlyList<Figure> Of(decimal?[] part) => [.. chart.Series[0].Values.Where((v, i) => v is not null && part[i] is not null).Select(v => v!)];
    }

    private static XElement TitleOf(string title)
    {
        XAttribute[] look = [new("sz", 1200), new("b", 1)];
        return new(
            C + "title",
            new XElement(C + "tx",
                new XElement(C + "rich", new XElement(A + "bodyPr"), new XElement(A + "lstStyle"),
                    new XElement(A + "p", new XElement(A + "pPr", new XElement(A + "defRPr", look)),
                        new XElement(A + "r", new XElement(A + "rPr", new XAttribute("lang", "en-US"), look), new XElement(A + "t", title))))),
            Flag("overlay", 0));
    }

    private XElement Columns((int Index, Row Item)[] of) =>
        new(
            C + "barChart", new XElement(C + "barDir", new XAttribute("val", "col")), new XElement(C + "grouping", new XAttribute("val", Grouping)),
            Flag("varyColors", 0),
            of.Select(r => SeriesOf(r.Index, r.Item,
                new XElement(C + "spPr", r.Item.Color is "" ? new XElement(A + "noFill") : Solid(r.Item.Color ?? Colors[r.Index % 6])),
                Flag("invertIfNegative", 0), chart.Kind == ChartKind.Columns || chart.Kind == ChartKind.Waterfall ? "outEnd" : "ctr",
                r.Item.Color is null && chart.Kind == ChartKind.Stacked && r.Index % 6 is 0 or 2 or 3 or 5)),
            new XElement(C + "gapWidth", new XAttribute("val", chart.Kind == ChartKind.Columns ? 60 : 45)),
            chart.Kind == ChartKind.Columns ? null : new XElement(C + "overlap", new XAttribute("val", 100)),
            Id("axId", ColumnAxis), Id("axId", ValueAxisId));

    private XElement Lines((int Index, Row Item)[] of, int category, int value) =>
        new(
            C + "lineChart", new XElement(C + "grouping", new XAttribute("val", "standard")), Flag("varyColors", 0),
            of.Select(r => SeriesOf(
                r.Index, r.Item,
                new XElement(C + "spPr",
                    r.Item.Shape == SeriesShape.Total
                        ? new XElement(A + "ln", new XElement(A + "noFill"))
                        : new XElement(A + "ln", new XAttribute("w", 28_575), Solid(Colors[r.Index % 6]))),
                new XElement(C + "marker", new XElement(C + "symbol", new XAttribute("val", r.Item.Shape == SeriesShape.Total ? "none" : "circle"))), "t",
                false)),
            Flag("marker", 1), Id("axId", category), Id("axId", value));

    private XElement SeriesOf(int index, Row row, XElement shape, XElement? more, string labels, bool light)
    {
        var column = data.FirstColumn + index;
        var points = chart.Categories.Count;
        // A stack has no label outside its end (§21.2.2.16): the parts of a waterfall carry theirs inside.
        if (labels == "outEnd" && Grouping == "stacked") { labels = "ctr"; }
        return new(
            C + "ser", Id("idx", index), Id("order", index),
            new XElement(C + "tx", new XElement(C + "strRef", new XElement(C + "f", data.HeaderOf(column)), Cache("strCache", [row.Name]))),
            shape, more, Hatched(index, row), row.Labelled ? Labels(row, labels, light || (chart.Kind == ChartKind.Waterfall && row.Color is not "")) : null,
            new XElement(C + "cat",
                new XElement(C + "strRef", new XElement(C + "f", data.Range(0, points)), Cache("strCache", [.. chart.Categories.Select(c => c.Label)]))),
            new XElement(C + "val",
                new XElement(C + "numRef", new XElement(C + "f", data.Range(column, points)),
                    Cache("numCache", [.. row.Values.Select(v => v?.ToString(CultureInfo.InvariantCulture))], row.Format))),
            row.Shape == SeriesShape.Column ? null : Flag("smooth", 0));
    }

    private XElement Labels(Row row, string position, bool light) =>
        new(
            C + "dLbls", OwnLabels(row, position), Look(row, position, new(A + "noFill"), light ? "FFFFFF" : Ink));

    private static XElement[] Look(Row row, string position, XElement fill, string color) =>
    [
        new(C + "numFmt", new XAttribute("formatCode", row.Format), new XAttribute("sourceLinked", 0)), new(C + "spPr", fill),
        Letters(1000, row.Shape == SeriesShape.Total, color),
        new(C + "dLblPos", new XAttribute("val", position)), Flag("showLegendKey", 0), Flag("showVal", 1), Flag("showCatName", 0), Flag("showSerName", 0),
        Flag("showPercent", 0), Flag("showBubbleSize", 0),
    ];

    /// <summary>Columns of categories that complete the books (§21.2.2.52).</summary>
    private IEnumerable<XElement> Hatched(int index, Row row) =>
        row.Shape != SeriesShape.Column || row.Color is "" ? []
            : chart.Categories.Index().Where(c => c.Item.IsIllustrative).Select(c => new XElement(
                C + "dPt", Id("idx", c.Index), Flag("invertIfNegative", 0), Flag("bubble3D", 0),
                new XElement(C + "spPr",
                    new XElement(A + "pattFill", new XAttribute("prst", "wdUpDiag"), new XElement(A + "fgClr", Color(row.Color ?? Colors[index % 6])),
                        new XElement(A + "bgClr", Color("FFFFFF"))))));

    /// <summary>
    /// A part of a stack that is lower than its letters carries no label; its number stays in the chart's workbook and in the table of other formats. A step of
    /// a waterfall that is as low carries it above or below itself, a hatched part on a white ground.
    /// </summary>
    private IEnumerable<XElement> OwnLabels(Row row, string position)
    {
        if (chart.Kind == ChartKind.Columns || row.Shape != SeriesShape.Column) { yield break; }
        var stacks = rows.Where(r => r.Shape == SeriesShape.Column).ToArray();
        var highest = Enumerable.Range(0, chart.Categories.Count).Select(i => stacks.Sum(r => Math.Max(0m, r.Values[i] ?? 0m))).DefaultIfEmpty(0m).Max();
        var least = highest * (rows.Any(r => r.Shape == SeriesShape.Line) ? 0.06m : chart.Kind == ChartKind.Waterfall ? 0.05m : 0.035m);
        foreach (var (at, value) in row.Values.Index().Where(v => v.Item is not null))
        {
            var isThin = Math.Abs(value!.Value) < least;
            if (isThin && chart.Kind == ChartKind.Stacked) { yield return new(C + "dLbl", Id("idx", at), Flag("delete", 1)); }
            else if (isThin)
            {
                yield return new(C + "dLbl", Id("idx", at), Beside(value.Value < 0m || row.Color == Colors[5]), Look(row, position, new(A + "noFill"), Ink));
            }
            else if (chart.Categories[at].IsIllustrative)
            {
                yield return new(C + "dLbl", Id("idx", at), Look(row, position, Solid("FFFFFF"), Ink));
            }
        }
    }

    /// <summary>Moved from the middle of its part by the height of its letters, as a share of the chart's (§21.2.2.95).</summary>
    private static XElement Beside(bool below) =>
        new(C + "layout", new XElement(C + "manualLayout", new XElement(C + "x", new XAttribute("val", 0)),
            new XElement(C + "y", new XAttribute("val", below ? "0.04" : "-0.04"))));

    private static XElement Cache(string name, IReadOnlyList<string?> values, string? format = null) =>
        new(
            C + name, format is null ? null : new XElement(C + "formatCode", format), Id("ptCount", values.Count),
            values.Index().Where(v => v.Item is not null).Select(v => new XElement(C + "pt", new XAttribute("idx", v.Index), new XElement(C + "v", v.Item))));

    private static XElement CategoryAxis(int id, int crosses, bool deleted) =>
        new(
            C + "catAx", Id("axId", id), new XElement(C + "scaling", new XElement(C + "orientation", new XAttribute("val", "minMax"))),
            Flag("delete", deleted ? 1 : 0), new XElement(C + "axPos", new XAttribute("val", "b")),
            new XElement(C + "numFmt", new XAttribute("formatCode", "General"), new XAttribute("sourceLinked", 0)),
            new XElement(C + "majorTickMark", new XAttribute("val", "none")), new XElement(C + "minorTickMark", new XAttribute("val", "none")),
            new XElement(C + "tickLblPos", new XAttribute("val", "low")), Letters(1100, false, Ink), Id("crossAx", crosses),
            new XElement(C + "crosses", new XAttribute("val", "autoZero")));

    private static XElement Axis(int id, int crosses, string position, bool deleted, decimal? most, bool aboveColumns = false) =>
        new(
            C + "valAx", Id("axId", id),
            new XElement(C + "scaling", new XElement(C + "orientation", new XAttribute("val", "minMax")),
                most is { } max ? new XElement(C + "max", new XAttribute("val", max)) : null,
                aboveColumns && most is { } end ? new XElement(C + "min", new XAttribute("val", end * -1.25m)) : null), Flag("delete", deleted ? 1 : 0),
            new XElement(C + "axPos", new XAttribute("val", position)),
            new XElement(C + "numFmt", new XAttribute("formatCode", "#,##0"), new XAttribute("sourceLinked", 0)),
            new XElement(C + "majorTickMark", new XAttribute("val", "none")), new XElement(C + "minorTickMark", new XAttribute("val", "none")),
            new XElement(C + "tickLblPos", new XAttribute("val", "none")), new XElement(C + "spPr", new XElement(A + "ln", new XElement(A + "noFill"))),
            Id("crossAx", crosses),
            new XElement(C + "crosses", new XAttribute("val", position == "r" ? "max" : "autoZero")));

    /// <summary>Columns below lines leave them the upper third.</summary>
    private decimal? Room(IEnumerable<Row> columns) =>
        Enumerable.Range(0, chart.Categories.Count)
            .Select(i => chart.Kind == ChartKind.Columns ? columns.Max(c => c.Values[i] ?? 0m) : columns.Sum(c => Math.Max(0m, c.Values[i] ?? 0m)))
            .DefaultIfEmpty(0m)
            .Max() is var top and > 0m
            ? ValueAxis.Of([top * 1.7m]).Most : null;

    /// <summary>Lines from zero to their end have the upper part of the picture, above the columns.</summary>
    private static decimal? LineEnd(IEnumerable<Row> lines) => ValueAxis.Of(lines.SelectMany(l => l.Values).OfType<decimal>()).Most;

    private XElement? Legend()
    {
        if (rows.Count(r => r.Shape != SeriesShape.Total) < 2 || chart.Kind == ChartKind.Waterfall) { return null; }
        var hidden = rows.Index()
            .Where(r => r.Item.Shape == SeriesShape.Total)
            .Select(r => new XElement(C + "legendEntry", Id("idx", r.Index), Flag("delete", 1)));
        return new(C + "legend", new XElement(C + "legendPos", new XAttribute("val", "b")), hidden, Flag("overlay", 0));
    }

    private static XElement Letters(int hundredths, bool bold, string color) =>
        new(C + "txPr", new XElement(A + "bodyPr"), new XElement(A + "lstStyle"),
            new XElement(A + "p",
                new XElement(A + "pPr", new XElement(A + "defRPr", new XAttribute("sz", hundredths), new XAttribute("b", bold ? 1 : 0), Solid(color))),
                new XElement(A + "endParaRPr", new XAttribute("lang", "en-US"))));

    private static XElement Flag(string name, int value) => new(C + name, new XAttribute("val", value));

    private static XElement Id(string name, int value) => new(C + name, new XAttribute("val", value));
}
