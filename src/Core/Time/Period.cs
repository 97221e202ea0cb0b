namespace Kessan.Core;

/// <summary>
/// An instant (the end of a day, as balance sheets mean it) or a duration of whole days, both ends included
/// (OIM §3.1.3 without the clock). A balance at an opening "April 1, 2007" is the instant March 31, 2007.
/// </summary>
public readonly record struct Period : IComparable<Period>
{
    private Period(DateOnly? start, DateOnly end)
    {
        Start = start;
        End = end;
    }

    /// <summary>The first day of a duration; null for an instant.</summary>
    public DateOnly? Start { get; }

    /// <summary>The last day of a duration, or the day at whose end the instant lies.</summary>
    public DateOnly End { get; }

    public bool IsInstant => Start is null;

    public bool IsDuration => Start is not null;

    public static Period Instant(DateOnly date) => new(null, date);

    /// <exception cref="ArgumentException">The end lies before the start.</exception>
    public static Period Duration(DateOnly start, DateOnly end) =>
        start <= end ? new(start, end) : throw new ArgumentException("A duration ends on or after its first day.", nameof(end));

    /// <summary>The instant at which a duration closes (an instant closes at itself).</summary>
    public Period Closing => Instant(End);

    /// <summary>The instant at which a duration opens: the previous day's closing. Null for an instant.</summary>
    public Period? Opening => Start is { } start ? Instant(start.AddDays(-1)) : null;

    /// <summary>Days in a duration, both ends included; 0 for an instant.</summary>
    public int Days => Start is { } start ? End.DayNumber - start.DayNumber + 1 : 0;

    /// <summary>The same period (or instant) a year before; month ends stay month ends.</summary>
    public Period YearBefore => MonthsBefore(12);

    /// <summary>The duration of as many months that ends where this one begins (quarter on quarter). Null for an instant.</summary>
    public Period? Preceding =>
        Start is { } start ? MonthsBefore(((End.Year - start.Year) * 12) + End.Month - start.Month + 1) : null;

    public int CompareTo(Period other)
    {
        var byEnd = End.CompareTo(other.End);
        return byEnd != 0 ? byEnd : Nullable.Compare(Start, other.Start);
    }

    public static bool operator <(Period a, Period b) => a.CompareTo(b) < 0;

    public static bool operator >(Period a, Period b) => a.CompareTo(b) > 0;

    public static bool operator <=(Period a, Period b) => a.CompareTo(b) <= 0;

    public static bool operator >=(Period a, Period b) => a.CompareTo(b) >= 0;

    /// <summary>ISO 8601: 2008-09-30, or 2008-04-01/2008-09-30.</summary>
    public override string ToString() => Start is { } start ? $"{Iso(start)}/{Iso(End)}" : Iso(End);

    private Period MonthsBefore(int months) => new(Start?.AddMonths(-months), Shift(End, months));

    private static DateOnly Shift(DateOnly day, int months)
    {
        var next = day.AddDays(1);
        return next.Day == 1 ? next.AddMonths(-months).AddDays(-1) : day.AddMonths(-months);
    }

    private static string Iso(DateOnly date) => date.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}
