using System.Runtime.CompilerServices;

namespace Kessan.TieOut.Structure.Discovery;

/// <summary>
/// Products that may leave 64 bits. What does is held at ±<see cref="Beyond"/>, which no number of a table reaches. Nearly none does, so the 128 bits,
/// for which code can only be compiled at run time, are asked for apart.
/// </summary>
internal static class Wide
{
    public const long Beyond = long.MaxValue / 4;

    public static long Product(long a, long b)
    {
        var high = Math.BigMul(a, b, out var low);
        return high == low >> 63 ? Held(low) : high < 0 ? -Beyond : Beyond;
    }

    /// <summary>a × b ÷ c, towards zero.</summary>
    public static long Quotient(long a, long b, long c)
    {
        var high = Math.BigMul(a, b, out var low);
        return high == low >> 63 ? Held(low / c) : QuotientOf128(a, b, c);
    }

    /// <summary>Whether a × b = c × d.</summary>
    public static bool AreEqual(long a, long b, long c, long d) => Math.BigMul(a, b, out var low) == Math.BigMul(c, d, out var other) && low == other;

    public static long Sum(long a, long b) => Held(a + b);

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static long QuotientOf128(long a, long b, long c)
    {
        var quotient = (Int128)a * b / c;
        return quotient > Beyond ? Beyond : quotient < -Beyond ? -Beyond : (long)quotient;
    }

    private static long Held(long number) => Math.Clamp(number, -Beyond, Beyond);
}
