using Kessan.Core;

namespace Kessan.Documents;

/// <summary>Makes a chart of the tree from its definition (docs/reference/documents.md): every number is a fact, or the change of one.</summary>
internal sealed class ChartBuilder(ChartDefinitions definitions, ChartFigures figures, PeriodWords periods, Func<SourceText, RowReader> rowReaderOf,
    Func<FactKey, bool> isIllustrative, bool isJapanese, FindingList findings)
{
    public Chart? Build(string id, Place place)
    {
        if (definitions.Find(id) is not var (definition, source))
        {
            var nearest = NearestName.Several(id, definitions.Ids);
            if (!definitions.IsWhole) { return null; }
            findings.Add(DocumentRule.UnknownChart, place, $"There is no chart '{id}'.", printed: id, expected: string.Join(", ", nearest),
                remedy: nearest.Count > 0 ? $"Perhaps {string.Join(" or ", nearest)}." : null);
            return null;
        }

        var show = figures.Rendering(definition, "show") ?? new();
        var chart = Kind(definition) == ChartKind.Waterfall ? Waterfall(id, definition, show) : Columns(id, definition, show);
        var callOuts = rowReaderOf(source);
        chart = chart with { CallOuts = [.. definition.Texts("call-outs").Select(c => callOuts.Sentence(c.Text, c.Offset))] };
        definition.CheckKeys();
        return chart;
    }

    private ChartKind Kind(Definition definition)
    {
        switch (definition.Text("kind"))
        {
            case "columns": return ChartKind.Columns;
            case "stacked": return ChartKind.Stacked;
            case "waterfall": return ChartKind.Waterfall;
            case var other:
                findings.Add(DocumentRule.UnusableDefinition, definition.PlaceOf("kind"), "A chart is columns, stacked or a waterfall.", printed: other,
                    expected: "columns, stacked, waterfall");
                return ChartKind.Columns;
        }
    }

    private Chart Columns(string id, Definition definition, Rendering show)
    {
        var columns = definition.Texts("periods").Select(p => Period(p.Text, definition)).OfType<Period>().ToArray();
        var labels = definition.Texts("labels").Select(l => l.Text).ToArray();
        List<ChartSeries> series = [];
        var lineUnit = "";
        foreach (var of in definition.Entries("series").Select(e => e.Map).OfType<Definition>())
        {
            var rendering = figures.Rendering(of, "show") ?? show;
            var shape = of.Text("as") switch { "line" => SeriesShape.Line, "total" => SeriesShape.Total, _ => SeriesShape.Column };
            if (shape == SeriesShape.Line) { lineUnit = UnitOf(rendering); }
            series.Add(new(of.Text("name") ?? "", shape, [.. columns.Select(p => figures.Make(of, "concept", p, null, rendering))]));
            of.CheckKeys();
        }

        var categories = columns.Select((p, i) => new ChartCategory(i < labels.Length ? labels[i] : periods.Dates.Label(p),
            series.Any(s => s.Values[i] is { } f && f.Facts.Any(isIllustrative))));
        return new(id, definition.Text("title") ?? "", Kind(definition), UnitOf(show), lineUnit, [.. categories], series, []);
    }

    /// <summary>
    /// Start and end are amounts of two periods and the steps the changes between them; or, for a bridge over one period, the balances at its ends
    /// and the flows of it. What the steps do not explain is refused, not drawn.
    /// </summary>
    private Chart Waterfall(string id, Definition definition, Rendering show)
    {
        var over = definition.Text("period") is { } flow ? Period(flow, definition) : null;
        var from = over is { } bridged ? bridged.Opening : Period(definition.Text("from") ?? "", definition);
        var to = over is { } period ? period.Closing : Period(definition.Text("to") ?? "", definition);
        if (from is not { } start || to is not { } end) { return new(id, "", ChartKind.Waterfall, "", "", [], [], []); }
        List<(string Name, Figure? Figure)> bars = [(periods.NameOf(start), figures.Make(definition, "concept", start, null, show))];
        foreach (var step in definition.Entries("steps").Select(e => e.Map).OfType<Definition>())
        {
            var rendering = (over is null ? show with { Kind = FigureKind.Change } : show) with { Deducted = step.Flag("deducted") };
            bars.Add((step.Text("name") ?? "", figures.Make(step, "concept", over ?? end, over is null ? start : null, rendering)));
            step.CheckKeys();
        }

        bars.Add((periods.NameOf(end), figures.Make(definition, "concept", end, null, show)));
        CheckSum(definition, bars);
        return new(
            id, definition.Text("title") ?? "", ChartKind.Waterfall, UnitOf(show), "", [.. bars.Select(b => new ChartCategory(b.Name, false))],
            [new(definition.Text("name") ?? "", SeriesShape.Column, [.. bars.Select(b => b.Figure)])], []);
    }

    private void CheckSum(Definition definition, List<(string Name, Figure? Figure)> bars)
    {
        if (bars.Any(b => b.Figure?.Fact.Number is null)) { return; }
        var explained = bars.SkipLast(1).Sum(b => b.Figure!.Fact.Number!.Value);
        var last = bars[^1].Figure!.Fact.Number!.Value;
        if (explained == last) { return; }
        findings.Add(
            DocumentRule.WaterfallDoesNotAdd, definition.Place, $"The steps lead to {explained:0.####}, not to {last:0.####}.",
            printed: FormattableString.Invariant($"{explained:0.####}"),
            expected: FormattableString.Invariant($"{last:0.####}"), remedy: "Add the elements that are missing.");
    }

    private string UnitOf(Rendering show) =>
        show.ColumnUnit(isJapanese) is { Length: > 0 } unit ? unit : show.Unit switch { "percent" => "%", "unit" => show.UnitName ?? "", _ => "" };

    private Period? Period(string word, Definition definition)
    {
        if (periods.Parse(word) is { } period) { return period; }
        findings.Add(DocumentRule.WrongPeriodLabel, definition.Place, $"'{word}' is no period.", printed: word);
        return null;
    }
}
