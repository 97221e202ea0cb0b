using Kessan.TieOut.Figures;
using Kessan.TieOut.Structure;

namespace Kessan.TieOut.Linking;

/// <summary>
/// How well a sentence must name a line before a number one slip away from that line's is called wrong. About 12 numbers per digit are one
/// slip away from any number: of all numbers with five digits one in 1,500, with three digits one in 25, so that short numbers need certain names.
/// </summary>
internal static class SlipChance
{
    public const decimal LeastScore = 0.5m;

    /// <summary>More than any score.</summary>
    public const decimal Never = 9m;

    /// <param name="beside">Another figure of the sentence agrees with the same line.</param>
    /// <param name="said">The sentence names the period.</param>
    public static decimal Needed(Figure figure, SlipKind kind, bool beside, bool said)
    {
        var digits = Significant(figure) + (kind == SlipKind.Scale ? 1 : 0);
        var alone = digits switch { >= 6 => 0.6m, 5 => 0.7m, 4 => 0.95m, _ => Never };
        var needed = beside ? digits switch { >= 5 => 0.5m, 4 => 0.6m, 3 => 0.8m, 2 => 0.95m, _ => Never } : alone;
        return said || needed == Never ? needed : needed + 0.05m;
    }

    /// <summary>Zeros at the end of a whole number say that it is round, not that it is long.</summary>
    public static int Significant(Figure figure)
    {
        if (figure.Text.Contains('.', StringComparison.Ordinal)) { return figure.Digits; }
        var zeros = 0;
        for (var i = figure.Text.Length - 1; i >= 0 && !(figure.Text[i] is >= '1' and <= '9'); i--) { if (figure.Text[i] == '0') { zeros++; } }
        return Math.Max(1, figure.Digits - Math.Max(0, zeros - 1));
    }
}
