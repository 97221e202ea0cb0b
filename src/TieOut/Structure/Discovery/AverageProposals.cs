namespace Kessan.TieOut.Structure.Discovery;

/// <summary>Proposes averages of neighbouring lines; empty cells are not counted.</summary>
internal sealed class AverageProposals(Lines lines, LineLabels labels)
{
    private const int Base = 5 * Bits.One;
    private const int Unnamed = 9 * Bits.One;

    /// <summary>Of three numbers of a kind one is often about in the middle of the others.</summary>
    private const int OfTwo = 12 * Bits.One;
    private const int Gaps = 6;
    private const int LongGaps = 2;
    private const int Nearest = 64;
    private const int LongNearest = 8;
    private const int Breaks = 8;

    public IEnumerable<Candidate> In(int[] order, int extra) =>
        order.Length < 3 ? [] : Forward(order, extra).Concat(Forward([.. order.Reverse()], extra));

    private IEnumerable<Candidate> Forward(int[] order, int extra)
    {
        var evidence = new RunEvidence(lines, new RunSums(lines, order));
        var samples = Samples.Of(lines, order.Length).ToArray();
        int[] breaks = [.. Enumerable.Range(0, order.Length).Where(place => lines.IsBreak(order, place))];
        var (gaps, nearest) = order.Length > Samples.LongTable ? (LongGaps, LongNearest) : (Gaps, Nearest);
        for (var result = 2; result < order.Length; result++)
        {
            for (var end = result; end >= 2 && result - end <= gaps; end--)
            {
                foreach (var start in StartsOf(breaks, end, nearest))
                {
                    if (!evidence.IsPlausible(order[result], start, end, average: true, samples)) { continue; }
                    var cost = Cost(order, new(result, start, end)) + extra;
                    var support = evidence.OfAverage(order[result], start, end);
                    if (support.Evidence > cost) { yield return new(RelationOperator.Average, order[result], [.. order[start..end].Order()], cost, support); }
                }
            }
        }
    }

    /// <summary>The nearest lines, and beyond them the beginnings of blocks.</summary>
    private static IEnumerable<int> StartsOf(int[] breaks, int end, int nearest)
    {
        for (var start = end - 2; start >= Math.Max(0, end - nearest); start--) { yield return start; }
        var place = Array.BinarySearch(breaks, end - nearest);
        place = place >= 0 ? place - 1 : ~place - 1;
        for (var i = place; i >= 0 && i > place - Breaks; i--) { yield return breaks[i]; }
    }

    private int Cost(int[] order, Run run) =>
        Base + (run.End - run.Start == 2 ? OfTwo : 0) + (labels.Averages[order[run.Result]] ? 0 : Unnamed) + (2 * Bits.Log2(run.Gap + 1))
            + (lines.IsBreak(order, run.Start) ? Bits.One : Bits.Log2(run.End));
}
