namespace Kessan.TieOut.Structure.Discovery;

/// <summary>
/// A table seen along one axis: relations are between lines and are tested at every position. With rows as lines a sum runs down the
/// columns; with columns as lines it runs along the rows. Lines and positions without any number are left out and counted from 0 anew.
/// </summary>
internal sealed class Lines
{
    private Lines(Axis axis, int[] lines, int[] positions, ScaledTable table)
    {
        (Axis, LineIndex, PositionIndex, Scale) = (axis, lines, positions, table.Scale);
        var size = lines.Length * positions.Length;
        Loose = new bool[positions.Length];
        (Values, Halves, Grains, Numeric) = (new long[size], new long[size], new long[size], new bool[size]);
        for (var line = 0; line < lines.Length; line++)
        {
            for (var position = 0; position < positions.Length; position++)
            {
                var from = axis == Axis.Column ? (lines[line] * table.Columns) + positions[position] : (positions[position] * table.Columns) + lines[line];
                var to = (line * positions.Length) + position;
                (Values[to], Halves[to], Grains[to], Numeric[to]) = (table.Values[from], table.Halves[from], table.Grains[from], table.Numeric[from]);
            }
        }
    }

    public Axis Axis { get; }

    public int Count => LineIndex.Length;

    public int Positions => PositionIndex.Length;

    /// <summary>The table's row (axis Column) or column (axis Row) of each line.</summary>
    public int[] LineIndex { get; }

    public int[] PositionIndex { get; }

    public long Scale { get; }

    /// <summary>Positions that hold ratios, averages or rates by their names: a sum that fails there says little against it.</summary>
    public bool[] Loose { get; }

    public long[] Values { get; }

    public long[] Halves { get; }

    public long[] Grains { get; }

    public bool[] Numeric { get; }

    private readonly Dictionary<int, SortedPosition> sorted = [];

    public SortedPosition SortedAt(int position)
    {
        if (!sorted.TryGetValue(position, out var found)) { sorted[position] = found = new(this, position); }
        return found;
    }

    public int At(int line, int position) => (line * Positions) + position;

    /// <summary>Whether a block begins at a place of an order: the line before it on the grid is not the one before it in the order.</summary>
    public bool IsBreak(int[] order, int place) => place == 0 || Math.Abs(LineIndex[order[place]] - LineIndex[order[place - 1]]) > 1;

    public static Lines Of(ScaledTable table, Axis axis)
    {
        var (rows, columns) = (new bool[table.Rows], new bool[table.Columns]);
        for (var at = 0; at < table.Numeric.Length; at++)
        {
            if (table.Numeric[at]) { rows[at / table.Columns] = columns[at % table.Columns] = true; }
        }

        return axis == Axis.Column ? new(axis, Marked(rows), Marked(columns), table) : new(axis, Marked(columns), Marked(rows), table);
    }

    private static int[] Marked(bool[] marks) => [.. Enumerable.Range(0, marks.Length).Where(i => marks[i])];
}
