using Kessan.Core;
using Kessan.Ledgers;

namespace Kessan.Statements;

/// <summary>
/// Shares by day, out of dated events. An event counts from its day on, so shares issued on 11 May count on 143 of the 183 days from
/// April to September: 204,300 + 2,178 × 143 ÷ 183 = 206,001.93 on average.
/// </summary>
public sealed class ShareCount(IEnumerable<ShareEvent> events)
{
    private readonly ShareEvent[] events = [.. events.Where(e => e.Class.Length == 0).OrderBy(e => e.Date)];
    private readonly ShareHistory history = new(events.Where(e => e.Class.Length == 0));

    /// <summary>Shares issued, treasury stock included, at the end of a day; null before the first event.</summary>
    public decimal? IssuedAt(DateOnly day) => Known(day) ? (history.At(day) + Held(day)).ToDecimal() : null;

    /// <summary>Treasury stock at the end of a day; null before the first event.</summary>
    public decimal? TreasuryAt(DateOnly day) => Known(day) ? Held(day).ToDecimal() : null;

    /// <summary>Shares issued in a period, the opening count left out; null before the first event.</summary>
    public decimal? IssuedIn(Period period) =>
        Known(period.End) ? events.Where(e => e.Kind == ShareEventKind.Issue && e.Date >= period.Start && e.Date <= period.End).Sum(e => e.Shares) : null;

    /// <summary>The average of the shares outstanding (issued less treasury) weighted by days, unrounded; null where some day is not known.</summary>
    public decimal? WeightedAverage(Period period)
    {
        if (period.Start is not { } start || !Known(start)) { return null; }
        return history.Average(period, events[^1].Date).ToDecimal();
    }

    /// <summary>The rows of the events up to a day.</summary>
    public IEnumerable<ShareEvent> Until(DateOnly day) => events.Where(e => e.Date <= day);

    public IEnumerable<DateOnly> Days => events.Select(e => e.Date).Distinct();

    private bool Known(DateOnly day) => events.Length > 0 && events[0].Date <= day;

    // Treasury stock is split like any other; bonus shares and rights are not given on it.
    private Fraction Held(DateOnly day)
    {
        var held = Fraction.Zero;
        foreach (var e in events.Where(e => e.Date <= day))
        {
            held = e is { Kind: ShareEventKind.Split, Ratio: { } ratio } ? held * ratio.New / ratio.Held : held + Treasury(e);
        }
        return held;
    }

    private static decimal Treasury(ShareEvent e) => e.Kind switch
    {
        ShareEventKind.Treasury => e.Shares,
        ShareEventKind.TreasuryRelease => -e.Shares,
        _ => 0m,
    };
}
