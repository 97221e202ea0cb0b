using Kessan.Core;
using Kessan.TieOut.Figures;

namespace Kessan.TieOut.Linking;

/// <summary>Something a sentence can say: a number of a table, or a growth, change or margin that follows from its numbers.</summary>
/// <param name="Line">Whose name, or that of the same subject elsewhere, a sentence about it uses.</param>
/// <param name="Value">In single units, signed.</param>
/// <param name="Sources">The figures it comes from.</param>
/// <param name="Extra">Words that name what was derived (gross, margin), besides those of the line.</param>
public sealed record Fact(FactLine Line, Interval Value, string? Unit, FigureKind Kind, ReportingPeriod? Period, IReadOnlyList<Figure> Sources,
    IReadOnlyList<int> Extra)
{
    /// <summary>Without sign: what a sentence prints beside a word that carries it.</summary>
    public Interval Amount => Value.Abs();

    public bool IsDerived => Sources.Count > 1;

    /// <summary>The other line it comes from: the cost of a gross margin.</summary>
    public FactLine? Second { get; init; }
}
