namespace Kessan.Consolidation;

/// <summary>The smallest amount of a currency that can be booked (ISO 4217, column "minor unit").</summary>
internal static class MinorUnit
{
    private static readonly HashSet<string> NoDecimals = new(StringComparer.Ordinal)
    {
        "BIF", "CLP", "DJF", "GNF", "ISK", "JPY", "KMF", "KRW", "PYG", "RWF", "UGX", "UYI", "VND", "VUV", "XAF", "XOF", "XPF",
    };

    private static readonly HashSet<string> ThreeDecimals = new(StringComparer.Ordinal) { "BHD", "IQD", "JOD", "KWD", "LYD", "OMR", "TND" };

    public static decimal Of(string currency) => NoDecimals.Contains(currency) ? 1m : ThreeDecimals.Contains(currency) ? 0.001m : 0.01m;
}
