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

/// <summary>
/// The numbers of one column for adding, as whole multiples of its last digit: missing is not nil, and nil adds nothing. Numbers beyond
/// 10^15 units count as missing.
/// </summary>
internal sealed class SumColumn
{
    private const decimal Largest = 1_000_000_000_000_000m;

    private readonly long[] values;

    /// <summary>The last digit of each number: a rate among the amounts of a column has more places than they.</summary>
    private readonly long[] grains;
    private readonly Presence[] presence;

    private readonly TableView table;

    public SumColumn(TableView table, int column, IReadOnlyCollection<int> rows)
    {
        (Column, this.table) = (column, table);
        (values, grains) = (new long[table.Rows.Count], new long[table.Rows.Count]);
        presence = new Presence[table.Rows.Count];
        foreach (var row in rows) { if (table.Cells[row, column] is { } cell && cell.PrintedPrecision < Unit) { Unit = cell.PrintedPrecision; } }
        foreach (var row in rows)
        {
            if (table.IsNil(row, column)) { presence[row] = Presence.Nil; }
            else if (table.Cells[row, column] is { } cell && Math.Abs(cell.Printed / Unit) < Largest)
            {
                (values[row], grains[row], presence[row]) = ((long)(cell.Printed / Unit), (long)(cell.PrintedPrecision / Unit), Presence.Number);
            }
        }
    }

    private enum Presence : byte
    {
        Missing,
        Nil,
        Number,
    }

    public int Column { get; }

    /// <summary>The place of the last digit.</summary>
    public decimal Unit { get; } = 1m;

    /// <summary>How many rows the table has.</summary>
    public int Rows => values.Length;

    /// <summary>In units of the last digit; 0 for nil.</summary>
    public long this[int row] => values[row];

    public CellFigure? CellOf(int row) => table.Cells[row, Column];

    public bool IsMissing(int row) => presence[row] == Presence.Missing;

    public bool IsNumber(int row) => presence[row] == Presence.Number;

    /// <summary>The row has nothing in this column, and the amount in another one: a cell that was read into the wrong column.</summary>
    public bool StandsBeside(int row, long amount)
    {
        if (IsNumber(row)) { return false; }
        for (var c = 0; c < table.Columns.Count; c++)
        {
            if (table.Cells[row, c] is { Figure.Kind: FigureKind.Amount } cell && Math.Abs(cell.Printed) == Math.Abs(amount) * Unit) { return true; }
        }
        return false;
    }

    public decimal Log(int row, int slack) => IsNumber(row) ? Magnitude.Log10((decimal)values[row] / grains[row] / ((2 * slack) + 1)) : 0m;

    /// <summary>Whether the terms add to the total, and how far they miss it (in units of the last digit).</summary>
    public (Footing Footing, long Miss, int Numbers) Test(int total, IReadOnlyList<SumTerm> terms)
    {
        if (!IsNumber(total)) { return (Footing.Unknown, 0, 0); }
        long sum = 0;
        var numbers = 0;
        for (var i = 0; i < terms.Count; i++)
        {
            var (row, sign) = terms[i];
            if (IsMissing(row)) { return (Footing.Unknown, 0, 0); }
            if (IsNumber(row)) { numbers++; }
            sum += sign * values[row];
        }

        return (Judge(total, sum, numbers), sum - values[total], numbers);
    }

    public Footing Judge(int total, long sum, int numbers)
    {
        if (numbers == 0 || !IsNumber(total)) { return Footing.Unknown; }
        var miss = Math.Abs(sum - values[total]);
        return miss == 0 ? Footing.Exact : miss * 2 <= (numbers + 1) * grains[total] ? Footing.Rounding : Footing.Broken;
    }
}
