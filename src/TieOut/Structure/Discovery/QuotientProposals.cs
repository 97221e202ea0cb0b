namespace Kessan.TieOut.Structure.Discovery;

/// <summary>
/// Proposes quotients of two lines at the same position: a ratio a/b, printed as such or in percent, and a change (new − old)/old in
/// percent or as a fraction. Where three lines stand in the relation price × quantity = amount the quotient is the same relation.
/// </summary>
internal sealed class QuotientProposals(Lines lines, LineLabels labels)
{
    private const int Window = 12;
    private const int LongWindow = 4;
    private const int PerResult = 6;

    private readonly int reach = lines.Count <= 64 ? lines.Count : lines.Count > Samples.LongTable ? LongWindow : Window;
    private readonly Tally found = new();

    public IEnumerable<Candidate> All()
    {
        foreach (var position in Samples.Of(lines, Math.Min(lines.Count, 64), 4)) { Look(position); }
        var often = found.Most(PerResult, lines.Positions < 4 ? 1 : 2, met => ((long)met.Result * 2) + OperatorOf(met), Earlier).Select(QuotientOf);
        // One relation of three lines can be read as several quotients: the computed line is the one printed with the fewest digits.
        return often.Select(quotient => quotient.Canonical(lines))
            .Distinct()
            .Select(Weigh)
            .OfType<Candidate>()
            .GroupBy(LineTriple.Of)
            .Select(readings => Reading([.. readings]));
    }

    private static int KindOf(Quotient quotient) => (quotient.Operator == RelationOperator.Change ? 2 : 0) + (quotient.Percent == 1 ? 0 : 1);

    private static int OperatorOf(Met met) => met.Kind / 2;

    private static Quotient QuotientOf(Met met) =>
        new(OperatorOf(met) == 0 ? RelationOperator.Ratio : RelationOperator.Change, met.Result, met.First, met.Second, met.Kind % 2 == 0 ? 1 : 100);

    private static int Earlier(Met a, Met b) =>
        a.First != b.First ? a.First.CompareTo(b.First) : a.Second != b.Second ? a.Second.CompareTo(b.Second) : a.Kind.CompareTo(b.Kind);

    private readonly Novelty novelty = new();

    private Candidate? Weigh(Quotient quotient)
    {
        novelty.Clear();
        var support = Support.Of(lines.Positions, p => novelty.Of(
            quotient.Evidence(lines, p),
            lines.Values[lines.At(quotient.Result, p)], lines.Values[lines.At(quotient.First, p)] + (7 * lines.Values[lines.At(quotient.Second, p)])));
        var named = labels.Quotients[quotient.Result] ? 0 : 8 * Bits.One;
        var cost = (6 * Bits.One) + named + (2 * Bits.Log2(reach));
        return support.Evidence > cost ? new(quotient.Operator, quotient.Result, [quotient.First, quotient.Second], cost, support, quotient.Percent) : null;
    }

    private Candidate Reading(List<Candidate> readings)
    {
        var best = readings.Max(candidate => candidate.Score);
        return readings.Where(candidate => candidate.Score * 4 >= best).MinBy(Digits)!;
    }

    /// <summary>How many steps of its line the result is worth on average, as a logarithm.</summary>
    private int Digits(Candidate candidate)
    {
        var (sum, count) = (0L, 0);
        foreach (var stretch in candidate.Support.Stretches)
        {
            for (var position = stretch.From; position < stretch.To; position++)
            {
                var at = lines.At(candidate.Result, position);
                if (lines.Values[at] != 0) { (sum, count) = (sum + Bits.Log2(Math.Abs(lines.Values[at]) / lines.Grains[at]), count + 1); }
            }
        }

        return (int)(sum / Math.Max(count, 1));
    }

    private void Look(int position)
    {
        var sorted = lines.SortedAt(position);
        for (var first = 0; first < lines.Count; first++)
        {
            var a = lines.Values[lines.At(first, position)];
            if (a == 0) { continue; }
            for (var second = Math.Max(0, first - reach); second <= Math.Min(lines.Count - 1, first + reach); second++)
            {
                var b = lines.Values[lines.At(second, position)];
                if (second == first || b == 0) { continue; }
                var (low, high) = (Math.Max(0, Math.Max(first, second) - reach), Math.Min(lines.Count - 1, Math.Min(first, second) + reach));
                Try(RelationOperator.Ratio, sorted, Target(a, b, 1), position, (first, second), (low, high), 1);
                Try(RelationOperator.Ratio, sorted, Target(a, b, 100), position, (first, second), (low, high), 100);
                if (b == a || b < 0) { continue; }
                Try(RelationOperator.Change, sorted, Target(a - b, b, 1), position, (second, first), (low, high), 1);
                Try(RelationOperator.Change, sorted, Target(a - b, b, 100), position, (second, first), (low, high), 100);
            }
        }
    }

    private long Target(long a, long b, int percent) => Wide.Quotient(a, lines.Scale * percent, b);

    private void Try(RelationOperator @operator, SortedPosition sorted, long target, int position, (int First, int Second) inputs, (int Low, int High) window,
        int percent)
    {
        foreach (var result in sorted.Near(target, Math.Abs(target) / 128))
        {
            if (result < window.Low || result > window.High || result == inputs.First || result == inputs.Second) { continue; }
            var at = lines.At(result, position);
            if (Math.Abs(lines.Values[at] - target) > (Math.Abs(target) / 128) + Math.Max(lines.Halves[at], lines.Grains[at] / 2) + 1) { continue; }
            var quotient = new Quotient(@operator, result, inputs.First, inputs.Second, percent);
            if (quotient.Evidence(lines, position) > Bits.One) { found.Add(KindOf(quotient), result, inputs.First, inputs.Second); }
        }
    }
}
