using Kessan.Core;
using Kessan.TieOut.Figures;
using Kessan.TieOut.Structure;

namespace Kessan.TieOut.Rules;

/// <summary>TO201 where the total stands in another table than its rows.</summary>
internal static class BreakdownDoesNotFoot
{
    public static IEnumerable<Relation> Find(TableSums sums)
    {
        foreach (var breakdown in BreakdownElsewhere.Find(sums))
        {
            foreach (var (column, total) in breakdown.Total) { if (Make(breakdown, column, total) is { } relation) { yield return relation; } }
        }
    }

    private static Relation? Make(BreakdownElsewhere breakdown, int column, CellFigure total)
    {
        var (sum, cells) = BreakdownElsewhere.SumOf(breakdown.Table, breakdown.Rows, column)!.Value;
        var (figure, miss) = (total.Figure, total.Figure.Value - sum);
        var rounding = Math.Abs(miss) * 2m <= figure.Precision * (cells.Count + 1);
        if (!rounding && !cells.Select(c => c.Figure).Append(figure).Any(f => Slips.Repair(f, Asked(f)))) { return null; }
        var survives = miss == 0m && breakdown.Survives(column);
        return new()
        {
            Rule = RuleCatalog.ColumnDoesNotFoot,
            Result = figure,
            Inputs = [.. cells.Select(c => c.Figure)],
            Verdict = miss == 0m ? Verdict.Holds : rounding ? Verdict.Weak : Verdict.Violated,
            Expected = Asked(figure),
            Implied = f => Asked(f),
            Unnoticed = f => survives ? Relation.Around(Asked(f), cells.Count * f.Precision / 2m) : null,
            Because = _ =>
                $"the {cells.Count} rows from \"{ColumnDoesNotFoot.Short(cells[0].RowView.Label)}\" add to {Wording.Number(sum, figure)}, as they do to \"{ColumnDoesNotFoot.Short(total.RowView.Label)}\" in other columns",
        };

        Interval Asked(Figure f) => Interval.OfPrinted(f == figure ? sum : f.Value + miss, f.Precision, null);
    }
}
