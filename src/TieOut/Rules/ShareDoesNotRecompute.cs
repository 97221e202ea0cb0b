using Kessan.Core;
using Kessan.TieOut.Figures;
using Kessan.TieOut.Structure;

namespace Kessan.TieOut.Rules;

/// <summary>TO303: a column of percentages of one total, which stands where the column prints 100.</summary>
internal static class ShareDoesNotRecompute
{
    public static IEnumerable<Relation> Find(TableSums sums)
    {
        foreach (var table in sums.Tables)
        {
            for (var c = 1; c < table.Columns.Count; c++)
            {
                if (!table.Columns[c].IsPercent) { continue; }
                var total = Denominator(table, c);
                foreach (var relation in total is { } row ? OfTotal(sums, table, c, row) : OfWrongTotal(sums, table, c)) { yield return relation; }
            }
        }
    }

    private static List<Relation> OfTotal(TableSums sums, TableView table, int c, int total)
    {
        var relations = Shares(sums, table, c, total);
        var holding = Holding(relations);
        if (holding < 2 || holding * 10 < relations.Count * 7) { return []; }
        if (holding < 3 || (holding - 1) * 10 < relations.Count * 7) { return relations.ConvertAll(r => r.WithoutNotice()); }
        // A slip in the 100 is noticed only where the others would still tell of what they are percentages.
        return holding > SharesOfWrong && holding == relations.Count
            ? relations
            : relations.ConvertAll(r => r.Inputs[0] != r.Inputs[1] ? r : r.NoticingOnly(f => f != r.Result));
    }

    /// <summary>Nothing prints 100: it may be wrong itself, where all others are percentages of one row and a slip makes 100 of what that one prints.</summary>
    private static List<Relation> OfWrongTotal(TableSums sums, TableView table, int c)
    {
        for (var r = 0; r < table.Rows.Count; r++)
        {
            if (table.Cells[r, c] is not { Figure: { Precision: < 0.01m, Kind: not FigureKind.Growth, Value: > 0m } } share
                || table.Cells[r, AmountColumn(c)] is not { Figure.Kind: FigureKind.Amount } || !Slips.Repair(share.Figure, Interval.Point(1m)))
            {
                continue;
            }
            var relations = Shares(sums, table, c, r);
            if (Holding(relations) >= SharesOfWrong && Holding(relations) == relations.Count - 1) { return relations; }
        }

        return [];
    }

    private static List<Relation> Shares(TableSums sums, TableView table, int c, int total) =>
        [.. Enumerable.Range(0, table.Rows.Count).Select(r => Make(sums, table, r, c, total)).OfType<Relation>()];

    private static int Holding(List<Relation> relations) => relations.Count(r => r.Verdict != Verdict.Violated);

    /// <summary>So many percentages of a total must come out before it is said that its own should be 100.</summary>
    private const int SharesOfWrong = 3;

    private static int AmountColumn(int c) => c - 1;

    /// <summary>The row that prints 100 in this column and an amount to its left.</summary>
    private static int? Denominator(TableView table, int c)
    {
        for (var r = 0; r < table.Rows.Count; r++)
        {
            if (table.Cells[r, c] is { Figure: { Value: 1m or -1m, Precision: < 0.01m } }
                && table.Cells[r, AmountColumn(c)] is { Figure.Kind: FigureKind.Amount })
            {
                return r;
            }
        }

        return null;
    }

    private static Relation? Make(TableSums sums, TableView table, int row, int c, int total)
    {
        if (table.Cells[row, c] is not { } share || table.Cells[row, AmountColumn(c)] is not { } part || table.Cells[total, AmountColumn(c)] is not { } whole)
        {
            return null;
        }
        if (part.Figure.Kind != whole.Figure.Kind || whole.Figure.Value <= 0m || share.Figure.Kind is FigureKind.Growth) { return null; }
        var expected = part.Figure.Possible / whole.Figure.Possible;
        var verdict = expected.Intersects(share.Figure.Possible) ? Weakness.IsWeak(share.Figure, expected) ? Verdict.Weak : Verdict.Holds
            : OneOff(share.Figure, expected) ? Verdict.Adjusted : Verdict.Violated;
        return new()
        {
            Rule = verdict == Verdict.Adjusted ? RuleCatalog.AdjustedToFoot : RuleCatalog.ShareDoesNotRecompute,
            Result = share.Figure,
            Inputs = [part.Figure, whole.Figure],
            Verdict = verdict,
            Expected = expected,
            Implied = figure => figure == share.Figure
                ? expected
                : figure == part.Figure ? whole.Figure.Possible * share.Figure.Possible : part.Figure.Possible / share.Figure.Possible,
            Unnoticed = verdict == Verdict.Violated ? _ => null : figure => figure == share.Figure ? Relation.Around(expected, figure.Precision * 1.5m)
                : figure == part.Figure
                    ? Relation.Around(whole.Figure.Possible * Relation.Around(share.Figure.Possible, share.Figure.Precision), figure.Precision)
                    : null,
            Because = _ =>
                $"{part.Figure.Text} of {whole.Figure.Text} is {Wording.Percent(expected, share.Figure)}{(sums.FootsExactly(share) ? "; with this digit the column foots" : "")}",
        };
    }

    internal static bool OneOff(Figure figure, Interval expected) =>
        expected.Intersects(Interval.Closed(figure.Value - (figure.Precision * 3m / 2m), figure.Value + (figure.Precision * 3m / 2m)));
}
