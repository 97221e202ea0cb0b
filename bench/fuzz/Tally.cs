namespace Kessan.Bench.Fuzz;

/// <summary>What the inputs of one reader took.</summary>
internal sealed class Tally
{
    private TimeSpan all;

    public int Count { get; private set; }

    public TimeSpan Longest { get; private set; }

    /// <summary>Bytes allocated for one input.</summary>
    public long Largest { get; private set; }

    public TimeSpan Mean => Count == 0 ? TimeSpan.Zero : TimeSpan.FromTicks(all.Ticks / Count);

    public void Add(TimeSpan taken, long bytes)
    {
        (Count, all) = (Count + 1, all + taken);
        if (taken > Longest) { Longest = taken; }
        Largest = Math.Max(Largest, bytes);
    }

    public static Tally Sum(IEnumerable<Tally> tallies)
    {
        var sum = new Tally();
        foreach (var tally in tallies)
        {
            (sum.Count, sum.all) = (sum.Count + tally.Count, sum.all + tally.all);
            if (tally.Longest > sum.Longest) { sum.Longest = tally.Longest; }
            sum.Largest = Math.Max(sum.Largest, tally.Largest);
        }

        return sum;
    }
}
