namespace Kessan.TieOut.Structure.Discovery;

/// <summary>
/// Running sums over an ordered choice of lines, at every position: the sum of any run of them, with the slack its printed places
/// leave, in one subtraction.
/// </summary>
internal sealed class RunSums
{
    private readonly long[] sums;
    private readonly long[] slacks;
    private readonly long[] weighted;
    private readonly int[] counts;
    private readonly int[] nonZeros;
    private readonly int positions;

    public RunSums(Lines lines, int[] order)
    {
        (Order, positions) = (order, lines.Positions);
        var size = (order.Length + 1) * positions;
        (sums, slacks, weighted, counts, nonZeros) = (new long[size], new long[size], new long[size], new int[size], new int[size]);
        for (var i = 0; i < order.Length; i++)
        {
            for (var p = 0; p < positions; p++)
            {
                var (at, from, to) = (lines.At(order[i], p), (i * positions) + p, ((i + 1) * positions) + p);
                sums[to] = sums[from] + lines.Values[at];
                weighted[to] = unchecked(weighted[from] + (lines.Values[at] * (1 + (order[i] * 37 % 61))));
                slacks[to] = slacks[from] + lines.Halves[at];
                counts[to] = counts[from] + (lines.Numeric[at] ? 1 : 0);
                nonZeros[to] = nonZeros[from] + (lines.Values[at] != 0 ? 1 : 0);
            }
        }
    }

    public int[] Order { get; }

    /// <summary>
    /// A number that tells the run's make-up: the sum of its cells, each times a weight of its line. Divided by the sum it is the same
    /// for positions whose cells are multiples of one another, and hardly ever for others.
    /// </summary>
    public long MakeUp(int start, int end, int position) => unchecked(weighted[(end * positions) + position] - weighted[(start * positions) + position]);

    public long Before(int end, int position) => sums[(end * positions) + position];

    /// <param name="start">The first line of the run, as a place in <see cref="Order"/>.</param>
    /// <param name="end">The place after its last line.</param>
    /// <param name="position">The position.</param>
    public RunSum Of(int start, int end, int position)
    {
        var (a, b) = ((start * positions) + position, (end * positions) + position);
        return new(sums[b] - sums[a], slacks[b] - slacks[a], counts[b] - counts[a], nonZeros[b] - nonZeros[a]);
    }
}

/// <param name="Sum">The sum of the printed numbers.</param>
/// <param name="Slack">Half a printed unit of each, added up: the sum of the exact numbers lies within.</param>
/// <param name="Count">How many cells of the run hold a number.</param>
/// <param name="NonZero">How many hold one that is not zero.</param>
internal readonly record struct RunSum(long Sum, long Slack, int Count, int NonZero);
