using Kessan.Core;
using Kessan.Ledgers;

namespace Kessan.Statements;

/// <summary>
/// Shares by day, out of dated events. An event counts from its day on, so shares issued on 11 May count on 143 of the 183 days from
/// April to September: 204,300 + 2,178 × 143 ÷ 183 = 206,001.93 on average.
/// </summary>
public sealed class ShareCount(IEnumerable<ShareEvent> events)
{
    private readonly ShareEvent[] events = [.. events.OrderBy(e => e.Date)];

    /// <summary>Shares issued, treasury stock included, at the end of a day; null before the first event.</summary>
    public decimal? IssuedAt(DateOnly day) => Known(day) ? Sum(day, e => Issued(e)) : null;

    /// <summary>Treasury stock at the end of a day; null before the first event.</summary>
    public decimal? TreasuryAt(DateOnly day) => Known(day) ? Sum(day, e => Treasury(e)) : null;

    /// <summary>Shares issued in a period, the opening count left out; null before the first event.</summary>
    public decimal? IssuedIn(Period period) =>
        Known(period.End) ? events.Where(e => e.Kind == ShareEventKind.Issue && e.Date >= period.Start && e.Date <= period.End).Sum(e => e.Shares) : null;

    /// <summary>The average of the shares outstanding (issued less treasury) weighted by days, unrounded; null where some day is not known.</summary>
    public decimal? WeightedAverage(Period period)
    {
        if (period.Start is not { } start || !Known(start)) { return null; }
        var atStart = Sum(start, e => Issued(e) - Treasury(e));
        var later = events.Where(e => e.Date > start && e.Date <= period.End);
        var shareDays = later.Sum(e => (Issued(e) - Treasury(e)) * (period.End.DayNumber - e.Date.DayNumber + 1));
        return atStart + (shareDays / period.Days);
    }

    /// <summary>The rows of the events up to a day.</summary>
    public IEnumerable<ShareEvent> Until(DateOnly day) => events.Where(e => e.Date <= day);

    public IEnumerable<DateOnly> Days => events.Select(e => e.Date).Distinct();

    private bool Known(DateOnly day) => events.Length > 0 && events[0].Date <= day;

    private decimal Sum(DateOnly day, Func<ShareEvent, decimal> count) => events.Where(e => e.Date <= day).Sum(count);

    private static decimal Issued(ShareEvent e) => e.Kind is ShareEventKind.Opening or ShareEventKind.Issue ? e.Shares : 0m;

    private static decimal Treasury(ShareEvent e) => e.Kind switch
    {
        ShareEventKind.Treasury => e.Shares,
        ShareEventKind.TreasuryRelease => -e.Shares,
        _ => 0m,
    };
}
