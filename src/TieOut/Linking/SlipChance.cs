using Kessan.TieOut.Figures;

namespace Kessan.TieOut.Linking;

/// <summary>
/// How surely a sentence must name a fact before a number one slip away from it is called wrong. About 12 numbers per digit are one slip
/// away from any number: of all numbers with five digits one in 1,500, with three digits one in 25, so that short numbers need certain names.
/// Where another number of the clause agrees with the line, the words have been understood: of 499 numbers of one to three digits so named
/// at 0.8 or more in real documents 469 agreed, and none of the others was one slip away.
/// </summary>
internal static class SlipChance
{
    /// <summary>More than any strength.</summary>
    public const decimal Never = 9m;

    /// <param name="confirmed">Another figure says the same of the same line: its growth, its base, the same number elsewhere.</param>
    public static decimal Needed(Figure figure, bool confirmed) => (Significant(figure), confirmed) switch
    {
        (>= 4, true) => 0.55m,
        (3, true) => 0.6m,
        (2, true) => 0.75m,
        (_, true) => 0.9m,
        (>= 6, false) => 0.55m,
        (5, false) => 0.62m,
        (4, false) => 0.72m,
        (3, false) => 0.8m,
        (2, false) => 0.97m,
        _ => Never,
    };

    /// <summary>Zeros at the end of a whole number say that it is round, not that it is long.</summary>
    public static int Significant(Figure figure)
    {
        if (figure.Text.Contains('.', StringComparison.Ordinal)) { return figure.Digits; }
        // 771,000 in a document that writes thousands out is 771.
        if (figure.Scale == 1m && figure.Precision == 1_000m) { return Math.Max(1, figure.Digits - 3); }
        var zeros = 0;
        for (var i = figure.Text.Length - 1; i >= 0 && !(figure.Text[i] is >= '1' and <= '9'); i--) { if (figure.Text[i] == '0') { zeros++; } }
        return Math.Max(1, figure.Digits - Math.Max(0, zeros - 1));
    }
}
