using Kessan.Core;
using Kessan.Ledgers;

namespace Kessan.Statements;

/// <summary>How time is counted in a weighted average.</summary>
public enum ShareWeighting
{
    /// <summary>By days (IAS 33 ¶20, ASC 260-10-45-10).</summary>
    Days,

    /// <summary>By months, a day counting from the nearest first of a month: the approximation that IAS 33 ¶20 allows.</summary>
    Months,
}

/// <summary>A stretch of a period with one number of shares.</summary>
/// <param name="Shares">As they were counted then.</param>
/// <param name="Factor">What later splits, bonus issues and bonus elements of rights issues made of one share (IAS 33 ¶26-28, ASC 260-10-55-12).</param>
/// <param name="Weight">The part of the period.</param>
public sealed record ShareStretch(DateOnly From, Fraction Shares, Fraction Factor, Fraction Weight);

/// <summary>
/// The shares of one class over time. What is issued for its worth counts from its day; what is issued for nothing counts as if it had always been there.
/// <example>400,000 shares, 100,000 bonus shares in September: 500,000 on average for this year and for the last, whose earnings per share fall by a
/// fifth.</example>
/// </summary>
public sealed class ShareHistory
{
    private sealed record State(DateOnly From, Fraction Outstanding, Fraction Factor);

    private readonly ShareWeighting weighting;
    private readonly State[] states;

    public ShareHistory(IEnumerable<ShareEvent> events, ShareWeighting weighting = ShareWeighting.Days)
    {
        this.weighting = weighting;
        var outstanding = Fraction.Zero;
        var found = new List<State>();
        foreach (var e in events.OrderBy(e => e.Date))
        {
            var (after, factor) = After(outstanding, e);
            outstanding = after;
            found.Add(new(e.Date, after, factor));
        }

        states = [.. found];
    }

    public bool IsKnownOn(DateOnly day) => states.Length > 0 && states[0].From <= day;

    /// <summary>Shares outstanding at the end of a day, as counted then.</summary>
    public Fraction At(DateOnly day) => states.LastOrDefault(s => s.From <= day)?.Outstanding ?? Fraction.Zero;

    /// <summary>The product of the factors of events after a day, up to another (that day included).</summary>
    public Fraction FactorBetween(DateOnly after, DateOnly asOf) =>
        states.Where(s => s.From > after && s.From <= asOf).Aggregate(Fraction.One, (product, s) => product * s.Factor);

    /// <summary>The average of a period, restated for what happened up to a day.</summary>
    public Fraction Average(Period period, DateOnly asOf) =>
        Stretches(period, asOf).Aggregate(Fraction.Zero, (sum, s) => sum + (s.Shares * s.Factor * s.Weight));

    public IReadOnlyList<ShareStretch> Stretches(Period period, DateOnly asOf)
    {
        DateOnly[] starts = [period.Start!.Value, .. states.Select(s => s.From).Where(d => d > period.Start && d <= period.End).Distinct()];
        var stretches = starts.Select((from, i) => new ShareStretch(
            from, At(from), FactorBetween(from, asOf), Part(from, i + 1 < starts.Length ? starts[i + 1] : period.End.AddDays(1), period)));
        return [.. stretches.Where(s => !s.Weight.IsZero)];
    }

    /// <summary>What part of a period lies from one day until another.</summary>
    public Fraction Part(DateOnly from, DateOnly until, Period period) => PartOf(from, until, period, weighting);

    internal static Fraction PartOf(DateOnly from, DateOnly until, Period period, ShareWeighting weighting)
    {
        var (start, end) = (period.Start!.Value, period.End.AddDays(1));
        var (first, last) = (from > start ? from : start, until < end ? until : end);
        if (first >= last) { return Fraction.Zero; }
        return weighting == ShareWeighting.Days
            ? Fraction.Of(last.DayNumber - first.DayNumber, end.DayNumber - start.DayNumber)
            : Fraction.Of(MonthOf(last) - MonthOf(first), MonthOf(end) - MonthOf(start));
    }

    private static int MonthOf(DateOnly day) => (day.Year * 12) + day.Month + (day.Day > 15 ? 1 : 0);

    private static (Fraction Outstanding, Fraction Factor) After(Fraction before, ShareEvent e)
    {
        var added = e.Ratio is { } ratio ? before * ratio.New / ratio.Held : e.Shares;
        return e.Kind switch
        {
            ShareEventKind.Treasury => (before - e.Shares, Fraction.One),
            ShareEventKind.Split => (added, before.IsZero ? Fraction.One : added / before),
            ShareEventKind.Bonus => (before + added, before.IsZero ? Fraction.One : (before + added) / before),
            ShareEventKind.Rights => (before + added, BonusElement(before, added, e.Price ?? 0m, e.MarketPrice ?? 0m)),
            _ => (before + added, Fraction.One),
        };
    }

    // Fair value before the exercise over the theoretical fair value after it (IAS 33 ¶A2); none where the price is not below the fair value. It is not
    // rounded.
    private static Fraction BonusElement(Fraction held, Fraction issued, decimal price, decimal fairValue) =>
        price >= fairValue || held.IsZero ? Fraction.One : (held + issued) * fairValue / ((held * fairValue) + (issued * price));
}
