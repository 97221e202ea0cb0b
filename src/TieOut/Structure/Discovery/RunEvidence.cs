namespace Kessan.TieOut.Structure.Discovery;

/// <summary>What all positions say of runs that add up to, or average to, a line.</summary>
internal sealed class RunEvidence(Lines lines, RunSums sums)
{
    private readonly Novelty novelty = new();

    public Support OfSum(int result, int start, int end)
    {
        novelty.Clear();
        return Support.Of(lines.Positions, p =>
        {
            var run = sums.Of(start, end, p);
            return novelty.Of(Chance.OfSum(lines, result, p, run), lines.Values[lines.At(result, p)], run.MakeUp);
        });
    }

    public Support OfAverage(int result, int start, int end)
    {
        novelty.Clear();
        var (first, last) = (sums.Order[start], sums.Order[end - 1]);
        return Support.Of(lines.Positions, p =>
        {
            var run = sums.Of(start, end, p);
            return novelty.Of(Chance.OfAverage(lines, result, p, run, lines.At(first, p), lines.At(last, p)), lines.Values[lines.At(result, p)], run.MakeUp);
        });
    }

    /// <summary>
    /// A look at some positions before all are weighed: whether the relation holds in more than a quarter of those where the result is a
    /// number. Three failures before the first agreement end it.
    /// </summary>
    public bool IsPlausible(int result, int start, int end, bool average, int[] samples)
    {
        var (holds, tested) = (0, 0);
        foreach (var p in samples)
        {
            var at = lines.At(result, p);
            if (lines.Values[at] == 0) { continue; }
            var run = sums.Of(start, end, p);
            if (run.Count < 2) { continue; }
            tested++;
            var parts = average ? run.Count : 1;
            if (run.NonZero > 1 && Math.Abs(run.Sum - Wide.Product(lines.Values[at], parts)) <= run.Slack + Wide.Product(lines.Halves[at], parts)) { holds++; }
            else if (tested - holds > 2 && holds * 4 < tested) { return false; }
        }

        return holds > 0 && holds * 4 >= tested;
    }
}
