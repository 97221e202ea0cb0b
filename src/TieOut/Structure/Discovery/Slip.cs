namespace Kessan.TieOut.Structure.Discovery;

/// <summary>
/// A sum that is off by what one slip of a hand makes: one wrong digit (4,767 for 4,267: 5 × 100) or two neighbouring digits exchanged
/// (4,677 for 4,767: 9 × 10). Few residuals are of this kind, so one that is says little against the sum: it may well be a
/// mistake in it. It is no evidence for the sum either: a small line left out looks the same.
/// </summary>
internal static class Slip
{
    /// <summary>That a cell is wrong at all, one in 32, and wrong in one of these two ways, one in two.</summary>
    private const int Rare = 6 * Bits.One;

    /// <summary>Whether a slip explains the residual better than chance does.</summary>
    /// <param name="size">The size of the result.</param>
    /// <param name="off">How far the result is from the sum.</param>
    /// <param name="slack">How much of that rounding could make.</param>
    /// <param name="step">The step in which such results differ.</param>
    public static bool Explains(long size, long off, long slack, long step)
    {
        if (slack > step * 2 || off % step != 0) { return false; }
        var (steps, places, digits) = (off / step, 0, 1);
        while (steps % 10 == 0) { (steps, places) = (steps / 10, places + 1); }
        if (steps > 9 && (steps % 9 != 0 || steps > 81)) { return false; }
        for (var rest = size / step; rest >= 10; rest /= 10) { digits++; }
        // A digit can be wrong in 9 ways at each place, and two exchanged make 9 differences.
        return places < digits && Bits.Log2(size / step) - Bits.Log2(18L * digits) > Rare + Chance.Broken;
    }
}
