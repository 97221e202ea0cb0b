using Kessan.Core;
using Kessan.TieOut.Figures;
using Kessan.TieOut.Structure;

namespace Kessan.TieOut.Linking;

/// <summary>The slips of a number in a sentence: those of its digits, and those of the unit word behind it.</summary>
internal static class ProseSlip
{
    private static readonly decimal[] Factors = [10m, 1000m, 1_000_000m, 0.1m, 0.001m, 0.000001m];

    public static Diagnosis Of(Figure printed, Interval expected)
    {
        foreach (var factor in Factors)
        {
            // 19,700 for 1,970 keeps its last place; 297 billion for 297 million takes it along.
            if (IsPrint(printed.Value / factor, printed.Precision, expected) || IsPrint(printed.Value / factor, printed.Precision / factor, expected)) { return new(SlipKind.Scale, printed.Value / factor); }
        }

        return expected.Width is { } width && width <= printed.Precision * 3m ? Diagnosis.Of(printed, expected) : new(SlipKind.Unknown, null);
    }

    private static bool IsPrint(decimal value, decimal precision, Interval expected) =>
        Math.Abs(value) >= precision * 10m && Interval.OfPrinted(Math.Abs(value), precision, null).Intersects(expected) && expected.Width < Math.Abs(value) * 0.05m;
}
