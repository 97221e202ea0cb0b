namespace Kessan.Core;

/// <summary>How a value is brought to a coarser unit. Every rounding in Kessan names one of these.</summary>
public enum RoundingMode
{
    /// <summary>Halves go away from zero (四捨五入): 2.5 → 3, −2.5 → −3.</summary>
    HalfUp,

    /// <summary>Halves go to the even neighbour: 2.5 → 2, 3.5 → 4.</summary>
    HalfEven,

    /// <summary>Digits are cut off towards zero (切り捨て): 2.9 → 2, −2.9 → −2.</summary>
    Truncate,
}

/// <summary>Rounding of exact decimals to a unit such as 1,000 (thousands) or 0.1 (one decimal).</summary>
public static class Rounding
{
    /// <param name="value">The exact value, in single units.</param>
    /// <param name="unit">The place of the last digit kept, greater than zero.</param>
    /// <param name="mode">The rule; there is no default.</param>
    /// <returns>The multiple of <paramref name="unit"/> that stands for <paramref name="value"/>, in single units.</returns>
    public static decimal Round(decimal value, decimal unit, RoundingMode mode)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(unit, 0m);
        var multiples = value / unit;
        var whole = mode switch
        {
            RoundingMode.HalfUp => decimal.Round(multiples, 0, MidpointRounding.AwayFromZero),
            RoundingMode.HalfEven => decimal.Round(multiples, 0, MidpointRounding.ToEven),
            RoundingMode.Truncate => decimal.Truncate(multiples),
            _ => throw new ArgumentOutOfRangeException(nameof(mode)),
        };
        return whole * unit;
    }
}
