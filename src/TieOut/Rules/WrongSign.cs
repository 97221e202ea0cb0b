using Kessan.Core;
using Kessan.TieOut.Figures;
using Kessan.TieOut.Linking;
using Kessan.TieOut.Structure;

namespace Kessan.TieOut.Rules;

/// <summary>
/// TO207: a sign that the rest refutes. A growth that is right for the amounts without the minus; a line printed in two tables with the
/// same signs in one period and opposite ones in another. Which sign a table gives an expense is its own affair: but the same in all columns.
/// </summary>
internal static class WrongSign
{
    public static IEnumerable<Relation> Find(TableSums sums, TableLinks links) => InGrowth(sums).Concat(InPairs(links)).Concat(InCounts(sums));

    private static IEnumerable<Relation> InGrowth(TableSums sums)
    {
        foreach (var table in sums.Tables)
        {
            foreach (var column in ChangeColumn.Find(table).Where(c => c is { IsGrowth: true, IsProven: true }))
            {
                for (var r = 0; r < table.Rows.Count; r++)
                {
                    if (table.Cells[r, column.Column] is { Figure.Kind: FigureKind.Growth } growth && table.Cells[r, column.Current] is { } now
                        && table.Cells[r, column.Base] is { } then && Odd(growth, now, then) is { } odd)
                    {
                        yield return odd;
                    }
                }
            }
        }
    }

    /// <summary>One of the two amounts is negative, and the growth is that of both without a sign.</summary>
    private static Relation? Odd(CellFigure growth, CellFigure now, CellFigure then)
    {
        if (now.Figure.Value == 0m || then.Figure.Value == 0m || now.Figure.Value < 0m == then.Figure.Value < 0m || now.Figure.Unit != then.Figure.Unit
            || now.Figure.Kind != then.Figure.Kind)
        {
            return null;
        }
        var expected = Interval.Growth(then.Figure.Possible.Abs(), now.Figure.Possible.Abs());
        if (expected.Low is null || expected.High is null || !expected.Intersects(growth.Figure.Possible) || growth.Figure.Digits < 2) { return null; }
        var (odd, other) = now.Figure.Value < 0m ? (now.Figure, then.Figure) : (then.Figure, now.Figure);
        return Make(odd, [other, growth.Figure],
            $"the growth of {growth.Figure.Text} beside it is that of {now.Figure.Text.Trim('(', ')')} against {then.Figure.Text.Trim('(', ')')} without a sign");
    }

    private static IEnumerable<Relation> InPairs(TableLinks links)
    {
        foreach (var pair in links.Pairs.Where(p => p.IsSame && p.Similarity >= 0.5m && p.Same.Count >= 2))
        {
            var matches = pair.Same.Where(m => LinePair.Digits(m) >= 2).ToList();
            var opposite = matches.Where(m => m.A.Figure.Value < 0m != m.B.Figure.Value < 0m).ToList();
            if (opposite.Count == 0 || opposite.Count * 2 > matches.Count) { continue; }
            foreach (var match in opposite)
            {
                var (odd, other) = IsOdd(match.A) ? (match.A, match.B) : (match.B, match.A);
                if (LinePair.Digits(match) >= 3 && IsOdd(odd) && !IsOdd(other))
                {
                    yield return Make(odd.Figure, [other.Figure],
                        $"{other.Figure.Text} is printed for \"{ColumnDoesNotFoot.Short(other.RowView.Label)}\", and the two lines have the same signs in the other columns");
                }
            }
        }
    }

    /// <summary>A number of shares outstanding is never negative.</summary>
    private static IEnumerable<Relation> InCounts(TableSums sums)
    {
        foreach (var cell in sums.Tables.Where(t => !t.Table.MayBeDamaged).SelectMany(t => t.Figures))
        {
            if (cell.Figure is not { Kind: FigureKind.Count, Unit: "shares", Value: < 0m, Digits: >= 3 } || !CellReader.IsShareCount(cell.RowView.Label)
                || CellReader.HasWord(cell.RowView.Label, "treasury") || CellReader.HasWord(cell.RowView.Label, "change"))
            {
                continue;
            }
            for (var c = 0; c < cell.Table.Columns.Count; c++)
            {
                if (cell.Table.Cells[cell.Row, c] is { Figure: { Kind: FigureKind.Count, Value: > 0m } other } && IsOdd(cell))
                {
                    yield return Make(cell.Figure, [other], $"a number of shares is not negative, and the {other.Text} beside it is not");
                    break;
                }
            }
        }
    }

    /// <summary>The only one of its row with this sign.</summary>
    private static bool IsOdd(CellFigure cell)
    {
        for (var c = 0; c < cell.Table.Columns.Count; c++)
        {
            if (c != cell.Column && cell.Table.Cells[cell.Row, c] is { } other && other.Figure.Kind == cell.Figure.Kind
                && other.Figure.Value < 0m == cell.Figure.Value < 0m)
            {
                return false;
            }
        }

        return true;
    }

    private static Relation Make(Figure odd, List<Figure> proof, string because) => new()
    {
        Rule = RuleCatalog.WrongSign,
        Result = odd,
        Inputs = proof,
        Verdict = Verdict.Violated,
        Expected = -odd.Possible,
        Implied = figure => figure == odd ? -odd.Possible : null,
        Because = _ => because,
    };
}
