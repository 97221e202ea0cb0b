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

    /// <summary>
    /// The values with which a figure would pass unnoticed, given the others; null where no slip in it would be reported, because too little
    /// else proves the relation. Without this function a relation that holds proves its figures (<see cref="Proves"/>).
    /// </summary>
    public Func<Figure, Interval?>? Unnoticed { get; init; }

    /// <summary>A figure with the other sign would be reported.</summary>
    public bool NoticesSign { get; init; } = true;

    /// <summary>"the rows above add to 27,084": the reason, as the end of a sentence.</summary>
    public required Func<Figure, string> Because { get; init; }

    /// <summary>Places in other files that speak: earlier documents, the books.</summary>
    public IReadOnlyList<Evidence> Outside { get; init; } = [];

    /// <summary>The figures a holding relation proves; all of them unless said otherwise.</summary>
    public IReadOnlyList<Figure>? Proves { get; init; }

    public IEnumerable<Figure> Figures => Inputs.Prepend(Result);

    public IEnumerable<Figure> Proven => Proves ?? Figures;

    /// <summary>The same relation where too little else proves it for a slip to be reported.</summary>
    public Relation WithoutNotice() => NoticingOnly(_ => false);

    /// <summary>The same relation where only slips in some of its figures would be reported.</summary>
    public Relation NoticingOnly(Func<Figure, bool> noticed) => new()
    {
        Rule = Rule, Result = Result, Inputs = Inputs, Verdict = Verdict, Expected = Expected, Implied = Implied, Because = Because, Outside = Outside,
        Proves = Proves is null ? null : [.. Proves.Where(noticed)], NoticesSign = NoticesSign,
        Unnoticed = figure => !noticed(figure)
            ? null
            : Unnoticed is not null ? Unnoticed(figure) : Verdict == Verdict.Holds && Proven.Contains(figure) ? figure.Possible : null,
    };

    /// <summary>The value may lie this far beside what the relation asks for.</summary>
    public static Interval Around(Interval asked, decimal slack) =>
        asked is { Low: { } low, High: { } high } ? Interval.Closed(low - slack, high + slack) : Interval.Everything;
}
