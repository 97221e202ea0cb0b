using System.Globalization;
using Kessan.Core;
using Kessan.TieOut.Figures;
using Kessan.TieOut.Structure;

namespace Kessan.TieOut.Linking;

/// <summary>The slips of a number in a sentence: those of its digits, and those of the unit word behind it.</summary>
internal static class ProseSlip
{
    /// <summary>千 for 億 and the like.</summary>
    private static readonly decimal[] WordFactors = [100m, 100_000m, 0.01m, 0.00001m, 1_000_000_000m, 0.000000001m];

    private static readonly decimal[] Factors = [10m, 1000m, 1_000_000m, 0.1m, 0.001m, 0.000001m];

    private static readonly decimal[] AllFactors = [.. Factors, .. WordFactors];

    public static Diagnosis Of(Figure printed, Interval expected)
    {
        // Behind a percentage stands no word of a scale that could be another.
        foreach (var factor in printed.SaysScale && printed.Unit != "pure" ? AllFactors : Factors)
        {
            // 19,700 for 1,970 keeps its last place; 297 billion for 297 million takes it along.
            if (IsPrint(printed.Value / factor, printed.Precision, expected) || IsPrint(printed.Value / factor, printed.Precision / factor, expected))
            {
                return new(SlipKind.Scale, printed.Value / factor);
            }
        }

        return expected.Width is { } width && width <= printed.Precision * 3m && Diagnosis.Of(printed, expected) is var slip && !IsBare(printed, slip)
            ? slip
            : new(SlipKind.Unknown, null);
    }

    /// <summary>One digit and zeros are too common in sentences: 40 for 4 says nothing.</summary>
    private static bool IsBare(Figure printed, Diagnosis slip) =>
        slip is { Kind: SlipKind.Scale, Likely: { } meant } && Math.Min(Math.Abs(meant), Math.Abs(printed.Value)) < printed.Precision * 10m;

    private static bool IsPrint(decimal value, decimal precision, Interval expected) =>
        Math.Abs(value) is var size && size >= precision && !(size + precision < expected.Low || size - precision > expected.High)
            && Interval.OfPrinted(size, precision, null).Intersects(expected) && expected.Width < size * 0.05m;

    /// <summary>The figure as slips of a hand would print it: another digit in each place, neighbours exchanged, ten and a thousand times as much.</summary>
    public static IEnumerable<ProseFigure> Tried(ProseFigure figure)
    {
        var unit = Unit(figure.Number.Decimals);
        var number = decimal.Truncate(figure.Number.Value / unit);
        if (number is < 1m or >= 1_000_000_000_000m) { yield break; }
        for (var place = 1m; place <= number; place *= 10m)
        {
            var (digit, next) = (decimal.Truncate(number / place) % 10m, decimal.Truncate(number / place / 10m) % 10m);
            // A digit that is no neighbour: one up or down is what rounding does.
            var other = (digit + 4m) % 10m;
            yield return Slip(figure, number + (((other == 0m ? 9m : other) - digit) * place), unit);
            if (place * 10m <= number && next != digit && (digit != 0m || place * 100m <= number))
            {
                yield return Slip(figure, number + ((next - digit) * place) + ((digit - next) * place * 10m), unit);
            }
        }

        yield return Slip(figure, number * 10m, unit);
        if (figure.Number.Decimals == 0) { yield return Slip(figure, number * 1000m, unit); }
    }

    private static ProseFigure Slip(ProseFigure figure, decimal number, decimal unit)
    {
        var printed = number * unit;
        return figure.With((figure.Figure.Value < 0m ? -1m : 1m) * printed * figure.Figure.Scale, printed.ToString(CultureInfo.InvariantCulture), printed);
    }

    private static decimal Unit(int decimals)
    {
        var unit = 1m;
        for (var i = 0; i < Math.Min(decimals, 10); i++) { unit /= 10m; }
        return unit;
    }
}
