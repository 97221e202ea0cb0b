using Kessan.Core;
using Kessan.TieOut.Figures;
using Kessan.TieOut.Linking;
using Kessan.TieOut.Structure;

namespace Kessan.TieOut.Rules;

/// <summary>TO102: the same fact in two tables, across thousand and million. Lines that agree in one period must agree in the others.</summary>
internal static class TablesDisagree
{
    public static IEnumerable<Relation> Find(TableLinks links, TableSums sums)
    {
        var columns = new ColumnPairs(links);
        foreach (var pair in links.Pairs.Where(p => p.IsSame))
        {
            var mayDisagree = MayDisagree(pair);
            foreach (var match in pair.Same)
            {
                yield return Make(match.A, match.B, Verdict.Holds, sums, mayDisagree && (Survives(pair, match) || columns.Prove(links, match.A, match.B)),
                    KnowsSign(pair, match));
            }
            if (!mayDisagree) { continue; }
            foreach (var a in pair.A.Cells)
            {
                if (Other(pair, a) is { } b && Judge(pair, a, b, sums) is { } verdict) { yield return Make(a, b, verdict, sums); }
            }
        }

        foreach (var (a, b) in columns.Differing(links))
        {
            if (a.Table.Table.MayBeDamaged || b.Table.Table.MayBeDamaged) { continue; }
            if (links.LineOf(a) is { } line && links.LineOf(b) is { } other && MeasureWords.Differ(line, other)) { continue; }
            var (coarse, fine) = Order(a, b);
            if (a.Figure.Digits >= 2 && Diagnosis.Of(coarse.Figure, Signed(fine.Figure, coarse.Figure)).Kind != SlipKind.Unknown
                && !ShareDoesNotRecompute.OneOff(coarse.Figure, Signed(fine.Figure, coarse.Figure)))
            {
                yield return Make(a, b, Verdict.Violated, sums);
            }
        }
    }

    private static bool MayDisagree(LinePair pair) =>
        pair.Similarity >= 0.5m && !pair.A.Table.Table.MayBeDamaged && !pair.B.Table.Table.MayBeDamaged && !MeasureWords.Differ(pair.A, pair.B);

    /// <summary>The other periods of the two lines would show that this one has a slip.</summary>
    private static bool Survives(LinePair pair, CellPair match)
    {
        var rest = pair.Same.Where(m => m.A != match.A && m.B != match.B).ToList();
        return pair.Similarity >= 0.6m && IsCertain(pair, rest) && match.A.Figure.Period is { } period
            && pair.A.Cells.Count(c => IsLike(c, match.A, period)) == 1 && pair.B.Cells.Count(c => IsLike(c, match.A, period)) == 1;
    }

    private static bool IsLike(CellFigure cell, CellFigure like, ReportingPeriod period) =>
        cell.Figure.Unit == like.Figure.Unit && cell.Figure.Kind == like.Figure.Kind && cell.Figure.Period is { } p && p.IsCompatible(period);

    /// <summary>The two lines have the same signs elsewhere, and so has the row of the cell: another sign would be odd.</summary>
    private static bool KnowsSign(LinePair pair, CellPair match) =>
        LinePair.Digits(match) >= 3 && pair.Same.Exists(m => m != match && LinePair.Digits(m) >= 2 && m.A.Figure.Value < 0m == m.B.Figure.Value < 0m)
            && HasSame(match.A) && HasSame(match.B);

    private static bool HasSame(CellFigure cell)
    {
        for (var c = 0; c < cell.Table.Columns.Count; c++)
        {
            if (c != cell.Column && cell.Table.Cells[cell.Row, c] is { } other && other.Figure.Kind == cell.Figure.Kind
                && other.Figure.Value < 0m == cell.Figure.Value < 0m)
            {
                return true;
            }
        }
        return false;
    }

    /// <summary>Long numbers agree, so that the lines are the same beyond their names.</summary>
    private static bool IsCertain(LinePair pair, List<CellPair> same) =>
        same.Any(m => LinePair.Digits(m) >= 4)
            || same.Count(m => LinePair.Digits(m) >= 3) >= (pair.Similarity >= 0.8m && pair.A.Core.Count > 1 && pair.B.Core.Count > 1 ? 1 : 2);

