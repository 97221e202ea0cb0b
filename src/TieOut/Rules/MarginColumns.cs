using Kessan.TieOut.Figures;
using Kessan.TieOut.Structure;

namespace Kessan.TieOut.Rules;

/// <summary>
/// TO304: a column of margins beside the amounts of parts of a business whose revenues stand in another table, under the same names.
/// <example>EBIT by segment: Dairy 38.6 and 12.3%, Bakery 26.7 and 10.7%; sales by segment: Dairy 314.2, Bakery 248.6.</example>
/// </summary>
internal static class MarginColumns
{
    /// <summary>Margins that must come out, and digits that they have together.</summary>
    private const int FewestRows = 3;
    private const int Needed = 8;

    public static IEnumerable<Relation> Find(TableSums sums)
    {
        List<TableView> sound = [.. sums.Tables.Where(t => !t.Table.MayBeDamaged)];
        foreach (var table in sound)
        {
            var margins = Margins(table).ToList();
            if (margins.Count < FewestRows) { continue; }
            var elsewhere = sound.Where(t => t != table).Select(t => Quotients(margins, t)).Where(IsEnough);
            if (elsewhere.MaxBy(f => f.Count(q => q.Holds)) is not { } found) { continue; }
            var survives = found.Count(q => q.Holds) > FewestRows;
            foreach (var quotient in found) { yield return quotient.ToRelation(survives); }
        }
    }

    private sealed record Margin(CellFigure Percentage, CellFigure Part);

    /// <summary>The percentages of columns named margins, each with the amount to its left that is of its period.</summary>
    private static IEnumerable<Margin> Margins(TableView table)
    {
        foreach (var column in table.Columns.Where(c => c is { IsPercent: true, IsChange: false } && CellReader.IsRatio(c.Header)))
        {
            for (var r = 0; r < table.Rows.Count; r++)
            {
                if (table.Cells[r, column.Index] is { Figure: { Unit: "pure", Kind: FigureKind.Share or FigureKind.Margin } } cell
                    && Part(table, r, column) is { } part)
                {
                    yield return new(cell, part);
                }
            }
        }
    }

    private static CellFigure? Part(TableView table, int row, ColumnView column)
    {
        for (var c = column.Index - 1; c >= 0; c--)
        {
            if (table.Cells[row, c] is { Figure.Kind: FigureKind.Amount } cell && !table.Columns[c].IsChange
                && (column.Period is null || column.Period == cell.Figure.Period))
            {
                return cell;
            }
        }

        return null;
    }

    /// <summary>Each margin with the amount of its name and time in another table, where that has one such row.</summary>
    private static List<Quotient> Quotients(List<Margin> margins, TableView other)
    {
        var rows = other.Rows.Where(r => r.Key.Length > 0).ToLookup(r => r.Key, StringComparer.Ordinal);
        var found = new List<Quotient>();
        foreach (var (percentage, part) in margins)
        {
            if (rows[percentage.RowView.Key].Take(2).ToList() is not [var row]) { continue; }
            for (var c = 0; c < other.Columns.Count; c++)
            {
                if (other.Cells[row.Index, c] is { Figure: { Kind: FigureKind.Amount, Value: > 0m } } whole && !other.Columns[c].IsChange
                    && whole.HasTimeOf(part) && whole.Figure.Unit == part.Figure.Unit && whole.Figure.Scale == part.Figure.Scale)
                {
                    found.Add(new(percentage, part, whole));
                    break;
                }
            }
        }

        return found;
    }

    /// <summary>All come out, or all but one that a slip explains.</summary>
    private static bool IsEnough(List<Quotient> found)
    {
        var (holding, failing) = (found.FindAll(q => q.Holds), found.FindAll(q => !q.Holds));
        return holding.Count >= FewestRows && holding.Sum(q => q.Percentage.Figure.Digits) >= Needed
            && (failing.Count == 0 || (failing.Count == 1 && failing[0].IsSlip));
    }
}
