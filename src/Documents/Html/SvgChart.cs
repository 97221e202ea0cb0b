using System.Globalization;

namespace Kessan.Documents;

/// <summary>
/// A chart as a picture in the page: columns, stacks, lines and waterfalls, with a legend, every number printed where it fits, and the table of the
/// figures below it for those who cannot see it. Series differ in colour (a palette safe for colour-blind readers), in order and, for lines, in shape.
/// </summary>
internal sealed class SvgChart(Chart chart, PlacedText output, HtmlInlines inlines, DocumentWords words)
{
    private const decimal Width = 720m, Height = 340m, Left = 58m, Right = 58m, Top = 34m, Bottom = 46m;
    private const decimal LeastLabelled = 12m;

    // Letters of the numbers, in units of the picture; an average digit of bold letters is 0.6 of its height wide.
    private const decimal Letter = 11m, LeastLetter = 8.5m, DigitWidth = 0.6m;

    private readonly ValueAxis columns = ValueAxis.Of(ColumnEnds(chart));
    private readonly ValueAxis lines = ValueAxis.Of(chart.Series.Where(s => s.Shape == SeriesShape.Line)
        .SelectMany(s => s.Values)
        .OfType<Figure>()
        .Select(Printed));

    private readonly List<DrawnNumber> numbers = [];

    private static decimal PlotHeight => Height - Top - Bottom;

    private decimal Slot => (Width - Left - Right) / Math.Max(1, chart.Categories.Count);

    private bool HasLines => chart.Series.Any(s => s.Shape == SeriesShape.Line);

