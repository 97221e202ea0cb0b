using Kessan.TieOut.Figures;

namespace Kessan.TieOut.Structure;

/// <summary>
/// Rows that add up to a line of another table, period by period: "consists of the following" below a reconciliation. The rows stand together, are
/// in no sum of their own table, and make up all such rows between two others.
/// </summary>
/// <param name="Total">The cell of the other table, by the column of the rows.</param>
internal sealed record BreakdownElsewhere(TableView Table, IReadOnlyList<int> Rows, IReadOnlyDictionary<int, CellFigure> Total)
{
    private const int MostRows = 12;

    /// <summary>Decimal digits that the columns which come out must have together.</summary>
    private const decimal Needed = 6m;

    /// <summary>The same where one of the columns no longer comes out.</summary>
    private const decimal NeededWithout = 4m;

    public static IEnumerable<BreakdownElsewhere> Find(TableSums sums)
    {
        var cells = sums.Tables.SelectMany(t => t.Figures)
            .Where(f => f.Figure is { Kind: FigureKind.Amount, Value: not 0m, Digits: >= 2 })
            .ToLookup(f => f.Figure.Value);
        foreach (var table in sums.Tables.Where(t => !t.Table.MayBeDamaged))
        {
            foreach (var rows in Groups(sums, table)) { if (Match(table, rows, cells) is { } found) { yield return found; } }
        }
    }

    /// <summary>What the rows add up to in a column, the cells that do, and the unit of their last digit; null where a cell is missing.</summary>
    public static (decimal Sum, List<CellFigure> Cells)? SumOf(TableView table, IReadOnlyList<int> rows, int column)
    {
        var cells = new List<CellFigure>();
        foreach (var row in rows)
        {
            if (table.Cells[row, column] is { } cell) { cells.Add(cell); }
            else if (!table.IsNil(row, column)) { return null; }
        }

        return cells.Count < 2
            || cells.Exists(c => c.Figure.Kind != FigureKind.Amount || c.Figure.Unit != cells[0].Figure.Unit || c.Figure.Scale != cells[0].Figure.Scale)
            ? null
            : (cells.Sum(c => c.Figure.Value), cells);
    }

    /// <summary>Whether the other columns show it without this one.</summary>
    public bool Survives(int column)
    {
        var left = Total.Where(t => t.Key != column && SumOf(Table, Rows, t.Key) is { } sum && sum.Sum == t.Value.Figure.Value).ToList();
        return left.Count >= 2 && left.Sum(t => Magnitude.Log10(t.Value.Printed / t.Value.PrintedPrecision)) >= NeededWithout;
    }

    /// <summary>Runs of rows without a sum of their own.</summary>
    private static IEnumerable<List<int>> Groups(TableSums sums, TableView table)
    {
        var taken = sums[table].SelectMany(p => p.Terms.Select(t => t.Row).Append(p.Total)).ToHashSet();
        var run = new List<int>();
        foreach (var row in Additive.Rows(table))
        {
            if (taken.Contains(row) || table.Rows[row].SaysTotal)
            {
                if (run.Count is > 1 and <= MostRows) { yield return run; }
                run = [];
                continue;
            }

            run.Add(row);
        }

        if (run.Count is > 1 and <= MostRows) { yield return run; }
    }

    private static BreakdownElsewhere? Match(TableView table, List<int> rows, ILookup<decimal, CellFigure> cells)
    {
        var tried = new HashSet<(TableView, int)>();
        for (var c = 0; c < table.Columns.Count; c++)
        {
            if (SumOf(table, rows, c) is not { } sum) { continue; }
            foreach (var equal in cells[sum.Sum].Where(e => e.Table != table && tried.Count < 24 && tried.Add((e.Table, e.Row))))
            {
                var total = Beside(table, rows, [.. equal.InRow()]);
                var holding = total.Where(t => SumOf(table, rows, t.Key)!.Value.Sum == t.Value.Figure.Value).ToList();
                if (holding.Count >= 2 && total.Count - holding.Count <= 1
                    && holding.Sum(t => Magnitude.Log10(t.Value.Printed / t.Value.PrintedPrecision)) >= Needed)
                {
                    return new(table, rows, total);
                }
            }
        }

        return null;
    }

    /// <summary>The line's cell of the same period and unit, for each column that has exactly one.</summary>
    private static Dictionary<int, CellFigure> Beside(TableView table, List<int> rows, List<CellFigure> line)
    {
        var beside = new Dictionary<int, CellFigure>();
        for (var c = 0; c < table.Columns.Count; c++)
        {
            if (SumOf(table, rows, c) is not { } sum) { continue; }
            var fitting = line.FindAll(l => l.Figure.Unit == sum.Cells[0].Figure.Unit && l.Figure.Scale == sum.Cells[0].Figure.Scale
                && l.Figure.Kind == FigureKind.Amount && l.HasTimeOf(sum.Cells[0]));
            if (fitting.Count == 1) { beside.Add(c, fitting[0]); }
        }

        return beside;
    }
}
