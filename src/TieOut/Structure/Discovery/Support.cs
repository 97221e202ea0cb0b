namespace Kessan.TieOut.Structure.Discovery;

/// <summary>A stretch of positions over which a relation is supported.</summary>
/// <param name="From">The first position.</param>
/// <param name="To">The position after the last.</param>
/// <param name="Evidence">The evidence of the stretch.</param>
internal sealed record Stretch(int From, int To, int Evidence)
{
    public bool Overlaps(Stretch other) => From < other.To && other.From < To;
}

/// <summary>
/// Where along the positions a relation is supported. A sheet may hold several tables, one under the other: a relation is a fact
/// about a stretch of positions, and each further stretch has to earn its own beginning and end.
/// </summary>
internal sealed record Support(IReadOnlyList<Stretch> Stretches)
{
    /// <summary>Once the evidence has fallen this far below its best, the stretch ended at the best.</summary>
    private const int Drop = 16 * Bits.One;

    /// <summary>What a second stretch costs: where it begins and ends.</summary>
    private const int Another = 8 * Bits.One;

    public int Evidence { get; } = Stretches.Count == 0 ? 0 : Stretches.Sum(s => s.Evidence) - ((Stretches.Count - 1) * Another);

    public bool Overlaps(Support other) => Stretches.Any(a => other.Stretches.Any(a.Overlaps));

    /// <param name="positions">How many positions there are.</param>
    /// <param name="at">What each position says, in thousandths of a bit.</param>
    public static Support Of(int positions, Func<int, int> at)
    {
        var stretches = new List<Stretch>();
        var (from, best, bestTo, sum) = (0, 0, 0, 0);
        for (var position = 0; position < positions; position++)
        {
            sum += at(position);
            if (sum > best) { (best, bestTo) = (sum, position + 1); }
            if (sum > 0 && sum > best - Drop) { continue; }
            if (best > 0) { stretches.Add(new(from, bestTo, best)); }
            // What lies behind the best belongs to nobody yet: the next stretch may begin there.
            if (best > 0 && sum > 0) { position = bestTo - 1; }
            (from, best, sum) = (position + 1, 0, 0);
        }

        if (best > 0) { stretches.Add(new(from, bestTo, best)); }
        return new(Kept(stretches, positions));
    }

    private static List<Stretch> Kept(List<Stretch> stretches, int positions)
    {
        var placed = stretches.ConvertAll(s => s with { Evidence = s.Evidence - Bits.Log2(1 + s.From) - Bits.Log2(1 + positions - s.To) });
        if (placed.Count < 2) { return placed; }
        var strongest = placed.MaxBy(s => s.Evidence);
        return [.. placed.Where(s => s == strongest || s.Evidence > Another)];
    }
}
