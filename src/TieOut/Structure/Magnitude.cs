namespace Kessan.TieOut.Structure;

/// <summary>How much a match proves: the decimal logarithm of the number of values it could have missed by.</summary>
internal static class Magnitude
{
    private static readonly decimal[] Leading = [0m, 0m, 0.30m, 0.48m, 0.60m, 0.70m, 0.78m, 0.85m, 0.90m, 0.95m];

    /// <summary>log10 of the absolute value, to about one decimal; 0 below 1.</summary>
    public static decimal Log10(decimal value)
    {
        var v = Math.Abs(value);
        var digits = 0m;
        while (v >= 10m)
        {
            v /= 10m;
            digits++;
        }

        return v < 1m ? 0m : digits + Leading[(int)v];
    }
}
