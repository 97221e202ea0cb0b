using Kessan.Core;

namespace Kessan.TieOut.Comparing;

/// <summary>
/// Whether a difference is an amount that moved between lines: another line of the same two columns misses by the opposite amount, or a line that only one
/// of the documents has makes up for it. <example>"Other current assets" is 40 less than before, and "Deferred tax assets", new, is 40.</example>
/// </summary>
internal static class Reclassification
{
    /// <summary>Among so many differences one that cancels another is found by chance.</summary>
    private const int MostLines = 60;

    public static bool Explains(Difference difference, IReadOnlyList<Interval> only)
    {
        if (difference.Axis.Differences.Count > MostLines) { return false; }
        var others = difference.Axis.Differences.Where(d => d != difference).Select(d => d.Gap).ToList();
        return others.Any(gap => Cancels(difference.Gap, gap)) || only.Any(amount => Cancels(difference.Gap, amount) || Cancels(difference.Gap, -amount))
            || All(difference);
    }

    /// <summary>Several lines exchange amounts: all differences of the columns together come to nothing.</summary>
    private static bool All(Difference difference) =>
        difference.Axis.Differences.Count is > 2 and < 12 && Interval.Sum(difference.Axis.Differences.Select(d => d.Gap)).Contains(0m);

    private static bool Cancels(Interval a, Interval b) => (a + b).Contains(0m);
}
