using Kessan.Core;
using Kessan.TieOut.Figures;
using Kessan.TieOut.Structure;

namespace Kessan.TieOut.Rules;

/// <summary>TO301 and TO302: columns of growth and of change, row by row.</summary>
internal static class GrowthDoesNotRecompute
{
    /// <summary>A growth of a thousand per cent may be an amount that stands in the column of the percentages.</summary>
    private const decimal Tenfold = 10m;

    public static IEnumerable<Relation> Find(TableSums sums) =>
        from table in sums.Tables
        from column in ChangeColumn.Find(table)
        from row in Enumerable.Range(0, table.Rows.Count)
        let relation = Make(sums, column, row)
        where relation is not null
        select relation;

    private static Relation? Make(TableSums sums, ChangeColumn column, int row)
    {
        var table = column.Table;
        if (table.Cells[row, column.Column] is not { } change || table.Cells[row, column.Current] is not { } now
            || table.Cells[row, column.Base] is not { } then)
        {
            return null;
        }
        // The change of a percentage is a difference, in points, in whatever column it stands.
        var growth = ChangeColumn.IsGrowthCell(change);
        if ((column.IsGrowth != growth && change.Figure.Kind != FigureKind.Points)
            || ChangeColumn.Expected(now, then, growth, column.GrowsInSize) is not { } expected)
        {
            return null;
        }
        var holds = expected.Intersects(change.Figure.Possible);
        // Over a loss some print the growth of the number, others that of the result.
        if (!holds && growth && then.Figure.Value < 0m && !(column.GrowsInSize && now.Figure.Value < 0m)) { return null; }
        if (!holds
            && (!column.IsProven || HoldsElsewhere(column, change, now, growth)
                || ((column.Holding < 5 || Math.Abs(change.Figure.Value) >= Tenfold) && !IsSlip(change.Figure, now.Figure, then.Figure, growth, expected))))
        {
            return null;
        }
        var adjusted = !holds && IsAdjusted(sums, growth, change.Figure, now, then);
        return new()
        {
            Rule = adjusted ? RuleCatalog.AdjustedToFoot : growth ? RuleCatalog.GrowthDoesNotRecompute : RuleCatalog.ChangeDoesNotRecompute,
            Result = change.Figure,
            Inputs = [now.Figure, then.Figure],
            Verdict = adjusted
                ? Verdict.Adjusted
                : !holds ? Verdict.Violated : IsExact(growth, change, now, then) || !Weakness.IsWeak(change.Figure, expected) ? Verdict.Holds : Verdict.Weak,
            Expected = expected,
            Implied = figure => Implied(figure, change.Figure, now.Figure, then.Figure, growth, expected),
            Unnoticed = !holds && !adjusted || !column.Survives
                ? _ => null
                : figure => figure == then.Figure && HoldsElsewhere(column, change, now, growth)
                    ? null
                    : Implied(figure, change.Figure, now.Figure, then.Figure, growth, expected) is { } asked
                        ? Relation.Around(asked, figure.Precision * (adjusted || !growth ? 1.5m : 0.5m))
                        : null,
            Because = _ =>
                $"{now.Figure.Text} against {then.Figure.Text} in this row is {Wording.Percent(expected, change.Figure)}{(adjusted ? "; a last digit of the amounts was moved so that their column foots, or of the percentage" : "")}",
        };
    }

    /// <summary>A slip in one of the three figures explains that they do not agree.</summary>
    private static bool IsSlip(Figure change, Figure now, Figure then, bool growth, Interval expected) =>
        Slips.Repair(change, expected) || (now.Digits >= 2 && Implied(now, change, now, then, growth, expected) is { } current && Slips.Repair(now, current))
            || (then.Digits >= 2 && Implied(then, change, now, then, growth, expected) is { } old && Slips.Repair(then, old));

    /// <summary>The change is the one against another column of this row: where cells stand a column off, that is what they say.</summary>
    private static bool HoldsElsewhere(ChangeColumn column, CellFigure change, CellFigure now, bool growth)
    {
        for (var c = 0; c < column.Table.Columns.Count; c++)
        {
            if (c == column.Column || c == column.Base || c == column.Current || column.Table.Cells[change.Row, c] is not { } other) { continue; }
            if (ChangeColumn.Expected(now, other, growth) is { } expected && expected.Intersects(change.Figure.Possible)) { return true; }
        }

        return false;
    }

    /// <summary>Printed differences that are exact are a habit: counts, and columns made to foot.</summary>
    private static bool IsExact(bool growth, CellFigure change, CellFigure now, CellFigure then) =>
        !growth && now.Figure.Value - then.Figure.Value == change.Figure.Value;

    /// <summary>
    /// The change was computed before a last digit of one of the two amounts was moved to make its column foot exactly.
    /// </summary>
    private static bool IsAdjusted(TableSums sums, bool growth, Figure change, CellFigure now, CellFigure then)
    {
        if (!growth) { return ShareDoesNotRecompute.OneOff(change, now.Figure.Possible - then.Figure.Possible); }
        var (wideNow, wideThen) = (Widened(now.Figure, sums.FootsExactly(now)), Widened(then.Figure, sums.FootsExactly(then)));
        return wideThen.Low > 0m && Interval.Growth(wideThen, wideNow).Intersects(change.Possible);
    }

    private static Interval Widened(Figure figure, bool foots) =>
        foots ? Interval.Closed(figure.Value - (figure.Precision * 1.5m), figure.Value + (figure.Precision * 1.5m)) : figure.Possible;

    private static Interval? Implied(Figure figure, Figure change, Figure now, Figure then, bool growth, Interval expected)
    {
        if (figure == change) { return expected; }
        if (!growth) { return figure == now ? then.Possible + change.Possible : figure == then ? now.Possible - change.Possible : null; }
        var factor = change.Possible + Interval.Point(1m);
        return figure == now ? then.Possible * factor : figure == then && factor.Low > 0m ? now.Possible / factor : null;
    }
}
