using Kessan.Core;
using Kessan.TieOut.Figures;

namespace Kessan.TieOut.Structure;

/// <summary>A column of changes and the two columns it compares, as its header and its numbers show.</summary>
/// <param name="IsProven">Enough rows recompute that one which does not is wrong.</param>
public sealed record ChangeColumn(TableView Table, int Column, int Current, int Base, bool IsGrowth, bool IsProven)
{
    private const int FewestUnsaid = 4;

    /// <summary>The column that recomputes in the most rows among the pairs of amount columns nearest to its left.</summary>
    public static IEnumerable<ChangeColumn> Find(TableView table)
    {
        for (var c = 0; c < table.Columns.Count; c++)
        {
            if (!MayBeChange(table, c)) { continue; }
            ChangeColumn? best = null;
            var amounts = Amounts(table, c);
            foreach (var current in amounts)
            {
                foreach (var old in amounts)
                {
                    if (current == old) { continue; }
                    best = Better(best, table, c, current, old, growth: true, GrowSizes(table, c, current, old));
                    best = Better(best, table, c, current, old, growth: false, inSize: false);
                }
            }

            if (best is not null && (SaysChange(table, c) || best.IsEvident)) { yield return best; }
        }
    }

    /// <summary>In how many rows the change recomputes.</summary>
    public int Holding { get; private init; }

    /// <summary>What grows of two negative numbers is their size: costs that are printed with a sign.</summary>
    public bool GrowsInSize { get; private init; }

    /// <summary>In how many it does not.</summary>
    public int Failing { get; private init; }

    /// <summary>The column would still be proven with a slip in one of its rows.</summary>
    public bool Survives => IsEnough(Holding - 1, Failing + 1) && (Holding - 1) * 10 >= (Holding + Failing) * 6;

    private static bool IsEnough(int holds, int fails) => holds >= 2 && fails <= Math.Max(1, holds / 5);

    /// <summary>
    /// The four columns of amounts nearest to a column, those to its left first, and the first of the table: a bridge leads from there to the amount beside the
    /// change.
    /// </summary>
    private static List<int> Amounts(TableView table, int c)
    {
        var found = new List<int>();
        for (var a = c - 1; a >= 0 && found.Count < 4; a--) { if (IsAmounts(table, a)) { found.Add(a); } }
        for (var a = c + 1; a < table.Columns.Count && found.Count < 4; a++) { if (IsAmounts(table, a)) { found.Add(a); } }
        for (var a = 0; a < c; a++) { if (IsAmounts(table, a)) { if (!found.Contains(a)) { found.Add(a); } break; } }
        return found;
    }

    private static bool IsAmounts(TableView table, int a) => !table.Columns[a].IsPercent && !table.Columns[a].IsChange;

    /// <summary>The pair that holds in more rows; of equals the nearer one, and the one whose current column stands first.</summary>
    private static ChangeColumn? Better(ChangeColumn? best, TableView table, int c, int current, int old, bool growth, bool inSize)
    {
        var (holds, fails) = Count(table, c, current, old, growth, inSize);
        if (holds == 0 || holds * 10 < (holds + fails) * 6) { return best; }
        if (best is not null)
        {
            var order = holds != best.Holding ? best.Holding.CompareTo(holds) : Math.Abs(current - old).CompareTo(Math.Abs(best.Current - best.Base));
            if (order > 0 || (order == 0 && (best.Current < best.Base || current > old))) { return best; }
        }

        return new(table, c, current, old, growth, IsEnough(holds, fails)) { Holding = holds, Failing = fails, GrowsInSize = inSize };
    }

    /// <summary>What the change can be, given the two amounts; null where it cannot be computed.</summary>
    /// <param name="inSize">See <see cref="GrowsInSize"/>.</param>
    public static Interval? Expected(CellFigure current, CellFigure old, bool growth, bool inSize = false)
    {
        if (current.Figure.Unit != old.Figure.Unit || current.Figure.Kind != old.Figure.Kind) { return null; }
        if (!growth) { return current.Figure.Possible - old.Figure.Possible; }
        var result = inSize && AreNegative(current, old)
            ? Interval.Growth(old.Figure.Possible.Abs(), current.Figure.Possible.Abs())
            : Interval.Growth(old.Figure.Possible, current.Figure.Possible);
        return result.Low is null || result.High is null ? null : result;
    }

    private static bool MayBeChange(TableView table, int c) => SaysChange(table, c) || table.Columns[c].IsPercent;

    private static bool SaysChange(TableView table, int c) =>
        table.Columns[c].IsChange || (table.Columns[c].IsPercent && table.Figures.Any(f => f.Column == c && f.Figure.Kind == FigureKind.Growth));

    /// <summary>No header says that the percentages are growth: so many of them are that of the same two columns that they can be nothing else.</summary>
    private bool IsEvident => IsGrowth && Holding >= FewestUnsaid && Holding >= 4 * Failing;

    /// <summary>The percentage is a growth: its column says so, or its numbers do.</summary>
    public static bool IsGrowthCell(CellFigure change) =>
        change.Figure.Kind == FigureKind.Growth
            || (change.ColumnView.IsPercent && change.Figure is { Kind: FigureKind.Share or FigureKind.Margin, Unit: "pure" });

    private static bool AreNegative(CellFigure a, CellFigure b) => a.Figure.Value < 0m && b.Figure.Value < 0m;

    /// <summary>Two rows of negative numbers and more say so, and none says the other.</summary>
    private static bool GrowSizes(TableView table, int c, int current, int old)
    {
        var (sizes, signed) = (0, 0);
        for (var r = 0; r < table.Rows.Count; r++)
        {
            if (table.Cells[r, c] is not { } change || table.Cells[r, current] is not { } now || table.Cells[r, old] is not { } then
                || !AreNegative(now, then) || !IsGrowthCell(change))
            {
                continue;
            }
            var (size, sign) = (Holds(true), Holds(false));
            if (size && !sign) { sizes++; } else if (sign && !size) { signed++; }

            bool Holds(bool inSize) => Expected(now, then, growth: true, inSize)?.Intersects(change.Figure.Possible) == true;
        }

        return sizes > 1 && signed == 0;
    }

    private static (int Holds, int Fails) Count(TableView table, int c, int current, int old, bool growth, bool inSize)
    {
        int holds = 0, fails = 0;
        for (var r = 0; r < table.Rows.Count; r++)
        {
            if (table.Cells[r, c] is not { } change || table.Cells[r, current] is not { } now || table.Cells[r, old] is not { } then) { continue; }
            if (growth != IsGrowthCell(change) || Expected(now, then, growth, inSize) is not { } expected) { continue; }
            if (expected.Intersects(change.Figure.Possible)) { holds++; } else if (!growth || inSize || then.Figure.Value >= 0m) { fails++; }
        }

        return (holds, fails);
    }
}
