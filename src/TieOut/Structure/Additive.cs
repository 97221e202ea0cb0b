using Kessan.TieOut.Figures;

namespace Kessan.TieOut.Structure;

/// <summary>Which rows and columns of a table can add up at all: amounts, counts and amounts per share do, percentages and times do not.</summary>
internal static class Additive
{
    public static List<int> Rows(TableView table)
    {
        // Years under each other are addends where a total stands below them: maturities, commitments.
        var total = -1;
        for (var r = 0; r < table.Rows.Count; r++) { if (table.Rows[r] is { SaysTotal: true, IsTime: false }) { total = r; } }
        return [.. Enumerable.Range(0, table.Rows.Count)
            .Where(r => (!table.Rows[r].IsTime || r < total || BalanceName.Is(table.Rows[r].Label))
                && Enumerable.Range(0, table.Columns.Count).Any(c => IsAddend(table, r, c)))];
    }

    public static bool IsColumn(TableView table, int column) =>
        !table.Columns[column].IsPercent && !(table.Columns[column].IsChange && table.Columns[column].Caption.IsPercent);

    /// <summary>The columns that add up, with the cells of these rows.</summary>
    public static List<SumColumn> Columns(TableView table, IReadOnlyList<int> rows) =>
        [.. Enumerable.Range(0, table.Columns.Count).Where(c => IsColumn(table, c)).Select(c => new SumColumn(table, c, rows))];

    private static bool IsAddend(TableView table, int row, int column) =>
        table.Cells[row, column] is { Figure.Kind: FigureKind.Amount or FigureKind.Count or FigureKind.PerShare } && !table.Columns[column].IsPercent;
}
