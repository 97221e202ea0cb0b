namespace Kessan.Documents;

public enum ChartKind
{
    /// <summary>Columns side by side, and lines on an axis of their own.</summary>
    Columns,

    /// <summary>The series stand on one another; a total may be printed above.</summary>
    Stacked,

    /// <summary>From a first amount through its changes to a last one.</summary>
    Waterfall,
}

/// <summary>A picture of figures. Every output draws it from the same numbers: SVG in pages, a native chart in slides, a table in text.</summary>
/// <param name="Id">Unique within the document.</param>
/// <param name="Unit">What the columns are in: JPY millions.</param>
/// <param name="LineUnit">What the lines are in; empty without lines.</param>
public sealed record Chart(
    string Id, string Title, ChartKind Kind, string Unit, string LineUnit, IReadOnlyList<ChartCategory> Categories, IReadOnlyList<ChartSeries> Series,
    IReadOnlyList<IReadOnlyList<Inline>> CallOuts) : Block
{
    internal override IEnumerable<Inline> Inlines =>
        Series.SelectMany(s => s.Values).OfType<Figure>().Select(f => (Inline)new FigureRun(f)).Concat(CallOuts.SelectMany(c => c));
}

/// <param name="IsIllustrative">Its figures complete the books and were announced nowhere; drawn hatched and said below.</param>
public sealed record ChartCategory(string Label, bool IsIllustrative);

public enum SeriesShape
{
    Column,

    Line,

    /// <summary>Printed above the stack, not drawn.</summary>
    Total,
}

/// <param name="Values">One per category; null where there is none.</param>
public sealed record ChartSeries(string Name, SeriesShape Shape, IReadOnlyList<Figure?> Values);
