namespace Kessan.TieOut.Structure.Discovery;

/// <summary>
/// The numbers of a grid as whole multiples of half of the table's finest printed place, so that a printed number's interval
/// [v − u/2, v + u/2] has whole ends and sums are exact in 64 bits.
/// <example>In a table with 12.5 and 30 the scale is 2 × 10: 12.5 is 250 ± 1, and 30 is 600 ± 10.</example>
/// </summary>
internal sealed class ScaledTable
{
    private const int FewestRounded = 8;
    private const int FewestTelling = 6;
    /// <summary>No sum along a line may leave 64 bits.</summary>
    private const long LargestSum = 4_000_000_000_000_000_000;

    private readonly long largest;

    public ScaledTable(TableGrid grid)
    {
        (Rows, Columns) = (grid.Rows, grid.Columns);
        largest = Math.Min(1_000_000_000_000_000, LargestSum / (Math.Max(Rows, Columns) + 1));
        var size = Rows * Columns;
        (Values, Halves, Grains, Numeric) = (new long[size], new long[size], new long[size], new bool[size]);
        Decimals = DecimalsThatFit(grid);
        Scale = 2 * PowersOfTen[Decimals];
        for (var row = 0; row < Rows; row++)
        {
            for (var column = 0; column < Columns; column++) { Take(grid[row, column], (row * Columns) + column); }
        }

        SetGrains();
    }

    public int Rows { get; }

    public int Columns { get; }

    public int Decimals { get; }

    /// <summary>What 1 is in <see cref="Values"/>.</summary>
    public long Scale { get; }

    public long[] Values { get; }

    /// <summary>Half a unit of the cell's last printed digit.</summary>
    public long[] Halves { get; }

    /// <summary>
    /// The step in which the cell's neighbours differ. A spreadsheet may print 15.00000 in a column of whole numbers: the number is
    /// known to five places, but hitting it by chance is no harder than hitting 15.
    /// </summary>
    public long[] Grains { get; }

    public bool[] Numeric { get; }

    public static readonly long[] PowersOfTen = [.. Enumerable.Range(0, 19).Select(n => (long)Power(n))];

    private static decimal Power(int n) => n == 0 ? 1m : 10m * Power(n - 1);

    private int DecimalsThatFit(TableGrid grid)
    {
        var (greatest, decimals) = (1m, 0);
        for (var row = 0; row < Rows; row++)
        {
            for (var column = 0; column < Columns; column++)
            {
                if (grid[row, column] is not { Value: { } value } cell || Math.Abs(value) > largest / 2) { continue; }
                greatest = Math.Max(greatest, Math.Abs(value));
                decimals = Math.Max(decimals, cell.Unit >= 1m ? 0 : cell.Unit.Scale);
            }
        }

        decimals = Math.Min(decimals, 6);
        while (decimals > 0 && greatest * 2 * PowersOfTen[decimals] > largest) { decimals--; }
        return decimals;
    }

    private void Take(GridCell cell, int at)
    {
        if (cell.Value is not { } value || Math.Abs(value) > largest / 2) { return; }
        var scaled = value * Scale;
        Values[at] = (long)decimal.Truncate(scaled);
        // Digits beyond the scale are given up; the interval is widened by what they can be.
        var half = Math.Min(cell.Unit * Scale / 2m, largest);
        Halves[at] = half >= 1m ? (long)half : 2;
        Numeric[at] = true;
    }

    private void SetGrains()
    {
        var own = new long[Values.Length];
        var (ofRow, ofColumn, ofAll) = (new int[Rows, 20], new int[Columns, 20], new int[1, 20]);
        for (var at = 0; at < own.Length; at++)
        {
            if (!Numeric[at] || Values[at] == 0) { continue; }
            var place = TrailingZeros(Values[at] / 2);
            own[at] = place;
            ofRow[at / Columns, place]++;
            ofColumn[at % Columns, place]++;
            ofAll[0, place]++;
        }

        WidenRounded();
        var rows = Enumerable.Range(0, Rows).Select(row => Common(ofRow, row)).ToArray();
        var columns = Enumerable.Range(0, Columns).Select(column => Common(ofColumn, column)).ToArray();
        var all = Math.Max(Common(ofAll, 0), 0);
        for (var at = 0; at < own.Length; at++)
        {
            if (!Numeric[at]) { continue; }
            var common = Math.Max(rows[at / Columns], columns[at % Columns]);
            if (common < 0) { common = all; }
            Grains[at] = 2 * PowersOfTen[Values[at] == 0 ? common : Math.Min(own[at], common)];
        }
    }

    /// <summary>
    /// A column of whole numbers that all end in 0 or 5, or all in 00, was rounded to that step (statistical offices round counts to
    /// fives), whatever place is printed.
    /// </summary>
    private void WidenRounded()
    {
        for (var column = 0; column < Columns; column++)
        {
            var (step, count) = (0L, 0);
            for (var at = column; at < Values.Length; at += Columns)
            {
                if (!Numeric[at] || Values[at] == 0 || Halves[at] * 2 < Scale) { continue; }
                (step, count) = (GreatestStep(step, Math.Abs(Values[at])), count + 1);
            }

            for (var at = column; count >= FewestRounded && step > Scale && at < Values.Length; at += Columns)
            {
                if (Numeric[at] && Halves[at] * 2 >= Scale) { Halves[at] = Math.Max(Halves[at], step / 2); }
            }
        }
    }

    /// <summary>The largest of 1, 5, 10, 50, 100, … that divides both.</summary>
    private long GreatestStep(long step, long value)
    {
        var candidate = step == 0 ? 1_000_000 * Scale : step;
        while (candidate > Scale && value % candidate != 0) { candidate = IsFive(candidate / Scale) ? candidate / 5 : candidate / 2; }
        return candidate;
    }

    private static bool IsFive(long step)
    {
        while (step % 10 == 0) { step /= 10; }
        return step == 5;
    }

    /// <summary>The coarsest place that nine in ten of a line's numbers keep to; −1 where there are too few to say.</summary>
    private static int Common(int[,] counts, int line)
    {
        var total = 0;
        for (var place = 0; place < 20; place++) { total += counts[line, place]; }
        if (total < FewestTelling) { return -1; }
        var (seen, finest) = (0, 0);
        while (finest < 18 && (seen + counts[line, finest]) * 10 <= total) { seen += counts[line, finest++]; }
        return finest;
    }

    private static int TrailingZeros(long number)
    {
        var zeros = 0;
        while (zeros < 18 && number % 10 == 0 && number != 0) { (number, zeros) = (number / 10, zeros + 1); }
        return zeros;
    }
}