    /// <summary>The one cell of the other line for the same period and unit, where the two do not agree.</summary>
    private static CellFigure? Other(LinePair pair, CellFigure a)
    {
        if (a.Figure.Period is not { } period || pair.Same.Any(m => m.A == a)
            || a.Figure.Kind is not (FigureKind.Amount or FigureKind.Count or FigureKind.PerShare or FigureKind.Margin))
        {
            return null;
        }
        var same = pair.B.Cells
            .Where(b => b.Figure.Unit == a.Figure.Unit && b.Figure.Kind == a.Figure.Kind && b.Figure.Period is { } p && p.IsCompatible(period))
            .ToList();
        var mine = pair.A.Cells.Count(x => x.Figure.Unit == a.Figure.Unit && x.Figure.Kind == a.Figure.Kind && x.Figure.Period is { } p
            && p.IsCompatible(period));
        return same.Count == 1 && mine == 1 && pair.Same.All(m => m.B != same[0]) && !a.Figure.Possible.Abs().Intersects(same[0].Figure.Possible.Abs())
            ? same[0]
            : null;
    }

    private static Verdict? Judge(LinePair pair, CellFigure a, CellFigure b, TableSums sums)
    {
        var (coarse, fine) = Order(a, b);
        if (ShareDoesNotRecompute.OneOff(coarse.Figure, Signed(fine.Figure, coarse.Figure)))
        {
            return coarse.Figure.Precision > fine.Figure.Precision && sums.FootsExactly(coarse) ? Verdict.Adjusted : null;
        }
        var diagnosis = Diagnosis.Of(coarse.Figure, Signed(fine.Figure, coarse.Figure));
        var sameName = pair.Similarity >= 0.6m;
        return sameName && !AreExchanged(pair, a, b) && IsCertain(pair, pair.Same) && (diagnosis.Kind != SlipKind.Unknown || pair.Same.Count >= 2)
            ? Verdict.Violated
            : null;
    }

    /// <summary>
    /// Each line prints the number of the other in another column: the columns are named otherwise, or were read so, and the numbers are the same.
    /// </summary>
    private static bool AreExchanged(LinePair pair, CellFigure a, CellFigure b) => Prints(pair.A, b) && Prints(pair.B, a);

    private static bool Prints(FactLine line, CellFigure other) =>
        other.Figure.Digits >= 2
            && line.Cells.Exists(c => c.Figure.Unit == other.Figure.Unit && c.Figure.Possible.Abs().Intersects(other.Figure.Possible.Abs()));

    private static (CellFigure Coarse, CellFigure Fine) Order(CellFigure a, CellFigure b) => a.Figure.Precision >= b.Figure.Precision ? (a, b) : (b, a);

    /// <summary>Statements differ in the sign they give an expense or a use of cash: only the amount is compared.</summary>
    private static Interval Signed(Figure fine, Figure coarse) => Math.Sign(fine.Value) == Math.Sign(coarse.Value) ? fine.Possible : -fine.Possible;

    private static Relation Make(CellFigure a, CellFigure b, Verdict verdict, TableSums sums, bool survives = false, bool sign = false)
    {
        var (coarse, fine) = Order(a, b);
        return new()
        {
            Rule = verdict == Verdict.Adjusted ? RuleCatalog.AdjustedToFoot : RuleCatalog.TablesDisagree,
            Result = coarse.Figure,
            Inputs = [fine.Figure],
            Verdict = verdict,
            Expected = Signed(fine.Figure, coarse.Figure),
            Implied = figure => figure == coarse.Figure ? Signed(fine.Figure, coarse.Figure) : Signed(coarse.Figure, fine.Figure),
            Because = figure =>
                $"{(figure == coarse.Figure ? fine : coarse).Figure.Text} is printed for \"{ColumnDoesNotFoot.Short((figure == coarse.Figure ? fine : coarse).RowView.Label)}\"{(verdict == Verdict.Adjusted && sums.FootsExactly(coarse) ? "; with this digit the column foots" : "")}",
            Unnoticed = figure => !survives
                ? null
                : figure == coarse.Figure
                    ? Relation.Around(Signed(fine.Figure, figure), figure.Precision * (coarse.Figure.Precision == fine.Figure.Precision ? 0.5m : 1.5m))
                    : Relation.Around(Signed(coarse.Figure, figure), coarse.Figure.Precision),
            NoticesSign = sign,
        };
    }
}
