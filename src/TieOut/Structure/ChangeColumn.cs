using Kessan.Core;
using Kessan.TieOut.Figures;

namespace Kessan.TieOut.Structure;

/// <summary>A column of changes and the two columns it compares, as its header and its numbers show.</summary>
/// <param name="IsProven">Enough rows recompute that one which does not is wrong.</param>
public sealed record ChangeColumn(TableView Table, int Column, int Current, int Base, bool IsGrowth, bool IsProven)
{
    /// <summary>The column that recomputes in the most rows among the pairs of amount columns nearest to its left.</summary>
    public static IEnumerable<ChangeColumn> Find(TableView table)
    {
        for (var c = 0; c < table.Columns.Count; c++)
        {
            if (!MayBeChange(table, c)) { continue; }
            var amounts = Enumerable.Range(0, table.Columns.Count).Where(a => a != c && !table.Columns[a].IsPercent && !table.Columns[a].IsChange).OrderBy(a => a < c ? c - a : 100 + a - c).Take(4).ToList();
            var best = (from current in amounts
                        from old in amounts
                        where current != old
                        from growth in (bool[])[true, false]
                        let counts = Count(table, c, current, old, growth)
                        where counts.Holds > 0 && counts.Holds * 10 >= (counts.Holds + counts.Fails) * 6
                        orderby counts.Holds descending, Math.Abs(current - old), current < old descending
                        select new ChangeColumn(table, c, current, old, growth, counts.Holds >= 2 && counts.Holds * 10 >= (counts.Holds + counts.Fails) * 6)).FirstOrDefault();
            if (best is not null) { yield return best; }
        }
    }

    /// <summary>What the change can be, given the two amounts; null where it cannot be computed.</summary>
    public static Interval? Expected(CellFigure current, CellFigure old, bool growth)
    {
        if (current.Figure.Unit != old.Figure.Unit || current.Figure.Kind != old.Figure.Kind) { return null; }
        if (!growth) { return current.Figure.Possible - old.Figure.Possible; }
        var result = Interval.Growth(old.Figure.Possible, current.Figure.Possible);
        return result.Low is null || result.High is null ? null : result;
    }

    private static bool MayBeChange(TableView table, int c) =>
        table.Columns[c].IsChange || (table.Columns[c].IsPercent && table.Figures.Any(f => f.Column == c && f.Figure.Kind == FigureKind.Growth));

    private static (int Holds, int Fails) Count(TableView table, int c, int current, int old, bool growth)
    {
        int holds = 0, fails = 0;
        for (var r = 0; r < table.Rows.Count; r++)
        {
            if (table.Cells[r, c] is not { } change || table.Cells[r, current] is not { } now || table.Cells[r, old] is not { } then) { continue; }
            if (growth != change.Figure.Kind is FigureKind.Growth || Expected(now, then, growth) is not { } expected) { continue; }
            if (expected.Intersects(change.Figure.Possible)) { holds++; } else { fails++; }
        }

        return (holds, fails);
    }
}
