using Kessan.Core;
using Kessan.TieOut.Figures;

namespace Kessan.TieOut.Comparing;

/// <summary>A number outside the document that is checked: in a table of an earlier document, or a fact of the books.</summary>
internal sealed class ReferenceCell
{
    public required ReferenceLine Line { get; init; }

    /// <summary>Every value it stands for, in single units, signed.</summary>
    public required Interval Possible { get; init; }

    public required ReportingPeriod Period { get; init; }

    public required string Unit { get; init; }

    /// <summary>Null where it is not known (a fact in <c>pure</c> may be a margin or a growth).</summary>
    public FigureKind? Kind { get; init; }

    /// <summary>The place of its last digit, in single units; null for an exact value.</summary>
    public decimal? Precision { get; init; }

    /// <summary>Digits as printed; 28 for an exact value: how much an agreement proves.</summary>
    public required int Digits { get; init; }

    /// <summary>The column of its table (or the row, where rows are periods): cells of one axis are of one kind.</summary>
    public required int Axis { get; init; }

    /// <summary>Where it stands, and what stands there.</summary>
    public required Evidence Evidence { get; init; }

    public static int AxisOf(CellFigure cell) => cell.RowView.IsTime ? -1 - cell.Row : cell.Column;
}

/// <summary>What a reference's numbers are numbers of: a line of a table, or a concept with its captions.</summary>
internal sealed class ReferenceLine
{
    public required string Label { get; init; }

    public required IReadOnlyList<LineName> Names { get; init; }

    /// <summary>The words of each name: words have other numbers in every document.</summary>
    public required IReadOnlyList<HashSet<string>> Words { get; init; }

    public required int Table { get; init; }

    /// <summary>Cells may have been lost or shifted: such lines prove, but do not accuse.</summary>
    public bool MayBeDamaged { get; init; }

    public List<ReferenceCell> Cells { get; } = [];

    /// <summary>All lines of the same table, this one included.</summary>
    public IReadOnlyList<ReferenceLine> Siblings { get; set; } = [];

    /// <summary>0 to 1: how far a name and one of this line's are the same words (as <see cref="Linking.FactLine.Similarity"/>).</summary>
    public decimal Similarity(HashSet<string> other)
    {
        var best = 0m;
        foreach (var own in Words) { best = Math.Max(best, Similarity(own, other)); }
        return best;
    }

    private static decimal Similarity(HashSet<string> a, HashSet<string> b)
    {
        var common = a.Count(b.Contains);
        if (common == 0) { return 0m; }
        var smaller = Math.Min(a.Count, b.Count);
        var contained = smaller >= 2 && common == smaller ? 0.8m : smaller == 1 && Math.Max(a.Count, b.Count) <= 2 ? 0.5m : 0m;
        return Math.Max((decimal)common / (a.Count + b.Count - common), contained);
    }
}
