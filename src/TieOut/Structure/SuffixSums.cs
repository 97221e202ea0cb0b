namespace Kessan.TieOut.Structure;

/// <summary>The sums of the last rows of a stack in all columns, one more row at a time.</summary>
internal sealed class SuffixSums(IReadOnlyList<SumColumn> columns)
{
    private readonly long[] sums = new long[columns.Count];
    private readonly int[] numbers = new int[columns.Count];
    private readonly bool[] missing = new bool[columns.Count];

    public void Add(int row, int sign)
    {
        for (var c = 0; c < columns.Count; c++)
        {
            missing[c] |= columns[c].IsMissing(row);
            if (columns[c].IsNumber(row)) { numbers[c]++; }
            sums[c] += sign * columns[c][row];
        }
    }

    /// <summary>What the columns say for the row being this sum, how many deny it, and the last that does.</summary>
    public (decimal Evidence, int Broken, int Column) Weigh(int total)
    {
        var evidence = 0m;
        var (broken, column) = (0, -1);
        for (var c = 0; c < columns.Count; c++)
        {
            if (missing[c]) { continue; }
            var footing = columns[c].Judge(total, sums[c], numbers[c]);
            if (footing == Footing.Broken) { (broken, column) = (broken + 1, c); }
            else if (footing != Footing.Unknown && numbers[c] > 1) { evidence += columns[c].Log(total, footing == Footing.Exact ? 0 : numbers[c] + 1); }
        }

        return (evidence, broken, column);
    }

    /// <summary>How far the sum of a column misses the row.</summary>
    public long Miss(int column, int total) => sums[column] - columns[column][total];
}
