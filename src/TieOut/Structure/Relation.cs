using Kessan.Core;
using Kessan.TieOut.Figures;
using Kessan.TieOut.Rules;

namespace Kessan.TieOut.Structure;

public enum Verdict
{
    /// <summary>The figures agree, and a change of one digit would have been noticed.</summary>
    Holds,

    /// <summary>The figures agree, but so would their neighbours.</summary>
    Weak,

    /// <summary>The figures miss each other by one unit of the last digit: the habit of making columns foot.</summary>
    Adjusted,

    /// <summary>The figures cannot all be right.</summary>
    Violated,
}

/// <summary>Something the document claims about several of its figures: a sum, a growth, an agreement.</summary>
public sealed class Relation
{
    public required Rule Rule { get; init; }

    /// <summary>The figure that is computed: the total, the growth, the number in the sentence.</summary>
    public required Figure Result { get; init; }

    public required IReadOnlyList<Figure> Inputs { get; init; }

    public required Verdict Verdict { get; init; }

    /// <summary>What the result can be given the inputs, in single units.</summary>
    public required Interval Expected { get; init; }

    /// <summary>What any one of the figures must be given the others; null where the relation does not say.</summary>
    public Func<Figure, Interval?>? Implied { get; init; }

    /// <summary>"the rows above add to 27,084": the reason, as the end of a sentence.</summary>
    public required Func<Figure, string> Because { get; init; }

    /// <summary>Places in other files that speak: earlier documents, the books.</summary>
    public IReadOnlyList<Evidence> Outside { get; init; } = [];

    /// <summary>The figures a holding relation proves; all of them unless said otherwise.</summary>
    public IReadOnlyList<Figure>? Proves { get; init; }

    public IEnumerable<Figure> Figures => Inputs.Prepend(Result);

    public IEnumerable<Figure> Proven => Proves ?? Figures;
}
