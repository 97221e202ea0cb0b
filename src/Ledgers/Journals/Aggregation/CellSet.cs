using System.Text;

namespace Kessan.Ledgers.Journals.Aggregation;

/// <summary>
/// Balances by a set of dimensions, in order: the values of each dimension sorted by their UTF-8 bytes, and cells sorted by the ranks of their values.
/// The same for any number of threads that made it.
/// </summary>
/// <param name="Dimensions">In key order.</param>
/// <param name="Values">For each dimension, sorted.</param>
/// <param name="Ranks">For each dimension, and each cell, the place of its value in <paramref name="Values"/>.</param>
internal sealed record CellSet(IReadOnlyList<string> Dimensions, string[][] Values, int[][] Ranks, Int128[] Debits, Int128[] Credits, long[] Lines)
{
    public int Count => Lines.Length;

    /// <summary>Values in the order of their UTF-8 bytes, which is that of code points (ordinal comparison of UTF-16 differs beyond the first plane).</summary>
    public static readonly IComparer<string> ByBytes = Comparer<string>.Create(
        (a, b) => IsBasic(a) && IsBasic(b) ? string.CompareOrdinal(a, b) : Encoding.UTF8.GetBytes(a).AsSpan().SequenceCompareTo(Encoding.UTF8.GetBytes(b)));

    /// <summary>The amounts of sums in ten-thousandths, as single units.</summary>
    /// <exception cref="OverflowException">Never for sums of fewer than 10⁶ lines; beyond that, for amounts no economy has.</exception>
    [System.Runtime.CompilerServices.MethodImpl(System.Runtime.CompilerServices.MethodImplOptions.AggressiveOptimization)]
    public static decimal InUnits(Int128 tenThousandths)
    {
        var low = unchecked((long)tenThousandths);
        if (low == tenThousandths && low != long.MinValue) { return InUnits(low); }
        var (whole, part) = Int128.DivRem(tenThousandths, AmountScale.UnitsPerOne);
        return (decimal)whole + ((decimal)part / AmountScale.UnitsPerOne);
    }

    /// <summary>The same with as few decimals as the number needs.</summary>
    private static decimal InUnits(long tenThousandths)
    {
        // Most amounts are whole units, or have no decimals at all as yen.
        if (tenThousandths % AmountScale.UnitsPerOne == 0) { return tenThousandths / AmountScale.UnitsPerOne; }
        var (digits, scale) = (Math.Abs(tenThousandths), (byte)AmountScale.Decimals);
        for (; scale > 0 && digits % 10 == 0; scale--) { digits /= 10; }
        return new((int)digits, (int)(digits >> 32), 0, tenThousandths < 0, scale);
    }

    private static bool IsBasic(string text) => !text.AsSpan().ContainsAnyInRange('\uD800', '\uDFFF');
}
