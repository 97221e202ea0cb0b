using Kessan.TieOut.Figures;

namespace Kessan.TieOut.Structure;

internal enum Footing
{
    /// <summary>A cell is missing, or there is nothing to add.</summary>
    Unknown,
    Exact,

    /// <summary>Off by no more than the rounding of the addends explains.</summary>
    Rounding,
    Broken,
}

/// <summary>The numbers of one column as printed, for adding: missing is not nil, and nil adds nothing.</summary>
internal sealed class SumColumn
{
    private readonly decimal?[] values;
    private readonly bool[] nil;

    public SumColumn(TableView table, int column, IReadOnlyCollection<int> rows)
    {
        Table = table;
        Column = column;
        values = new decimal?[table.Rows.Count];
        nil = new bool[table.Rows.Count];
        foreach (var row in rows)
        {
            values[row] = table.Cells[row, column]?.Printed;
            nil[row] = table.IsNil(row, column);
            if (table.Cells[row, column] is { } cell && cell.PrintedPrecision < Unit) { Unit = cell.PrintedPrecision; }
        }
    }

    public TableView Table { get; }

    public int Column { get; }

    /// <summary>The place of the last digit.</summary>
    public decimal Unit { get; } = 1m;

    public decimal? this[int row] => nil[row] ? 0m : values[row];

    public bool IsNumber(int row) => values[row] is not null;

    public decimal Log(int row, int slack) => values[row] is { } v ? Magnitude.Log10(v / Unit / ((2 * slack) + 1)) : 0m;

    /// <summary>Whether the terms add to the total, and how far they miss it (in units of the last digit).</summary>
    public (Footing Footing, decimal Miss, int Numbers) Test(int total, IReadOnlyList<(int Row, int Sign)> terms)
    {
        if (values[total] is not { } expected) { return (Footing.Unknown, 0m, 0); }
        var sum = 0m;
        var numbers = 0;
        foreach (var (row, sign) in terms)
        {
            if (this[row] is not { } value) { return (Footing.Unknown, 0m, 0); }
            if (values[row] is not null) { numbers++; }
            sum += sign * value;
        }

        return (Judge(expected, sum, numbers), (sum - expected) / Unit, numbers);
    }

    public Footing Judge(decimal total, decimal sum, int numbers)
    {
        if (numbers == 0) { return Footing.Unknown; }
        if (sum == total) { return Footing.Exact; }
        return Math.Abs(sum - total) * 2m <= (numbers + 1) * Unit ? Footing.Rounding : Footing.Broken;
    }
}
