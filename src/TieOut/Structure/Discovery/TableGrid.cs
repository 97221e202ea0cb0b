namespace Kessan.TieOut.Structure.Discovery;

/// <summary>A table as a rectangle of cells, rows and columns counted from 0. Short rows are filled with empty cells.</summary>
public sealed class TableGrid
{
    private readonly GridCell[] cells;

    public TableGrid(int rows, int columns, IEnumerable<GridCell> cells)
    {
        this.cells = [.. cells];
        (Rows, Columns) = (rows, columns);
        if (this.cells.Length != rows * columns) { throw new ArgumentException("A grid needs rows × columns cells, row by row.", nameof(cells)); }
    }

    public int Rows { get; }

    public int Columns { get; }

    public GridCell this[int row, int column] => cells[(row * Columns) + column];

    /// <summary>Reads the texts of a table; how it writes its numbers is found from the table itself.</summary>
    public static TableGrid Read(IReadOnlyList<IReadOnlyList<string>> texts)
    {
        ArgumentNullException.ThrowIfNull(texts);
        var columns = texts.Count == 0 ? 0 : texts.Max(row => row.Count);
        var style = NumberStyle.Of(texts);
        var read = new GridCell[texts.Count * columns];
        for (var row = 0; row < texts.Count; row++)
        {
            for (var column = 0; column < columns; column++)
            {
                read[(row * columns) + column] = column < texts[row].Count ? style.Read(texts[row][column]) : GridCell.Empty;
            }
        }

        return new(texts.Count, columns, read);
    }
}
