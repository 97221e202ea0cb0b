namespace Kessan.TieOut.Structure.Discovery;

/// <summary>Turns an accepted candidate into a relation on the grid as given.</summary>
internal sealed class RelationBuilder(Lines lines)
{
    public DiscoveredRelation Build(Candidate candidate)
    {
        int[] inputs = [.. candidate.Inputs.Select(line => lines.LineIndex[line])];
        var cells = candidate.Support.Stretches.SelectMany(stretch => Cells(candidate, stretch)).ToList();
        return new(
            candidate.Operator, lines.Axis, lines.LineIndex[candidate.Result], inputs, [.. Enumerable.Repeat(1, inputs.Length)],
            candidate.Factor, InBits(candidate.Score), cells);
    }

    /// <summary>
    /// The stretch, and beside it the positions where the relation fails: a wrong digit in the first or last column would otherwise end
    /// the stretch and hide itself. A failure that looks like a slip is taken in; others as long as they are outnumbered two to one.
    /// </summary>
    private List<RelationCell> Cells(Candidate candidate, Stretch stretch)
    {
        var inside = Enumerable.Range(stretch.From, stretch.To - stretch.From).Where(position => lines.Numeric[lines.At(candidate.Result, position)])
            .Select(position => Cell(candidate, position)).ToList();
        var allowed = inside.Count(cell => cell.Holds) / 2;
        var before = Failing(candidate, stretch.From - 1, -1, allowed);
        before.Reverse();
        return [.. before, .. inside, .. Failing(candidate, stretch.To, +1, allowed)];
    }

    private List<RelationCell> Failing(Candidate candidate, int position, int step, int allowed)
    {
        var failing = new List<RelationCell>();
        for (; position >= 0 && position < lines.Positions && !lines.Loose[position] && IsTestable(candidate, position); position += step)
        {
            var cell = Cell(candidate, position);
            if (cell.Holds || (failing.Count >= allowed && cell.Bits <= InBits(Chance.Broken))) { break; }
            failing.Add(cell);
        }

        return failing;
    }

    private bool IsTestable(Candidate candidate, int position) =>
        lines.Values[lines.At(candidate.Result, position)] != 0 && candidate.Inputs.Count(input => lines.Values[lines.At(input, position)] != 0) > 1;

    private RelationCell Cell(Candidate candidate, int position)
    {
        var test = Recalculation.Of(lines, candidate, position);
        var at = lines.At(candidate.Result, position);
        return new(lines.PositionIndex[position], test.Holds, (lines.Values[at] - test.Value) / lines.Scale, test.Slack / lines.Scale, InBits(test.Bits));
    }

    private static decimal InBits(int thousandths) => thousandths / 1000m;
}
