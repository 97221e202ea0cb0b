namespace Kessan.TieOut.Structure.Discovery;

/// <summary>
/// How much one position says for or against a relation: the logarithm of how much likelier the printed result is where the relation
/// holds than where it is any number of its size.
/// </summary>
internal static class Chance
{
    /// <summary>The most one position may say: however many digits agree, a copied table or a second reading may be behind it.</summary>
    public const int Most = 12 * Bits.One;

    /// <summary>What a position says against a relation that does not hold there: one cell in 32 is expected to be wrong or of another kind.</summary>
    public const int Broken = -5 * Bits.One;

    /// <summary>A result without inputs, or inputs without a result: rare in a line that is a total.</summary>
    public const int Missing = -1 * Bits.One;

    /// <summary>0 = 0 + 0 and the like: belongs to the relation, and proves next to nothing.</summary>
    public const int Trivial = 1;

    /// <summary>The result equals its one input that is not zero: as good a copy as a sum.</summary>
    public const int Copy = Bits.One / 10;

    public static int OfSum(Lines lines, int result, int position, RunSum run)
    {
        var at = lines.At(result, position);
        if (!lines.Numeric[at]) { return run.NonZero > 0 ? Missing : 0; }
        if (run.Count == 0) { return lines.Values[at] == 0 ? 0 : Missing; }
        var (value, half) = (lines.Values[at], lines.Halves[at]);
        var off = Math.Abs(value - run.Sum);
        if (off > half + run.Slack)
        {
            var excused = lines.Loose[position] || (run.NonZero > 1 && Slip.Explains(Math.Abs(value), off, half + run.Slack, lines.Grains[at]));
            return excused ? Missing : Broken;
        }

        if (run.NonZero == 0) { return Trivial; }
        var bits = OfAgreement(Math.Abs(value), off, lines.Grains[at]) - OfRounding(off, half + run.Slack, run.Count + 1);
        return Math.Clamp(bits, Trivial, run.NonZero == 1 ? Copy : Most);
    }

    public static int OfAverage(Lines lines, int result, int position, RunSum run, int first, int last)
    {
        var at = lines.At(result, position);
        if (!lines.Numeric[at]) { return run.Count > 1 ? Missing : 0; }
        if (run.Count == 0) { return lines.Values[at] == 0 ? 0 : Missing; }
        var value = lines.Values[at];
        var off = Math.Abs(run.Sum - Wide.Product(value, run.Count));
        if (off > run.Slack + Wide.Product(lines.Halves[at], run.Count)) { return Broken; }
        if (run.Count == 1 || run.NonZero == 0) { return Trivial; }
        // An average lies among its inputs: what it could have been is no wider than they are apart.
        var spread = Math.Max(Math.Abs(value - lines.Values[first]), Math.Abs(value - lines.Values[last]));
        return Math.Clamp(OfAgreement(spread, off / run.Count, lines.Grains[at]), Trivial, Most);
    }

    /// <summary>The chance that a number of this size comes at least as near.</summary>
    public static int OfAgreement(long size, long off, long grain) => Bits.Log2((size / grain) + 1) - Bits.Log2((2 * off / grain) + 1);

    /// <summary>
    /// What it costs that rounding must explain <paramref name="off"/>: the errors of n rounded numbers, each even over its unit,
    /// add up to a bell with variance n·h²/3, and the bits are (off²/variance)·½·log₂e.
    /// </summary>
    private static int OfRounding(long off, long slack, int count)
    {
        var half = Math.Max(slack / count, 1);
        var steps = off * 100 / half;
        return (int)Math.Min(steps * steps / count * 3 * 72 / 1000, 20L * Bits.One);
    }
}
