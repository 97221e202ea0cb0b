namespace Kessan.TieOut.Structure.Discovery;

/// <summary>Turns an accepted candidate into a relation on the grid as given.</summary>
internal sealed class RelationBuilder(Lines lines)
{
    public DiscoveredRelation Build(Candidate candidate)
    {
        var positions = candidate.Support.Stretches.SelectMany(stretch => Enumerable.Range(stretch.From, stretch.To - stretch.From))
            .Where(position => lines.Numeric[lines.At(candidate.Result, position)]).ToList();
        int[] inputs = [.. candidate.Inputs.Select(line => lines.LineIndex[line])];
        return new(
            candidate.Operator, lines.Axis, lines.LineIndex[candidate.Result], inputs, [.. Enumerable.Repeat(1, inputs.Length)],
            candidate.Factor, InBits(candidate.Score), [.. positions.Select(position => Cell(candidate, position))]);
    }

    private RelationCell Cell(Candidate candidate, int position)
    {
        var test = Recalculation.Of(lines, candidate, position);
        var at = lines.At(candidate.Result, position);
        return new(lines.PositionIndex[position], test.Holds, (lines.Values[at] - test.Value) / lines.Scale, test.Slack / lines.Scale, InBits(test.Bits));
    }

    private static decimal InBits(int thousandths) => thousandths / 1000m;
}
