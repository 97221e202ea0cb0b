namespace Kessan.TieOut.Structure.Discovery;

/// <summary>
/// Running sums over an ordered choice of lines, at every position: the sum of any run of them, with the slack its printed places
/// leave, in one subtraction.
/// </summary>
internal sealed class RunSums
{
    private readonly RunSum[] running;
    private readonly int positions;

    public RunSums(Lines lines, int[] order)
    {
        (Order, positions) = (order, lines.Positions);
        running = new RunSum[(order.Length + 1) * positions];
        for (var (i, to) = (0, positions); i < order.Length; i++)
        {
            var (from, weight) = (lines.At(order[i], 0), 1 + (order[i] * 37 % 61));
            for (var p = 0; p < positions; p++, to++)
            {
                running[to] = running[to - positions].Plus(lines.Values[from + p], lines.Halves[from + p], lines.Numeric[from + p], weight);
            }
        }
    }

    public int[] Order { get; }

    public long Before(int end, int position) => running[(end * positions) + position].Sum;

    /// <param name="start">The first line of the run, as a place in <see cref="Order"/>.</param>
    /// <param name="end">The place after its last line.</param>
    /// <param name="position">The position.</param>
    public RunSum Of(int start, int end, int position) => running[(end * positions) + position].Less(running[(start * positions) + position]);
}

/// <param name="Sum">The sum of the printed numbers.</param>
/// <param name="Slack">Half a printed unit of each, added up: the sum of the exact numbers lies within.</param>
/// <param name="MakeUp">
/// A number that tells the run's make-up: the sum of its cells, each times a weight of its line. Divided by the sum it is the same for
/// positions whose cells are multiples of one another, and hardly ever for others. It may wrap around.
/// </param>
/// <param name="Count">How many cells of the run hold a number.</param>
/// <param name="NonZero">How many hold one that is not zero.</param>
internal readonly record struct RunSum(long Sum, long Slack, long MakeUp, int Count, int NonZero)
{
    public RunSum Plus(long value, long half, bool isNumber, int weight) =>
        new(Sum + value, Slack + half, unchecked(MakeUp + (value * weight)), Count + (isNumber ? 1 : 0), NonZero + (value != 0 ? 1 : 0));

    public RunSum Less(RunSum before) =>
        new(Sum - before.Sum, Slack - before.Slack, unchecked(MakeUp - before.MakeUp), Count - before.Count, NonZero - before.NonZero);
}
