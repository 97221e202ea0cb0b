using Kessan.TieOut.Reading.Grids;

namespace Kessan.TieOut.Reading.Html;

/// <summary>A table while its tags are read; cells find their columns as browsers place them (HTML Standard, 4.9.12.1).</summary>
internal sealed class TableFrame(int depth)
{
    private const int MostColumns = 1000;

    /// <summary>Per column, how many further rows a cell from above takes.</summary>
    private int[] taken = new int[16];
    private RawRow? row;
    private int column;

    /// <summary>How many elements are open around it.</summary>
    public int Depth { get; } = depth;

    public RawTable Table { get; } = new();

    public RawCell? Cell { get; private set; }

    public void BeginRow(bool ruleAbove)
    {
        EndRow();
        row = new RawRow { RuleAbove = ruleAbove };
        column = 0;
    }

    public void BeginCell(int columns, int rows, bool ruleAbove, bool ruleBelow)
    {
        if (row is null) { BeginRow(ruleAbove: false); }
        while (column < taken.Length && taken[column] > 0) { column++; }
        Cell = new RawCell
        {
            Start = column,
            Width = Math.Clamp(columns, 1, MostColumns),
            Rows = Math.Clamp(rows, 1, 10_000),
            RuleAbove = ruleAbove,
            RuleBelow = ruleBelow
        };
        row!.Cells.Add(Cell);
        if (column < MostColumns) { column += Cell.Width; }
        if (Cell.Rows > 1) { Take(Cell); }
    }

    /// <summary>The width of the open cell becomes known behind its tag.</summary>
    public void Widen(int columns)
    {
        if (Cell is null || row is null || Cell.Width != 1) { return; }
        var wide = new RawCell { Start = Cell.Start, Width = Math.Clamp(columns, 1, MostColumns), RuleAbove = Cell.RuleAbove, RuleBelow = Cell.RuleBelow };
        row.Cells[^1] = wide;
        Cell = wide;
        if (wide.Start < MostColumns) { column = wide.End; }
    }

    public void EndCell() => Cell = null;

    public void EndRow()
    {
        EndCell();
        if (row is null) { return; }
        for (var c = 0; c < taken.Length; c++)
        {
            if (taken[c] > 0) { taken[c]--; }
        }

        Table.Rows.Add(row);
        row = null;
    }

    private void Take(RawCell cell)
    {
        var end = Math.Min(cell.End, MostColumns);
        if (end > taken.Length) { Array.Resize(ref taken, Math.Max(end, taken.Length * 2)); }
        for (var c = cell.Start; c < end; c++) { taken[c] = cell.Rows; }
    }
}