    public void Write()
    {
        output.Append($"<figure class=\"chart\" id=\"chart-{chart.Id}\">\n<figcaption>{HtmlText.Escape(chart.Title)}{(chart.Unit.Length > 0 ? $" <span class=\"unit\">{HtmlText.Escape(chart.Unit)}</span>" : "")}</figcaption>\n");
        Legend();
        output.Append($"<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"{HtmlText.Escape(chart.Title)}\">\n");
        output.Append(string.Create(CultureInfo.InvariantCulture,
            $"<svg viewBox=\"0 0 {Width} {Height}\" role=\"img\" aria-label=\"{HtmlText.Escape(chart.Title + words.SeeTable)}\">\n"));
        output.Append("<defs><pattern id=\"hatch-" + chart.Id
            + "\" width=\"6\" height=\"6\" patternUnits=\"userSpaceOnUse\" patternTransform=\"rotate(45)\"><rect width=\"2\" height=\"6\" class=\"hatch\"/></pattern></defs>\n");
        Axes();
        if (chart.Kind == ChartKind.Waterfall) { Waterfall(); }
        else { Columns(); Lines(); }
        Numbers();
        output.Append("</svg>\n</div>\n");
        CallOuts();
        output.Append("<details><summary>" + words.ChartFigures + "</summary>\n");
        new HtmlTable(ChartTable.Of(chart, words) with { Id = chart.Id + "-figures", Notes = [] }, output, inlines).Write();
        output.Append("</details>\n");
        if (ChartTable.Hatched(chart, words) is { Length: > 0 } said) { output.Append($"<p class=\"table-note\">{HtmlText.Escape(said)}</p>\n"); }
        output.Append("</figure>\n");
    }

    private void Legend()
    {
        if (chart.Series.Count(s => s.Shape != SeriesShape.Total) < 2) { return; }
        output.Append("<ul class=\"legend\">");
        foreach (var (at, series) in chart.Series.Index().Where(s => s.Item.Shape != SeriesShape.Total))
        {
            output.Append(string.Create(CultureInfo.InvariantCulture,
                $"<li class=\"s{(at % 6) + 1}{(series.Shape == SeriesShape.Line ? " line" : "")}\">{HtmlText.Escape(series.Name)}</li>"));
        }

        output.Append("</ul>\n");
    }

    private void Axes()
    {
        foreach (var line in columns.Lines)
        {
            Tag($"<line class=\"{(line == 0m ? "zero" : "grid")}\" x1=\"{Left}\" x2=\"{Width - Right}\" y1=\"{Y(line)}\" y2=\"{Y(line)}\"/>");
        }

        foreach (var (at, category) in chart.Categories.Index())
        {
            var rows = Wrapped(category.Label);
            for (var i = 0; i < rows.Count; i++) { Label(Middle(at), Height - Bottom + 16m + (i * 13m), rows[i], "category"); }
        }
    }

    private void Columns()
    {
        var bars = chart.Series.Index().Where(s => s.Item.Shape == SeriesShape.Column).ToArray();
        foreach (var (at, category) in chart.Categories.Index())
        {
            var (above, below) = (0m, 0m);
            foreach (var (order, (index, series)) in bars.Index())
            {
                if (series.Values[at] is not { } figure) { continue; }
                var value = Printed(figure);
                if (chart.Kind == ChartKind.Stacked)
                {
                    var from = value < 0m ? below : above;
                    Bar(Middle(at) - (Slot * 0.31m), Slot * 0.62m, from, from + value, index, category, figure, inside: true);
                    if (value < 0m) { below += value; }
                    else { above += value; }
                }
                else
                {
                    var width = Slot * 0.86m / bars.Length;
                    Bar(Middle(at) - (Slot * 0.43m) + (order * width), width * 0.96m, 0m, value, index, category, figure, inside: false);
                }
            }

            Totals(at, above);
        }
    }

    private void Totals(int at, decimal above)
    {
        foreach (var total in chart.Series.Where(s => s.Shape == SeriesShape.Total).Select(s => s.Values[at]).OfType<Figure>())
        {
            Number(Middle(at), Y(above) - 6m, total, "total");
        }
    }

    private void Lines()
    {
        foreach (var (index, series) in chart.Series.Index().Where(s => s.Item.Shape == SeriesShape.Line))
        {
            var points = series.Values.Index()
                .Where(v => v.Item is not null)
                .Select(v => (X: Middle(v.Index), Y: LineY(Printed(v.Item!)), Figure: v.Item!))
                .ToArray();
            Tag($"<polyline class=\"line s{(index % 6) + 1}\" points=\"{string.Join(' ', points.Select(p => FormattableString.Invariant($"{p.X:0.##},{p.Y:0.##}")))}\"/>");
            foreach (var (x, y, figure) in points)
            {
                Tag($"<circle class=\"dot s{(index % 6) + 1}\" cx=\"{x}\" cy=\"{y}\" r=\"3.5\"/>");
                Number(x, y - 8m, figure, "on-line");
            }
        }
    }

    private void Waterfall()
    {
        var values = chart.Series[0].Values;
        var level = 0m;
        foreach (var (at, category) in chart.Categories.Index())
        {
            if (values[at] is not { } figure) { continue; }
            var value = Printed(figure);
            var isEnd = at == 0 || at == chart.Categories.Count - 1;
            var (from, to) = isEnd ? (0m, value) : (level, level + value);
            Bar(Middle(at) - (Slot * 0.34m), Slot * 0.68m, from, to, isEnd ? 0 : value < 0m ? 5 : 2, category, figure, inside: false);
            if (at + 1 < chart.Categories.Count)
            {
                Tag($"<line class=\"step\" x1=\"{Middle(at) + (Slot * 0.34m)}\" x2=\"{Middle(at + 1) - (Slot * 0.34m)}\" y1=\"{Y(to)}\" y2=\"{Y(to)}\"/>");
            }
            level = to;
        }
    }

    private void Bar(decimal x, decimal width, decimal from, decimal to, int series, ChartCategory category, Figure figure, bool inside)
    {
        var (top, height) = (Math.Min(Y(from), Y(to)), Math.Abs(Y(from) - Y(to)));
        Tag($"<rect class=\"bar s{(series % 6) + 1}\" x=\"{x}\" y=\"{top}\" width=\"{width}\" height=\"{height}\"/>");
        if (category.IsIllustrative) { Tag($"<rect fill=\"url(#hatch-{chart.Id})\" x=\"{x}\" y=\"{top}\" width=\"{width}\" height=\"{height}\"/>"); }
        if (!inside) { Number(x + (width / 2m), to < from ? top + height + 13m : top - 5m, figure, "total", room: width); }
        else if (height >= LeastLabelled)
        {
            Number(x + (width / 2m), top + (height / 2m) + 4m, figure, $"in s{(series % 6) + 1}", category.IsIllustrative ? series : null);
        }
    }

    /// <summary>
    /// A drawn number is a picture on a screen, where its figure stands in the table below, and text on paper. It is drawn last, so that no column hides it.
    /// </summary>
    private void Number(decimal x, decimal y, Figure figure, string css, int? ground = null, decimal room = decimal.MaxValue)
    {
        var number = Typography.NumberOf(figure);
        numbers.Add(new(x, y, number, css, ground, room));
        output.NoteDrawn(figure, number, chart.Id);
    }

    /// <summary>Over narrow columns in smaller letters, all of the chart alike.</summary>
    private void Numbers()
    {
        var tightest = numbers.Select(n => n.Room / (n.Text.Length * DigitWidth)).DefaultIfEmpty(Letter).Min();
        var size = Math.Clamp(tightest, LeastLetter, Letter);
        foreach (var number in numbers)
        {
            var width = (number.Text.Length * DigitWidth * size) + 4m;
            if (number.Ground is { } series)
            {
                Tag($"<rect class=\"bar s{(series % 6) + 1}\" x=\"{number.X - (width / 2m)}\" y=\"{number.Y - size + 1m}\" width=\"{width}\" height=\"{size + 1m}\"/>");
            }
            Label(number.X, number.Y, number.Text, number.Css, size);
        }
    }

    /// <param name="Ground">The series whose colour lies under the number, where hatching would make it hard to read.</param>
    /// <param name="Room">How wide it may be.</param>
    private sealed record DrawnNumber(decimal X, decimal Y, string Text, string Css, int? Ground, decimal Room);

    private void Label(decimal x, decimal y, string text, string css, decimal size = Letter) =>
        output.Append(string.Create(CultureInfo.InvariantCulture,
            $"<text class=\"{css}\"{(size < Letter ? string.Create(CultureInfo.InvariantCulture, $" font-size=\"{size:0.##}\"") : "")} aria-hidden=\"true\" x=\"{x:0.##}\" y=\"{y:0.##}\">{HtmlText.Escape(text)}</text>\n"));

    private void CallOuts()
    {
        foreach (var callOut in chart.CallOuts)
        {
            output.Append("<p class=\"call-out\">");
            inlines.Write(callOut);
            output.Append("</p>\n");
        }
    }

    private IReadOnlyList<string> Wrapped(string label) => Wrapping.HeadingLines(label, (int)(Slot / 6.2m)) ?? label.Split(' ');

    private decimal Middle(int category) => Left + (Slot * (category + 0.5m));

    private decimal Y(decimal value) => Top + (PlotHeight * (1m - columns.At(value)));

    /// <summary>Lines have the upper half where columns stand below them.</summary>
    private decimal LineY(decimal value) =>
        Top + (PlotHeight * (HasLines && chart.Series.Any(s => s.Shape == SeriesShape.Column) ? 0.45m : 1m) * (1m - lines.At(value)));

    private void Tag(FormattableString tag) => output.Append(string.Create(CultureInfo.InvariantCulture, $"{Rounded(tag)}\n"));

    /// <summary>Coordinates to a hundredth.</summary>
    private static string Rounded(FormattableString tag) =>
        string.Format(CultureInfo.InvariantCulture, tag.Format,
            [.. tag.GetArguments().Select(a => a is decimal number ? number.ToString("0.##", CultureInfo.InvariantCulture) : a)]);

    private static decimal Printed(Figure figure) => figure.Printed ?? 0m;

    /// <summary>Where columns reach to: single ones, stacks, or the levels of a waterfall.</summary>
    private static IEnumerable<decimal> ColumnEnds(Chart chart)
    {
        var bars = chart.Series.Where(s => s.Shape == SeriesShape.Column).ToArray();
        var room = chart.Series.Any(s => s.Shape == SeriesShape.Line) && bars.Length > 0 ? 1.7m : 1.06m;
        if (chart.Kind == ChartKind.Waterfall && bars.Length > 0)
        {
            var level = 0m;
            return [.. bars[0].Values.OfType<Figure>().SkipLast(1).Select(f => (level += Printed(f)) * room)];
        }

        var ends = chart.Kind == ChartKind.Stacked
            ? Enumerable.Range(0, chart.Categories.Count)
                .SelectMany(c => new[] { bars.Sum(b => Math.Max(0m, Printed(b, c))), bars.Sum(b => Math.Min(0m, Printed(b, c))) })
            : bars.SelectMany(b => b.Values).OfType<Figure>().Select(Printed);
        return ends.Select(e => e > 0m ? e * room : e);
    }

    private static decimal Printed(ChartSeries series, int category) => series.Values[category] is { } figure ? Printed(figure) : 0m;
}
