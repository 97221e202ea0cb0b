namespace Kessan.TieOut.Structure.Discovery;

/// <summary>
/// Chooses among the proposals: the best first, each accepted when it still says something beside those accepted before it and
/// contradicts none of them.
/// </summary>
internal sealed class Selection(Lines lines, SumProposals sums)
{
    /// <summary>A line is seldom an addend of two sums that are not one above the other, unless the table is classified twice.</summary>
    private const int UsedTwice = 6 * Bits.One;

    /// <summary>Two addends in common are no second classification.</summary>
    private const int UsedTogether = 30 * Bits.One;

    /// <summary>A line is seldom a total in two ways (assets by kind; liabilities and equity).</summary>
    private const int SecondSum = 8 * Bits.One;

    private readonly List<Candidate>[] sumsOf = NewLists(lines.Count);
    private readonly List<Candidate>[] sumsWith = NewLists(lines.Count);
    private readonly List<Candidate>[] others = NewLists(lines.Count);

    public IEnumerable<Candidate> Accepted => sumsOf.Concat(others).SelectMany(list => list);

    private readonly HashSet<LineTriple> triples = [];

    public int Count { get; private set; }

    public void Choose(IEnumerable<Candidate> proposals)
    {
        var ranked = proposals.OrderBy(c => c.Operator == RelationOperator.Sum ? 0 : 1).ThenByDescending(c => c.Score)
            .ThenBy(c => c.Inputs.Length).ThenBy(c => c.Result).ThenBy(c => c.Inputs[0]).ThenBy(c => c.Inputs[^1]);
        foreach (var proposal in ranked)
        {
            if (proposal.Operator != RelationOperator.Sum) { ChooseOther(proposal); continue; }
            var candidate = Collapsed(proposal);
            if (candidate.Inputs.Length > 1 && IsConsistent(candidate)) { Accept(candidate); }
        }
    }

    /// <summary>The lines that no accepted sum has taken in.</summary>
    public int[] Outermost() =>
        [.. Enumerable.Range(0, lines.Count).Where(line => sumsWith[line].Count == 0 && !others[line].Any(o => o.Operator != RelationOperator.Ratio))];

    private static List<Candidate>[] NewLists(int count) => [.. Enumerable.Range(0, count).Select(_ => new List<Candidate>())];

    private void ChooseOther(Candidate candidate)
    {
        if (sumsOf[candidate.Result].Concat(others[candidate.Result]).Any(other => other.Support.Overlaps(candidate.Support))) { return; }
        if (candidate.Operator == RelationOperator.Average && !IsTree(candidate)) { return; }
        if (candidate.Operator != RelationOperator.Average && !triples.Add(LineTriple.Of(candidate))) { return; }
        others[candidate.Result].Add(candidate);
        Count++;
    }

    private void Accept(Candidate candidate)
    {
        Count++;
        foreach (var above in sumsWith[candidate.Inputs[0]].Where(above => Contains(above, candidate)).ToList())
        {
            Remove(above);
            var collapsed = Collapse(above, candidate);
            if (collapsed.Score > 0) { Add(collapsed); }
        }

        Add(candidate);
    }

    private void Add(Candidate candidate)
    {
        sumsOf[candidate.Result].Add(candidate);
        foreach (var input in candidate.Inputs) { sumsWith[input].Add(candidate); }
    }

    private void Remove(Candidate candidate)
    {
        sumsOf[candidate.Result].Remove(candidate);
        foreach (var input in candidate.Inputs) { sumsWith[input].Remove(candidate); }
    }

    /// <summary>A total of lines that already have a subtotal is the total of the subtotal and the rest.</summary>
    private Candidate Collapsed(Candidate candidate)
    {
        for (var changed = true; changed;)
        {
            changed = false;
            foreach (var below in candidate.Inputs.SelectMany(input => sumsWith[input]).Where(below => Contains(candidate, below)).Take(1).ToList())
            {
                (candidate, changed) = (Collapse(candidate, below), true);
            }
        }

        return candidate;
    }

    /// <summary>Whether the sum holds all of the other's inputs, and the other's result stands among them or on the way from the result to them.</summary>
    private static bool Contains(Candidate above, Candidate below) =>
        HoldsAll(above, below) && below.Result > Math.Min(above.Result, above.Inputs[0]) && below.Result < Math.Max(above.Result, above.Inputs[^1]);

    private static bool HoldsAll(Candidate above, Candidate below) =>
        above.Inputs.Length > below.Inputs.Length && above.Result != below.Result && above.Support.Overlaps(below.Support)
        && !above.Inputs.Contains(below.Result) && below.Inputs.All(input => Array.BinarySearch(above.Inputs, input) >= 0);

    private Candidate Collapse(Candidate above, Candidate below)
    {
        int[] inputs = [.. above.Inputs.Except(below.Inputs).Append(below.Result).Order()];
        return above with { Inputs = inputs, Support = sums.SupportOf(above.Result, inputs) };
    }

    private bool IsConsistent(Candidate candidate)
    {
        if (others[candidate.Result].Any(other => other.Support.Overlaps(candidate.Support))) { return false; }
        var score = candidate.Score;
        foreach (var other in sumsOf[candidate.Result])
        {
            if (!other.Support.Overlaps(candidate.Support)) { continue; }
            if (other.Inputs.Intersect(candidate.Inputs).Any()) { return false; }
            score -= SecondSum;
        }

        var shared = candidate.Inputs.SelectMany(input => sumsWith[input]).Where(other => other.Support.Overlaps(candidate.Support)).Distinct().ToList();
        foreach (var other in shared)
        {
            var common = other.Inputs.Intersect(candidate.Inputs).Count();
            if (common == other.Inputs.Length && common == candidate.Inputs.Length)
            {
                // The same sum once more is a copy of the total; only one that stands beside it is meant as a total itself.
                if (Math.Abs(other.Result - candidate.Result) > 1) { return false; }
            }
            else if (!HoldsAll(candidate, other) && !HoldsAll(other, candidate))
            {
                score -= common > 1 ? UsedTogether : UsedTwice;
            }
        }

        return score > 0 && IsTree(candidate);
    }

    /// <summary>No line is counted twice, and none is a part of itself.</summary>
    private bool IsTree(Candidate candidate)
    {
        var seen = new HashSet<int> { candidate.Result };
        var open = new Stack<int>(candidate.Inputs);
        while (open.TryPop(out var line))
        {
            if (!seen.Add(line)) { return false; }
            foreach (var below in sumsOf[line].Where(c => c.Support.Overlaps(candidate.Support)).Take(1))
            {
                foreach (var input in below.Inputs) { open.Push(input); }
            }
        }

        return true;
    }
}
