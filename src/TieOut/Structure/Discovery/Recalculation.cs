namespace Kessan.TieOut.Structure.Discovery;

/// <summary>A result computed anew from its inputs, in the scale of the lines.</summary>
/// <param name="Holds">Whether the printed result is possible.</param>
/// <param name="Value">The recomputed result.</param>
/// <param name="Slack">How far the printed result may lie from it.</param>
/// <param name="Bits">What the position says, in thousandths of a bit.</param>
internal readonly record struct Recalculation(bool Holds, decimal Value, decimal Slack, int Bits)
{
    public static Recalculation Of(Lines lines, Candidate candidate, int position) =>
        candidate.Operator is RelationOperator.Sum or RelationOperator.Average ? OfRun(lines, candidate, position) : OfQuotient(lines, candidate, position);

    private static Recalculation OfRun(Lines lines, Candidate candidate, int position)
    {
        var run = default(RunSum);
        foreach (var input in candidate.Inputs)
        {
            var at = lines.At(input, position);
            run = run.Plus(lines.Values[at], lines.Halves[at], lines.Numeric[at], 1);
        }

        var half = lines.Halves[lines.At(candidate.Result, position)];
        var bits = candidate.Operator == RelationOperator.Sum
            ? Chance.OfSum(lines, candidate.Result, position, run)
            : Chance.OfAverage(lines, candidate.Result, position, run, lines.At(candidate.Inputs[0], position), lines.At(candidate.Inputs[^1], position));
        var parts = candidate.Operator == RelationOperator.Sum ? 1 : Math.Max(run.Count, 1);
        var value = (decimal)run.Sum / parts;
        var allowed = half + ((decimal)run.Slack / parts);
        return new(run.Count > 0 && Math.Abs(lines.Values[lines.At(candidate.Result, position)] - value) <= allowed, value, allowed, bits);
    }

    private static Recalculation OfQuotient(Lines lines, Candidate candidate, int position)
    {
        var quotient = new Quotient(candidate.Operator, candidate.Result, candidate.Inputs[0], candidate.Inputs[1], candidate.Factor);
        var bits = quotient.Evidence(lines, position);
        return quotient.Recompute(lines, position) is var (value, slack)
            ? new(bits is not (Chance.Broken or Chance.Missing), value, slack, bits)
            : new(false, 0m, 0m, bits);
    }
}
