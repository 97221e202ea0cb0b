namespace Kessan.TieOut.Structure.Discovery;

/// <summary>A run of lines in an order, and the line it may add up to: places in <see cref="RunSums.Order"/>.</summary>
internal sealed record Run(int Result, int Start, int End)
{
    public int Gap => Result - End;
}

/// <summary>
/// Finds, for each line of an order, the runs before it that add up to it somewhere. A run that ends before the result sums to it when
/// the running sum at its start is the running sum at its end less the result; the starts are looked up by that number, so that the
/// work grows with the number of lines and not with the number of runs.
/// </summary>
internal sealed class RunSearch
{
    private const int PerResult = 24;
    private const int Neighbours = 4;
    private const int Chain = 6;

    private readonly Lines lines;
    private readonly RunSums sums;
    private readonly int gaps;
    private readonly Tally found = new();
    private readonly Dictionary<long, int> starts = [];
    private readonly List<long> halves = [];
    private readonly int[] previous;

    public RunSearch(Lines lines, RunSums sums)
    {
        (this.lines, this.sums) = (lines, sums);
        var count = sums.Order.Length;
        previous = new int[count + 1];
        gaps = count <= 64 ? count : 4;
    }

    /// <summary>The runs proposed for each result, the most often seen first.</summary>
    public IEnumerable<Run> Find(IEnumerable<int> positions)
    {
        foreach (var position in positions) { At(position); }
        return found.Most(PerResult, 1, met => met.Result, (a, b) => Gap(a) != Gap(b) ? Gap(a).CompareTo(Gap(b)) : a.First.CompareTo(b.First))
            .Select(met => new Run(met.Result, met.First, met.Second));
    }

    private static int Gap(Met met) => met.Result - met.Second;

    private void At(int position)
    {
        var bucket = BucketSize(position);
        starts.Clear();
        Insert(0, position, bucket);
        for (var place = 1; place < sums.Order.Length; place++)
        {
            var at = lines.At(sums.Order[place], position);
            if (lines.Numeric[at] && lines.Values[at] != 0) { Look(place, position, bucket); }
            Insert(place, position, bucket);
        }
    }

    private void Insert(int place, int position, long bucket)
    {
        var key = Floor(sums.Before(place, position), bucket);
        // A line of zeros does not change the sum: the run may begin before or after it, and only the first and the last are kept.
        previous[place] = starts.TryGetValue(key, out var last) ? last : -1;
        if (previous[place] >= 0 && previous[previous[place]] >= 0 && SameSum(place, previous[place], position)
            && SameSum(place, previous[previous[place]], position))
        {
            previous[place] = previous[previous[place]];
        }

        starts[key] = place;
    }

    private bool SameSum(int a, int b, int position) => sums.Before(a, position) == sums.Before(b, position);

    private void Look(int result, int position, long bucket)
    {
        var at = lines.At(sums.Order[result], position);
        var (value, half) = (lines.Values[at], lines.Halves[at]);
        for (var end = result; end > 1 && result - end <= gaps; end--)
        {
            if (end < result && !lines.Numeric[lines.At(sums.Order[end - 1], position)]) { continue; }
            var centre = Floor(sums.Before(end, position) - value, bucket);
            for (var key = centre - Neighbours; key <= centre + Neighbours; key++)
            {
                if (!starts.TryGetValue(key, out var start)) { continue; }
                for (var step = 0; step < Chain && start >= 0; start = previous[start], step++)
                {
                    if (start >= end - 1) { step--; continue; }
                    var run = sums.Of(start, end, position);
                    if (run.NonZero < 2 || Math.Abs(run.Sum - value) > half + run.Slack) { continue; }
                    found.Add(0, result, start, end);
                }
            }
        }
    }

    /// <summary>Sums that rounding can part lie in neighbouring buckets: a bucket is as wide as the position's usual printed place.</summary>
    private long BucketSize(int position)
    {
        halves.Clear();
        foreach (var line in sums.Order)
        {
            var at = lines.At(line, position);
            if (lines.Numeric[at]) { halves.Add(lines.Halves[at]); }
        }

        halves.Sort();
        return halves.Count == 0 ? 2 : Math.Max(2 * halves[halves.Count / 2], 1);
    }

    private static long Floor(long sum, long bucket) => sum >= 0 ? sum / bucket : -((-sum + bucket - 1) / bucket);
}
