namespace Kessan.TieOut.Structure.Discovery;

/// <summary>A run of lines in an order, and the line it may add up to: places in <see cref="RunSums.Order"/>.</summary>
internal readonly record struct Run(int Result, int Start, int End)
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
    private readonly Dictionary<Run, int> found = [];

    public RunSearch(Lines lines, RunSums sums)
    {
        (this.lines, this.sums) = (lines, sums);
        var count = sums.Order.Length;
        gaps = count <= 64 ? count : 4;
    }

    /// <summary>The runs proposed for each result, the most often seen first.</summary>
    public IEnumerable<Run> Find(IEnumerable<int> positions)
    {
        foreach (var position in positions) { At(position); }
        return found.GroupBy(pair => pair.Key.Result).OrderBy(group => group.Key)
            .SelectMany(group => group.OrderByDescending(pair => pair.Value).ThenBy(pair => pair.Key.Gap).ThenBy(pair => pair.Key.Start).Take(PerResult))
            .Select(pair => pair.Key);
    }

    private void At(int position)
    {
        var bucket = BucketSize(position);
        var starts = new Dictionary<long, int>();
        var previous = new int[sums.Order.Length + 1];
        Insert(starts, previous, 0, position, bucket);
        for (var place = 1; place < sums.Order.Length; place++)
        {
            var at = lines.At(sums.Order[place], position);
            if (lines.Numeric[at] && lines.Values[at] != 0) { Look(place, position, starts, previous, bucket); }
            Insert(starts, previous, place, position, bucket);
        }
    }

    private void Insert(Dictionary<long, int> starts, int[] previous, int place, int position, long bucket)
    {
        var key = Floor(sums.Before(place, position), bucket);
        // A line of zeros does not change the sum: the run may begin before or after it, and only the first and the last are kept.
        previous[place] = starts.TryGetValue(key, out var last) ? last : -1;
        if (previous[place] >= 0 && previous[previous[place]] >= 0 && SameSum(place, previous[place], position) && SameSum(place, previous[previous[place]], position))
        {
            previous[place] = previous[previous[place]];
        }

        starts[key] = place;
    }

    private bool SameSum(int a, int b, int position) => sums.Before(a, position) == sums.Before(b, position);

    private void Look(int result, int position, Dictionary<long, int> starts, int[] previous, long bucket)
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
                    var key2 = new Run(result, start, end);
                    found[key2] = found.GetValueOrDefault(key2) + 1;
                }
            }
        }
    }

    /// <summary>Sums that rounding can part lie in neighbouring buckets: a bucket is as wide as the position's usual printed place.</summary>
    private long BucketSize(int position)
    {
        var halves = sums.Order.Select(line => lines.At(line, position)).Where(at => lines.Numeric[at]).Select(at => lines.Halves[at]).Order().ToArray();
        return halves.Length == 0 ? 2 : Math.Max(2 * halves[halves.Length / 2], 1);
    }

    private static long Floor(long sum, long bucket) => sum >= 0 ? sum / bucket : -((-sum + bucket - 1) / bucket);
}
