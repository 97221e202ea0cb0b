using Kessan.Core;
using Kessan.TieOut.Figures;

namespace Kessan.TieOut.Structure;

public enum SlipKind
{
    Unknown,
    DigitsExchanged,
    OneDigit,
    Sign,
    Scale,
    DigitLost,
    OtherPeriod,
}

/// <summary>How a wrong number may have come about, and the number that was probably meant.</summary>
public sealed record Diagnosis(SlipKind Kind, decimal? Likely)
{
    private const int MostCandidates = 200;

    /// <summary>A decimal has no more before its point.</summary>
    private const int MostDigits = 30;

    public string Words => Kind switch
    {
        SlipKind.DigitsExchanged => "two digits exchanged",
        SlipKind.OneDigit => "one digit",
        SlipKind.Sign => "sign",
        SlipKind.Scale => "scale",
        SlipKind.DigitLost => "a digit lost or added",
        SlipKind.OtherPeriod => "another period",
        _ => "",
    };

    /// <summary>Looks among the numbers the figure could have been printed as for one that a usual slip turns into what stands there.</summary>
    public static Diagnosis Of(Figure printed, Interval expected)
    {
        if (expected.Low is not { } low || expected.High is not { } high) { return new(SlipKind.Unknown, null); }
        var unit = printed.Precision;
        var first = Rounding.Round(low, unit, RoundingMode.HalfUp) - unit;
        var best = new Diagnosis(SlipKind.Unknown, null);
        if (!IsNarrow(printed, expected)) { return Slips.Meant(printed, expected); }
        for (var value = first; value <= high + unit; value += unit)
        {
            if (!Interval.Open(value - (unit / 2m), value + (unit / 2m)).Intersects(expected)) { continue; }
            best = Better(best,
                Compare(printed.Value / unit, value / unit) is var kind and not SlipKind.Unknown
                    ? new(kind, value)
                    : new(SlipKind.Unknown, best.Likely ?? Middle(expected, unit)));
        }

        return best;
    }

    /// <summary>So few numbers can stand in the interval that each can be looked at.</summary>
    public static bool IsNarrow(Figure printed, Interval expected) => expected.Width is { } width && width / printed.Precision <= MostCandidates;

    private static decimal? Middle(Interval expected, decimal unit) =>
        Rounding.Round((expected.Low!.Value + expected.High!.Value) / 2m, unit, RoundingMode.HalfUp);

    private static Diagnosis Better(Diagnosis a, Diagnosis b) => Rank(b.Kind) < Rank(a.Kind) || (a.Likely is null && b.Likely is not null) ? b : a;

    private static int Rank(SlipKind kind) => kind == SlipKind.Unknown ? 99 : (int)kind;

    /// <summary>Which slip turns what was meant into what is printed; both as whole numbers of the last printed digit.</summary>
    internal static SlipKind Compare(decimal printed, decimal meant)
    {
        if (meant == printed) { return SlipKind.Unknown; }
        if (meant == -printed) { return SlipKind.Sign; }
        if (Math.Sign(meant) != Math.Sign(printed) || meant == 0m) { return SlipKind.Unknown; }
        Span<char> digits = stackalloc char[2 * MostDigits];
        var a = Digits(printed, digits[..MostDigits]);
        var b = Digits(meant, digits[MostDigits..]);
        if (a.Length == b.Length) { return SameLength(a, b); }
        if (a.TrimEnd('0').SequenceEqual(b.TrimEnd('0')) && (a.TrimEnd('0').Length > 1 || Math.Abs(a.Length - b.Length) is 1 or 3)) { return SlipKind.Scale; }
        return a.Length >= 3 && Math.Abs(a.Length - b.Length) == 1 && IsOneLonger(a.Length > b.Length ? a : b, a.Length > b.Length ? b : a)
            ? SlipKind.DigitLost
            : SlipKind.Unknown;
    }

    /// <summary>The digits before the point, written into <paramref name="room"/>.</summary>
    private static ReadOnlySpan<char> Digits(decimal value, Span<char> room) =>
        decimal.Truncate(Math.Abs(value)).TryFormat(room, out var length, "0", System.Globalization.CultureInfo.InvariantCulture)
            ? room[..length]
            : throw new InvalidOperationException("A decimal has no more digits than there is room for.");

    private static SlipKind SameLength(ReadOnlySpan<char> a, ReadOnlySpan<char> b)
    {
        var (first, last, differing) = (-1, -1, 0);
        for (var i = 0; i < a.Length; i++)
        {
            if (a[i] == b[i]) { continue; }
            (first, last, differing) = (differing == 0 ? i : first, i, differing + 1);
        }

        if (differing == 1) { return SlipKind.OneDigit; }
        return differing == 2 && a[first] == b[last] && a[last] == b[first] ? SlipKind.DigitsExchanged : SlipKind.Unknown;
    }

    private static bool IsOneLonger(ReadOnlySpan<char> longer, ReadOnlySpan<char> shorter)
    {
        var i = 0;
        while (i < shorter.Length && longer[i] == shorter[i]) { i++; }
        return longer[(i + 1)..].SequenceEqual(shorter[i..]);
    }
}
