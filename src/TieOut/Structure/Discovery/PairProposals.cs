namespace Kessan.TieOut.Structure.Discovery;

/// <summary>
/// Proposes sums of two lines wherever they stand: a margin beside the costs it leaves (the revenue is their sum), a net beside what was
/// netted. Any two numbers add up to some third now and then, so these need several positions.
/// </summary>
internal sealed class PairProposals(Lines lines, LineLabels labels)
{
    private const int Base = 6 * Bits.One;
    private const int Unnamed = 3 * Bits.One;
    private const int Window = 24;
    private const int LongWindow = 6;
    private const int PerResult = 8;

    public IEnumerable<Candidate> All()
    {
        var found = new Tally();
        var reach = lines.Count <= 64 ? lines.Count : lines.Count > Samples.LongTable ? LongWindow : Window;
        foreach (var position in Samples.Of(lines, Math.Min(lines.Count, 64))) { Look(position, reach, found); }
        foreach (var met in found.Most(PerResult, 1, met => met.Result,
            (a, b) => a.First != b.First ? a.First.CompareTo(b.First) : a.Second.CompareTo(b.Second)))
        {
            if (Weigh(met.Result, met.First, met.Second, reach) is { } candidate) { yield return candidate; }
        }
    }

    private readonly Novelty novelty = new();

    private Candidate? Weigh(int result, int a, int b, int reach)
    {
        novelty.Clear();
        var support = Support.Of(lines.Positions, p =>
        {
            var (x, y) = (lines.At(a, p), lines.At(b, p));
            var run = new RunSum(lines.Values[x] + lines.Values[y], lines.Halves[x] + lines.Halves[y], lines.Values[x],
                (lines.Numeric[x] ? 1 : 0) + (lines.Numeric[y] ? 1 : 0), (lines.Values[x] != 0 ? 1 : 0) + (lines.Values[y] != 0 ? 1 : 0));
            return novelty.Of(Chance.OfSum(lines, result, p, run), lines.Values[lines.At(result, p)], lines.Values[x]);
        });
        var cost = Base + (labels.Totals[result] ? 0 : Unnamed) + Bits.Log2(reach) + Bits.Log2(1 + Math.Abs(result - a)) + Bits.Log2(1 + Math.Abs(result - b));
        return support.Evidence > cost ? new(RelationOperator.Sum, result, [a, b], cost, support) : null;
    }

    private void Look(int position, int reach, Tally found)
    {
        var sorted = lines.SortedAt(position);
        for (var a = 0; a < lines.Count; a++)
        {
            var (low, high) = (Math.Max(0, a - reach), Math.Min(lines.Count - 1, a + reach));
            if (!Usable(a, position)) { continue; }
            for (var b = a + 1; b <= high; b++)
            {
                if (!Usable(b, position)) { continue; }
                var sum = lines.Values[lines.At(a, position)] + lines.Values[lines.At(b, position)];
                var slack = lines.Halves[lines.At(a, position)] + lines.Halves[lines.At(b, position)];
                foreach (var result in sorted.Near(sum, slack))
                {
                    var off = Math.Abs(lines.Values[lines.At(result, position)] - sum);
                    if (result >= low && result <= high && result != a && result != b && off <= slack + lines.Halves[lines.At(result, position)])
                    {
                        found.Add(0, result, a, b);
                    }
                }
            }
        }
    }

    private bool Usable(int line, int position) => lines.Values[lines.At(line, position)] != 0;
}
