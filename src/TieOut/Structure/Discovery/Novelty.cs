namespace Kessan.TieOut.Structure.Discovery;

/// <summary>
/// Counts the same numbers once. A salary that stands in twelve monthly columns proves its part in a sum once, and so do columns that
/// are multiples of one another: what is compared is the shares of the result that its parts make. A result
/// that was there before, with other inputs, counts a quarter: small numbers come back.
/// </summary>
internal sealed class Novelty
{
    private const int Resolution = 1024;

    private readonly HashSet<long> shares = [];
    private readonly HashSet<long> results = [];

    public void Clear()
    {
        shares.Clear();
        results.Clear();
    }

    /// <param name="bits">What the position says by itself.</param>
    /// <param name="result">The result.</param>
    /// <param name="makeUp">A number that grows with the inputs as they are weighted; see <see cref="RunSum.MakeUp"/>.</param>
    public int Of(int bits, long result, long makeUp)
    {
        if (bits <= Chance.Copy) { return bits; }
        var isNew = results.Add(result);
        if (!shares.Add(result == 0 ? makeUp : Wide.Quotient(makeUp, Resolution, result))) { return Chance.Trivial; }
        return isNew ? bits : Math.Max(bits / 4, Chance.Trivial);
    }
}
