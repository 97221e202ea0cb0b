using Kessan.Ledgers;

namespace Kessan.Consolidation;

/// <summary>An entry of a person as it is booked in a period: by itself, or taken back.</summary>
/// <param name="Sign">−1 where it is taken back.</param>
internal sealed record TopSideBooking(IReadOnlyList<TopSideLine> Lines, DateOnly Day, decimal Sign, string Reason);

/// <summary>
/// What people booked above the packages, in order of day and name: from its day on in the books of its fiscal year, afterwards carried forward as everything
/// permanent. An entry that reverses itself is taken back from that day on.
/// <example>An accrual of 100 on 31 March that reverses on 1 April: the year closes with it, the next opens with it and takes it back.</example>
/// </summary>
internal static class TopSideBookings
{
    public static readonly Rule Rule = new("TS", "top-side", Level.Consolidation) { Origin = Origin.TopSide };

    /// <param name="from">The first day of the fiscal year.</param>
    /// <param name="isFull">Whether a company is consolidated in full on a day: the last of the period, or that on which the entry is taken back.</param>
    /// <param name="outside">Told the first line of an entry that concerns another company; the entry is not booked.</param>
    public static IEnumerable<TopSideBooking> Of(IReadOnlyList<TopSideLine> all, DateOnly from, DateOnly end, Func<string, DateOnly, bool> isFull,
        Action<TopSideLine> outside)
    {
        foreach (var entry in all.GroupBy(l => l.Entry, StringComparer.Ordinal).OrderBy(e => e.First().Date).ThenBy(e => e.Key, StringComparer.Ordinal))
        {
            TopSideLine[] lines = [.. entry];
            var first = lines[0];
            if (first.Date > end) { continue; }
            if (Array.Find(lines, l => !isFull(l.Entity, first.Reverses is { } back && back <= end ? back : end)) is { } other) { outside(other); continue; }
            if (first.Date >= from) { yield return new(lines, first.Date, 1m, $"{first.Reason} (entry {entry.Key})"); }
            if (first.Reverses is { } day && day >= from && day <= end)
            {
                yield return new(lines, day, -1m, $"Entry {entry.Key} is taken back: {first.Reason}");
            }
        }
    }

    /// <summary>What is said of an entry that concerns a company which is not consolidated in full.</summary>
    public static string Outside(TopSideLine line, DateOnly end) =>
        FormattableString.Invariant($"Entry {line.Entry} concerns {line.Entity}, which is not consolidated in full on {end:yyyy-MM-dd}; it is not booked.");

    public const string Remedy = "Name another company, or reverse the entry before the company leaves.";
}
