using Kessan.TieOut.Figures;

namespace Kessan.TieOut.Structure;

/// <summary>
/// A column that is the sum of others in (nearly) every row: segments and their total, quarters and the year, a measure, its adjustments
/// and the adjusted measure. The addends stand side by side, or as far apart as there are periods under each heading.
/// <example>2004 and 2003 of two segments and of both together: the fifth column is the first and the third.</example>
/// </summary>
internal sealed class ColumnSum
{
    private const int MostAddends = 12;
    private const int WidestStep = 4;

    /// <summary>Decimal digits that the rows which come out must have together, beyond those that their number of ways takes away.</summary>
    private const decimal Needed = 6m;

    public required TableView Table { get; init; }

    public required int Total { get; init; }

    public required IReadOnlyList<int> Addends { get; init; }

    private decimal Evidence { get; init; }

    public static IEnumerable<ColumnSum> Find(TableView table)
    {
        if (table.Columns.Count < 3 || table.Rows.Count < 2) { yield break; }
        var additive = new List<int>();
        for (var c = 0; c < table.Columns.Count; c++) { if (SumFinder.IsAdditive(table, c) && !table.Columns[c].IsChange) { additive.Add(c); } }
        var found = new List<ColumnSum>();
        for (var i = 0; i < additive.Count; i++)
        {
            if (Best(table, additive, i) is { } sum && !found.Any(f => f.Addends.Contains(sum.Total) && sum.Addends.Contains(f.Total))) { found.Add(sum); }
        }

        foreach (var sum in found) { yield return sum; }
    }

    /// <summary>One row: whether it comes out, and by how many units of the last digit it does not.</summary>
    public RowSum? InRow(int row)
    {
        if (Table.Cells[row, Total] is not { } total) { return null; }
        var (sum, unit) = (0m, total.PrintedPrecision);
        var cells = new List<CellFigure>();
        foreach (var c in Addends)
        {
            if (Table.Cells[row, c] is { } cell)
            {
                if (cell.Figure.Kind != total.Figure.Kind || cell.Figure.Unit != total.Figure.Unit || cell.Figure.Scale != total.Figure.Scale) { return null; }
                cells.Add(cell);
                sum += cell.Printed;
                unit = Math.Max(unit, cell.PrintedPrecision);
            }
            else if (!Table.IsNil(row, c)) { return null; }
        }

        if (cells.Count == 0 || total.Figure.Kind is not (FigureKind.Amount or FigureKind.Count)) { return null; }
        var miss = Math.Abs(sum - total.Printed) / unit;
        var footing = miss == 0m ? Footing.Exact : miss * 2m <= cells.Count + 1 ? Footing.Rounding : Footing.Broken;
        return new(total, cells, sum, unit, footing);
    }

    /// <summary>The arrangement that speaks loudest, the one with the fewest addends of equals.</summary>
    private static ColumnSum? Best(TableView table, List<int> additive, int i)
    {
        ColumnSum? best = null;
        foreach (var direction in (int[])[-1, 1])
        {
            for (var step = 1; step <= WidestStep; step++)
            {
                var addends = new List<int>();
                for (var j = i + (direction * step); j >= 0 && j < additive.Count && addends.Count < MostAddends; j += direction * step)
                {
                    addends.Add(additive[j]);
                    if (addends.Count > 1 && Weigh(table, additive[i], addends) is { } sum && (best is null || sum.Evidence > best.Evidence)) { best = sum; }
                }
            }
        }

        return best;
    }

    private static ColumnSum? Weigh(TableView table, int total, List<int> addends)
    {
        var candidate = new ColumnSum { Table = table, Total = total, Addends = [.. addends] };
        var (holds, broken, evidence) = (0, 0, 0m);
        for (var r = 0; r < table.Rows.Count; r++)
        {
            if (candidate.InRow(r) is not { } row || row.Addends.Count < 2) { continue; }
            if (row.Footing == Footing.Broken) { broken++; }
            else
            {
                holds++;
                evidence += Magnitude.Log10(row.Total.Printed / row.Unit / (row.Footing == Footing.Exact ? 1m : (2 * row.Addends.Count) + 3m));
            }

            if (broken > 2 && broken > holds) { return null; }
        }

        return holds >= 2 && broken <= Math.Max(holds >= 3 ? 1 : 0, holds / 5) && evidence >= Needed
            ? new ColumnSum { Table = table, Total = total, Addends = candidate.Addends, Evidence = evidence } : null;
    }
}

/// <summary>A row of a <see cref="ColumnSum"/>: the cells, their sum as printed, and the unit of the coarsest last digit.</summary>
internal sealed record RowSum(CellFigure Total, IReadOnlyList<CellFigure> Addends, decimal Sum, decimal Unit, Footing Footing);
