using System.Numerics;

namespace Kessan.TieOut.Structure.Discovery;

/// <summary>
/// Evidence in thousandths of a bit: 1,000 is a factor of two between the chances of two explanations. Whole numbers, so that the
/// same table gives the same verdict on every machine.
/// </summary>
internal static class Bits
{
    public const int One = 1000;

    /// <summary>The binary logarithm of a positive number; between powers of two the straight line (at most 0.09 bit too low).</summary>
    public static int Log2(long number)
    {
        if (number <= 1) { return 0; }
        var whole = BitOperations.Log2((ulong)number);
        var fraction = whole >= 20 ? (number - (1L << whole)) >> (whole - 20) : (number - (1L << whole)) << (20 - whole);
        return (whole * One) + (int)((fraction * One) >> 20);
    }
}
