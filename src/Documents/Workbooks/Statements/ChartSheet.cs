using Kessan.Core;

namespace Kessan.Documents.Workbooks;

/// <summary>
/// The sheet of a chart: the same numbers as in every other format, a row to a category, as formulas over the cells of the statements where they stand there,
/// and the native chart over them. A waterfall computes the parts of its stack in columns that are folded away behind its amounts:
/// <code>Category | Amount | Level | Below | Ends | Up | Down</code>
/// </summary>
internal sealed class ChartSheet
{
    private const string Amounts = "B", Levels = "C";
    private const int FirstHelper = 2, FirstOfWaterfall = 3;

    private readonly Chart chart;
    private readonly NativeChart native;
    private readonly ChartData data;
    private readonly BookWords words;

    /// <param name="name">Unique in the workbook.</param>
    public ChartSheet(Chart chart, string name, BookWords words)
    {
        (this.chart, this.words) = (chart, words);
        data = new(name, StatementPlan.TitleLines + 1, StatementPlan.TitleLines + 3, chart.Kind == ChartKind.Waterfall ? FirstOfWaterfall : 1, false);
        native = new(chart, data);
    }

    /// <summary>A fact that the chart shows as it is has its home here, unless a statement shows it.</summary>
    public void Register(CellIndex cells, FactSet facts)
    {
        foreach (var (series, of) in chart.Series.Index())
        {
            foreach (var (at, figure) in of.Values.Index())
            {
                if (figure is not null && BookCells.IsFactItself(figure, facts) && ChartData.DivisorOf(figure.Format) == 1m)
                {
                    cells.Register(figure.Fact.Key, Place(series, at));
                }
            }
        }
    }

    public Sheet Write(string issuer, string shown, string typed, BookCells cells)
    {
        string[] names = chart.Kind == ChartKind.Waterfall
            ? [words.Amount, words.Level, .. native.Rows.Select(r => r.Name)]
            : [.. chart.Series.Select(s => s.Name)];
        var sheet = new Sheet(data.Sheet, "", ["", .. names])
        {
            Title = [issuer, native.Title, shown, Hatched is { Length: > 0 } said ? $"{typed} {said}" : typed],
            Page = chart.Kind == ChartKind.Waterfall ? new(1, FirstHelper) { FirstHelper = FirstHelper } : new(1, names.Length + 1),
            Chart = native
        };
        sheet.Add([Cell.Blank, .. Units(names.Length)]);
        for (var i = 0; i < chart.Categories.Count; i++)
        {
            var category = new Cell.Text(chart.Categories[i].Label) { Style = new("") };
            Cell[] amounts = [.. chart.Series.Select((s, c) => s.Values[i] is { } figure
                ? cells.OfChart(figure, Place(c, i), data.FormatOf(figure), ChartData.DivisorOf(figure.Format))
                : Cell.Blank)];
            sheet.Add([category, .. amounts, .. chart.Kind == ChartKind.Waterfall ? Parts(i) : []]);
        }

        return sheet;
    }

    private string Hatched => ChartTable.Hatched(chart, DocumentWords.Of(words.IsJapanese ? "ja" : "en"));

    private IEnumerable<Cell> Units(int count)
    {
        var style = new CellStyle("") { Right = true, Wrapped = true };
        return chart.Kind == ChartKind.Waterfall ? Enumerable.Repeat<Cell>(new Cell.Text(chart.Unit) { Style = style }, count)
            : chart.Series.Select(s => (Cell)new Cell.Text(s.Shape == SeriesShape.Line ? chart.LineUnit : chart.Unit) { Style = style });
    }

    private BookPlace Place(int series, int category) => new(data.Sheet, series + 1, data.FirstRow + category);

    /// <summary>The level that a row of a waterfall reaches, and the parts of its stack.</summary>
    private IEnumerable<Cell> Parts(int at)
    {
        var (row, isEnd) = (data.FirstRow + at, at == 0 || at == chart.Categories.Count - 1);
        var look = new CellStyle(native.Rows[1].Format);
        Cell Computed(string formula, int part) => new Cell.Formula(formula, native.Rows[part].Values[at] ?? 0m) { Style = look };
        yield return new Cell.Formula(isEnd ? $"{Amounts}{row}" : $"{Levels}{row - 1}+{Amounts}{row}", LevelAt(at)) { Style = look };
        var isBelow = $"AND({Levels}{row - 1}<0,{Levels}{row}<0)";
        yield return Computed(isEnd ? "0" : $"IF({isBelow},MAX({Levels}{row - 1},{Levels}{row}),MAX(0,MIN({Levels}{row - 1},{Levels}{row})))", 0);
        yield return Computed(isEnd ? $"{Amounts}{row}" : "0", 1);
        yield return Computed(isEnd ? "0" : $"MAX({Amounts}{row},0)*IF({isBelow},-1,1)", 2);
        yield return Computed(isEnd ? "0" : $"MAX(-{Amounts}{row},0)*IF({isBelow},-1,1)", 3);
    }

    private decimal LevelAt(int category)
    {
        var values = chart.Series[0].Values.Select(v => v is null ? 0m : data.ValueOf(v) ?? 0m).ToArray();
        return category == values.Length - 1 ? values[^1] : values.Take(category + 1).Sum();
    }
}
