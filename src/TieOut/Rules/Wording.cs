using System.Globalization;
using Kessan.Core;
using Kessan.TieOut.Figures;

namespace Kessan.TieOut.Rules;

/// <summary>Numbers as a reader of the document would write them: in the unit and with the digits of the figure they are compared with.</summary>
internal static class Wording
{
    /// <summary>A value in single units, printed like <paramref name="like"/>.</summary>
    public static string Number(decimal value, Figure like)
    {
        var decimals = 0;
        for (var place = like.Precision / like.Scale; place < 1m && decimals < 8; place *= 10m) { decimals++; }
        var text = Math.Abs(Rounding.Round(value, like.Precision, RoundingMode.HalfUp) / like.Scale)
            .ToString("#,0." + new string('0', decimals), CultureInfo.InvariantCulture);
        if (!like.Text.Contains(',') && Math.Abs(like.Value / like.Scale) >= 1000m) { text = text.Replace(",", "", StringComparison.Ordinal); }
        return value < 0m && Rounding.Round(value, like.Precision, RoundingMode.HalfUp) != 0m ? (like.Text.StartsWith('-') ? "-" + text : $"({text})") : text;
    }

    /// <summary>An interval as the numbers it can be printed as: one, or "from to".</summary>
    public static string Range(Interval expected, Figure like)
    {
        if (expected.Low is not { } low || expected.High is not { } high) { return expected.ToString(); }
        var (first, last) = (Number(low + (low == high ? 0m : like.Precision / 1000m), like), Number(high - (low == high ? 0m : like.Precision / 1000m), like));
        return first == last ? first : $"{first} to {last}";
    }

    public static string Percent(Interval expected, Figure like) => like.Scale == 0.01m ? Range(expected, like) + "%" : Range(expected, like);
}
