namespace Kessan.TieOut.Structure.Discovery;

/// <summary>Proposes sums of neighbouring lines: of all lines, of those not yet inside a sum, of those with one name, of every second or third.</summary>
internal sealed class SumProposals(Lines lines, LineLabels labels)
{
    private const int Base = 3 * Bits.One;
    private const int Unnamed = 3 * Bits.One;
    private const int OutdentedResult = 2 * Bits.One;
    private const int Window = 64;
    private const int LongWindow = 12;

    public IEnumerable<Candidate> In(int[] order, int extra) =>
        order.Length < 3 ? [] : Forward(order, extra).Concat(Forward([.. order.Reverse()], extra));

    /// <summary>Sums of a class of lines to a line outside it: the run of members nearest to the line, on either side.</summary>
    public IEnumerable<Candidate> OfClass(int[] members, int[] order, int extra)
    {
        var samples = Samples.Of(lines, Math.Min(lines.Count, 64)).ToArray();
        var sums = new RunSums(lines, members);
        var evidence = new RunEvidence(lines, sums);
        var window = order.Length > Samples.LongTable ? LongWindow : Window;
        foreach (var result in order.Except(members))
        {
            var place = ~Array.BinarySearch(members, result);
            for (var length = 2; length <= window; length++)
            {
                if (place >= length && Weigh(place - length, place) is { } before) { yield return before; }
                if (place + length <= members.Length && Weigh(place, place + length) is { } after) { yield return after; }
            }

            Candidate? Weigh(int start, int end)
            {
                if (!evidence.IsPlausible(result, start, end, average: false, samples)) { return null; }
                var whole = start == 0 && end == members.Length ? Bits.One : Bits.Log2(members.Length);
                var cost = Base + Name(result) + whole + extra;
                var support = evidence.OfSum(result, start, end);
                return support.Evidence > cost ? new(RelationOperator.Sum, result, members[start..end], cost, support) : null;
            }
        }
    }

    public Support SupportOf(int result, int[] inputs) => new RunEvidence(lines, new RunSums(lines, inputs)).OfSum(result, 0, inputs.Length);

    private IEnumerable<Candidate> Forward(int[] order, int extra)
    {
        var sums = new RunSums(lines, order);
        var evidence = new RunEvidence(lines, sums);
        foreach (var run in new RunSearch(lines, sums).Find(Samples.Of(lines, order.Length)))
        {
            var result = order[run.Result];
            var cost = Cost(order, run) + extra;
            var support = evidence.OfSum(result, run.Start, run.End);
            if (support.Evidence > cost) { yield return new(RelationOperator.Sum, result, [.. order[run.Start..run.End].Order()], cost, support); }
        }
    }

    private int Cost(int[] order, Run run) =>
        Base + Name(order[run.Result]) - Indented(order, run) + (2 * Bits.Log2(run.Gap + 1))
            + (lines.IsBreak(order, run.Start) ? Bits.One : Bits.Log2(run.End));

    private int Name(int result) => labels.Totals[result] ? 0 : Unnamed;

    /// <summary>A heading stands further left than the lines it adds up.</summary>
    private int Indented(int[] order, Run run)
    {
        if (lines.Axis != Axis.Column) { return 0; }
        for (var place = run.Start; place < run.End; place++)
        {
            if (labels.Indents[order[place]] <= labels.Indents[order[run.Result]]) { return 0; }
        }

        return OutdentedResult;
    }
}
