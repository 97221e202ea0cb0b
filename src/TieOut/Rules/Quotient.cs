using Kessan.Core;
using Kessan.TieOut.Figures;
using Kessan.TieOut.Structure;

namespace Kessan.TieOut.Rules;

/// <summary>A printed percentage and the two amounts of which it is the quotient.</summary>
internal sealed record Quotient(CellFigure Percentage, CellFigure Part, CellFigure Whole)
{
    public Interval Expected { get; } = Part.Figure.Possible / Whole.Figure.Possible;

    public bool Holds => Expected.Intersects(Percentage.Figure.Possible);

    /// <summary>It does not come out, and one slip in the percentage or in the part would make it.</summary>
    public bool IsSlip =>
        !ShareDoesNotRecompute.OneOff(Percentage.Figure, Expected)
        && (Slips.Repair(Percentage.Figure, Expected) || Slips.Repair(Part.Figure, Whole.Figure.Possible * Percentage.Figure.Possible));

    /// <param name="survives">With a slip in one of the figures it would still be known which amounts are meant.</param>
    public Relation ToRelation(bool survives)
    {
        var (percentage, part, whole) = (Percentage.Figure, Part.Figure, Whole.Figure);
        return new()
        {
            Rule = RuleCatalog.RatioDoesNotRecompute,
            Result = percentage,
            Inputs = [part, whole],
            Verdict = Weakness.Judge(percentage, Expected),
            Expected = Expected,
            Implied = figure => figure == percentage
                ? Expected
                : figure == part ? whole.Possible * percentage.Possible : percentage.Value > 0m ? part.Possible / percentage.Possible : null,
            Unnoticed = figure => !Holds || !survives
                ? null
                : figure == percentage
                    ? Relation.Around(Expected, figure.Precision * 1.5m)
                    : figure == part ? Relation.Around(whole.Possible * Relation.Around(percentage.Possible, percentage.Precision), figure.Precision) : null,
            Because = _ => $"{part.Text} of {whole.Text} is {Wording.Percent(Expected, percentage)}",
            Proves = [percentage],
        };
    }
}
