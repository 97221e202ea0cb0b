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
        foreach (var pair in links.Pairs.Where(p => p.IsSame))
        {
            foreach (var (a, b) in pair.Same) { yield return Make(a, b, Verdict.Holds, sums); }
            if (pair.Similarity < 0.5m || pair.A.Table.Table.MayBeDamaged || pair.B.Table.Table.MayBeDamaged) { continue; }
            foreach (var a in pair.A.Cells)
            {
                if (Other(pair, a) is { } b && Judge(pair, a, b, sums) is { } verdict) { yield return Make(a, b, verdict, sums); }
            }
        }
    }

    /// <summary>Long numbers agree, so that the lines are the same beyond their names.</summary>
    private static bool IsCertain(LinePair pair) => pair.Same.Any(m => LinePair.Digits(m) >= 4) || pair.Same.Count(m => LinePair.Digits(m) >= 3) >= 2;

    /// <summary>The one cell of the other line for the same period and unit, where the two do not agree.</summary>
    private static CellFigure? Other(LinePair pair, CellFigure a)
    {
        if (a.Figure.Period is not { } period || pair.Same.Any(m => m.A == a) || a.Figure.Kind is not (FigureKind.Amount or FigureKind.Count or FigureKind.PerShare)) { return null; }
        var same = pair.B.Cells.Where(b => b.Figure.Unit == a.Figure.Unit && b.Figure.Kind == a.Figure.Kind && b.Figure.Period is { } p && p.IsCompatible(period)).ToList();
        var mine = pair.A.Cells.Count(x => x.Figure.Unit == a.Figure.Unit && x.Figure.Kind == a.Figure.Kind && x.Figure.Period is { } p && p.IsCompatible(period));
        return same.Count == 1 && mine == 1 && pair.Same.All(m => m.B != same[0]) && !a.Figure.Possible.Abs().Intersects(same[0].Figure.Possible.Abs()) ? same[0] : null;
    }

    private static Verdict? Judge(LinePair pair, CellFigure a, CellFigure b, TableSums sums)
    {
        var (coarse, fine) = Order(a, b);
        if (ShareDoesNotRecompute.OneOff(coarse.Figure, Signed(fine.Figure, coarse.Figure))) { return coarse.Figure.Precision > fine.Figure.Precision && sums.FootsExactly(coarse) ? Verdict.Adjusted : null; }
        var diagnosis = Diagnosis.Of(coarse.Figure, Signed(fine.Figure, coarse.Figure));
        var sameName = pair.Similarity >= 0.6m;
        return sameName && IsCertain(pair) && (diagnosis.Kind != SlipKind.Unknown || pair.Same.Count >= 2) ? Verdict.Violated : null;
    }

    private static (CellFigure Coarse, CellFigure Fine) Order(CellFigure a, CellFigure b) => a.Figure.Precision >= b.Figure.Precision ? (a, b) : (b, a);

    /// <summary>Statements differ in the sign they give an expense or a use of cash: only the amount is compared.</summary>
    private static Interval Signed(Figure fine, Figure coarse) => Math.Sign(fine.Value) == Math.Sign(coarse.Value) ? fine.Possible : -fine.Possible;

    private static Relation Make(CellFigure a, CellFigure b, Verdict verdict, TableSums sums)
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
            Because = figure => $"{(figure == coarse.Figure ? fine : coarse).Figure.Text} is printed for \"{ColumnDoesNotFoot.Short((figure == coarse.Figure ? fine : coarse).RowView.Label)}\"{(verdict == Verdict.Adjusted && sums.FootsExactly(coarse) ? "; with this digit the column foots" : "")}",
            Proves = coarse.Figure.Precision == fine.Figure.Precision ? null : [coarse.Figure],
        };
    }
}
