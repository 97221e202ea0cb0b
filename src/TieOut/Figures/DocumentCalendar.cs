using Kessan.Core;

namespace Kessan.TieOut.Figures;

/// <summary>
/// The fiscal calendar of a document, worked out from what it says: the days its periods end on, the end of its fiscal year, and how
/// its labels (1H08) fall on those days. <example>"Six months ended September 30, 2008" beside "1H08", and a fiscal year ending March 31,
/// 2009: the year is named after its first month.</example>
/// </summary>
public sealed class DocumentCalendar
{
    private sealed record LabelName(FiscalPart Part, int Number, int Year);

    private static readonly FiscalYearNaming[] Namings = [FiscalYearNaming.LastMonth, FiscalYearNaming.FirstMonth];

    private readonly List<DateOnly> knownEnds;
    private readonly FiscalCalendar? fiscal;
    private readonly HashSet<LabelName> ambiguous;

    /// <summary>Months of the periods that are named with the main day.</summary>
    private readonly HashSet<int> lengths;

    private DocumentCalendar(List<DateOnly> knownEnds, FiscalCalendar? fiscal, DateOnly? main, HashSet<LabelName> ambiguous, HashSet<int> lengths)
    {
        this.lengths = lengths;
        this.knownEnds = knownEnds;
        this.fiscal = fiscal;
        Main = main;
        this.ambiguous = ambiguous;
    }

    /// <summary>The closing day the document reports on: the latest of the days most often named as ended.</summary>
    public DateOnly? Main { get; }

    /// <param name="groups">The expressions of each passage, together.</param>
    public static DocumentCalendar Of(IReadOnlyCollection<IReadOnlyList<TimeExpression>> groups)
    {
        var all = groups.SelectMany(g => g).ToList();
        var main = MainDay(all);
        return new(Days(all.Where(t => t.Day is not null)), GuessFiscal(all, main), main, Ambiguous(groups), LengthsOf(all, main));
    }

    private static HashSet<int> LengthsOf(List<TimeExpression> all, DateOnly? main)
    {
        var found = new HashSet<int>();
        foreach (var time in all)
        {
            if (time.Months == 0 || time.IsLength || time.Month != main?.Month) { continue; }
            if (time.Day is null ? time.DayOfMonth is null || time.DayOfMonth == main?.Day : time.Day == main) { found.Add(time.Months); }
        }

        return found;
    }

    private static DateOnly? MainDay(List<TimeExpression> all)
    {
        var weights = Weights(all, time => time.IsEnd || IsLastOfMonth(time.Day!.Value));
        if (weights.Count == 0)
        {
            weights = Weights(all, _ => true);
            if (LastNamed(all, weights.Count == 0 ? null : DateOnly.FromDayNumber(weights.Keys.Max())) is { } named) { return named; }
        }

        var (most, latest) = (0, -1);
        foreach (var weight in weights.Values) { most = Math.Max(most, weight); }
        foreach (var entry in weights) { if (entry.Value * 3 >= most) { latest = Math.Max(latest, entry.Key); } }
        return latest < 0 ? null : DateOnly.FromDayNumber(latest);
    }

    /// <summary>
    /// Where no day ends a period: the last quarter, half or year that is named and is over on the day of the announcement, and that is named more than once.
    /// </summary>
    private static DateOnly? LastNamed(List<TimeExpression> all, DateOnly? announced)
    {
        var years = new FiscalCalendar(1, FiscalYearNaming.LastMonth);
        var ends = new Dictionary<int, int>();
        var under = all.Where(t => t is { Part: FiscalPart.Quarter or FiscalPart.Half or FiscalPart.NineMonths, Year: not null })
            .CountBy(t => t.Year!.Value)
            .Where(c => c.Value > 1)
            .Select(c => c.Key)
            .ToHashSet();
        foreach (var time in all)
        {
            // A year of which a part is reported is not over.
            if (time.IsBareYear && under.Contains(time.Year!.Value)) { continue; }
            if (time is not { Year: { } year and > 1950 and < 2100, Day: null } || (time.Month is not null && time.Months == 0)) { continue; }
            var end = time.Month is { } month ? new DateOnly(year, month, DateTime.DaysInMonth(year, month)) : PeriodOf(years, time, year).End;
            if (announced is { } day && end > day) { continue; }
            ends[end.DayNumber] = ends.GetValueOrDefault(end.DayNumber) + 1;
        }

        var last = -1;
        foreach (var (end, count) in ends) { if (count > 1) { last = Math.Max(last, end); } }
        return last < 0 ? null : DateOnly.FromDayNumber(last);
    }

    /// <summary>The day of an announcement is named as well, but periods end when they are said to, or with a month.</summary>
    private static Dictionary<int, int> Weights(List<TimeExpression> all, Func<TimeExpression, bool> mayEnd)
    {
        var weights = new Dictionary<int, int>();
        foreach (var time in all)
        {
            if (time is { Day: { } day, IsFuture: false } && (time.IsEnd || time.Months == 0) && mayEnd(time))
            {
                weights[day.DayNumber] = weights.GetValueOrDefault(day.DayNumber) + (time.IsEnd ? 4 : 1);
            }
        }

        return weights;
    }

    private static bool IsLastOfMonth(DateOnly day) => day.Day == DateTime.DaysInMonth(day.Year, day.Month);

    /// <summary>Each day once, in the order named.</summary>
    private static List<DateOnly> Days(IEnumerable<TimeExpression> times)
    {
        var seen = new HashSet<int>();
        var days = new List<DateOnly>();
        foreach (var time in times) { if (seen.Add(time.Day!.Value.DayNumber)) { days.Add(time.Day.Value); } }
        return days;
    }

    /// <summary>The period an expression (or several beside each other, as in a header) stands for; null where it stays open.</summary>
    public ReportingPeriod? Resolve(IReadOnlyList<TimeExpression> expressions)
    {
        if (expressions.Count == 0) { return null; }
        var months = expressions.Select(e => e.Months).FirstOrDefault(m => m > 0);
        if (expressions.FirstOrDefault(e => e.Part != FiscalPart.None) is { } label)
        {
            // "1Q06 2Q06" over one column: it was misread, and which of the two it is nothing says.
            if (expressions.Any(e => e.Part == label.Part && e.Number != label.Number && e.Year == label.Year && e.Year is not null)) { return null; }
            var year = label.Year ?? expressions.FirstOrDefault(e => e.IsBareYear)?.Year;
            return year is null ? null : ResolveLabel(label with { Year = year, Months = months });
        }

        return ResolveDay(expressions) is { } day ? new(day, months) : ResolveYear(expressions, months);
    }

    /// <summary>
    /// The same for the words of a sentence, which may name a period by the one that the document reports on: "the quarter", "the first half of last
    /// year". One that is not over by then stays open.
    /// </summary>
    public ReportingPeriod? ResolveSaid(IReadOnlyList<TimeExpression> expressions)
    {
        if (expressions.Count == 0 || Main is not { } day || expressions[0] is not { Year: null } said) { return Resolve(expressions); }
        if (said is { Month: { } month, IsEnd: true, Months: > 0, DayOfMonth: null }) { return OverBy(day, month, said.Months); }
        if (!said.IsRelative) { return Resolve(expressions); }
        if (said.Part == FiscalPart.None)
        {
            return lengths.Count == 0
                ? said.Months == 12 ? null : new(Back(day, said.YearsBack), said.Months)
                : lengths.Contains(said.Months) ? new(Back(day, said.YearsBack), said.Months) : null;
        }
        // "The first six months" of a report on six months are those, wherever its fiscal year begins.
        if (said is { Number: 1, Part: FiscalPart.Half } or { Part: FiscalPart.NineMonths } && (said.Part == FiscalPart.Half ? 6 : 9) is var months
            && lengths.Contains(months))
        {
            return new(Back(day, said.YearsBack), months);
        }
        if (fiscal is null || ResolveLabel(said with { Year = fiscal.YearOf(day.AddDays(-10)) }) is not { } own || own.End.DayNumber > day.DayNumber + 10)
        {
            return null;
        }
        return said.YearsBack == 0 ? own : ResolveLabel(said with { Year = fiscal.YearOf(day.AddDays(-10)) - said.YearsBack });
    }

    /// <summary>"January–September" without a year: the last that is over on the day.</summary>
    private ReportingPeriod OverBy(DateOnly day, int month, int months)
    {
        var end = Snap(new(day.Year, month, DateTime.DaysInMonth(day.Year, month)));
        return end.DayNumber <= day.DayNumber + 10 ? new(end, months) : new(Back(end, 1), months);
    }

    /// <summary>The same period of an earlier year.</summary>
    public ReportingPeriod YearsBefore(ReportingPeriod period, int years) => new(Back(period.End, years), period.Months);

    /// <summary>The day of an earlier year on which the document has a period end.</summary>
    private DateOnly Back(DateOnly day, int years)
    {
        if (years == 0) { return day; }
        var last = day.Day == DateTime.DaysInMonth(day.Year, day.Month);
        var back = day.AddYears(-years);
        return Snap(last ? new(back.Year, back.Month, DateTime.DaysInMonth(back.Year, back.Month)) : back);
    }

    /// <summary>The document uses this label for periods of different lengths ("3Q07 (9 months)"), so that it proves nothing alone.</summary>
    public bool IsAmbiguous(TimeExpression label) => label.Part != FiscalPart.None && ambiguous.Contains(NameOf(label));

    private static DateOnly? ResolveDay(IReadOnlyList<TimeExpression> expressions)
    {
        var year = expressions.LastOrDefault(e => e.IsBareYear)?.Year;
        var named = expressions.FirstOrDefault(e => e.Day is not null && e.Day.Value.Year == year) ?? expressions.FirstOrDefault(e => e.Day is not null);
        if (named is not null) { return named.Day; }
        var partial = expressions.FirstOrDefault(e => e is { Month: not null });
        if (partial?.Month is not { } month || (partial.Year ?? year) is not { } resolved) { return null; }
        var last = DateTime.DaysInMonth(resolved, month);
        return new DateOnly(resolved, month, Math.Min(partial.DayOfMonth ?? last, last));
    }

    private ReportingPeriod? ResolveYear(IReadOnlyList<TimeExpression> expressions, int months)
    {
        if (fiscal is null || expressions.FirstOrDefault(e => e.IsBareYear)?.Year is not { } year || (months is > 0 and not 12)) { return null; }
        return new(Snap(fiscal.Year(year).End), 12);
    }

    private ReportingPeriod? ResolveLabel(TimeExpression label)
    {
        if (fiscal is null || label.Year is not { } year || year is < 1950 or > 2100) { return null; }
        return Resolve(fiscal, label, year);
    }

    private ReportingPeriod Resolve(FiscalCalendar calendar, TimeExpression label, int year)
    {
        var period = PeriodOf(calendar, label, year);
        var months = label.Months > 0 ? label.Months : label.Part switch { FiscalPart.Quarter => 3, FiscalPart.Half => 6, FiscalPart.NineMonths => 9, _ => 12 };
        return new(Snap(period.End), months);
    }

    private static Period PeriodOf(FiscalCalendar calendar, TimeExpression label, int year) => label.Part switch
    {
        FiscalPart.Quarter => calendar.Quarter(year, Math.Clamp(label.Number, 1, 4)),
        FiscalPart.Half => calendar.Half(year, Math.Clamp(label.Number, 1, 2)),
        FiscalPart.NineMonths => calendar.FirstMonths(year, 9),
        _ => calendar.Year(year),
    };

    /// <summary>Years of 52 weeks close some days off the month's end: the day named in the document counts.</summary>
    private DateOnly Snap(DateOnly monthEnd)
    {
        if (knownEnds.Contains(monthEnd)) { return monthEnd; }
        foreach (var day in knownEnds) { if (Math.Abs(day.DayNumber - monthEnd.DayNumber) <= 10) { return day; } }
        return monthEnd;
    }

    private static FiscalCalendar? GuessFiscal(List<TimeExpression> all, DateOnly? main)
    {
        var yearEnds = all.Where(t => t is { Months: 12, IsEnd: true, Month: not null })
            .GroupBy(ClosingMonth)
            .OrderByDescending(g => g.Count())
            .ThenBy(g => g.Key)
            .Select(g => g.Key)
            .ToList();
        var labels = all.Where(t => t.Part != FiscalPart.None && t.Year is not null).GroupBy(NameOf).ToList();
        if (main is not { } day) { return yearEnds.Count == 0 ? null : At(yearEnds[0], FiscalYearNaming.LastMonth); }
        if (labels.Count == 0) { return At(yearEnds.Count > 0 ? yearEnds[0] : 12, FiscalYearNaming.LastMonth); }
        int[] months = yearEnds.Count > 0 ? [yearEnds[0]] : [12, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11];
        var ends = Days(all.Where(t => t.Day is not null && !t.IsFuture));
        FiscalCalendar? best = null;
        var most = int.MinValue;
        foreach (var month in months)
        {
            foreach (var naming in Namings)
            {
                var calendar = At(month, naming);
                var score = Score(calendar, labels, day, ends);
                if (score > most) { (best, most) = (calendar, score); }
            }
        }

        return best;
    }

    /// <summary>A year of 52 weeks that closes in the first days of a month is that of the month before.</summary>
    private static int ClosingMonth(TimeExpression end) => end is { DayOfMonth: <= 7, Month: { } month } ? month == 1 ? 12 : month - 1 : end.Month!.Value;

    private static LabelName NameOf(TimeExpression label) => new(label.Part, label.Number, label.Year ?? 0);

    private static FiscalCalendar At(int lastMonth, FiscalYearNaming naming) => new((lastMonth % 12) + 1, naming);

    /// <summary>
    /// A label that closes on the document's main day counts ten times, a year before it three times, on another day it names once; one in its future against
    /// it. The comparative of a label that is used itself, or in parentheses, closes a year before: it counts ten times there.
    /// </summary>
    private static int Score(FiscalCalendar calendar, List<IGrouping<LabelName, TimeExpression>> labels, DateOnly main, List<DateOnly> ends)
    {
        var score = 0;
        foreach (var label in labels)
        {
            var ((part, number, year), count) = (label.Key, label.Count());
            var led = label.Count(t => t.LeadsComparative);
            var end = PeriodOf(calendar, new TimeExpression(0, 0) { Part = part, Number = number }, year).End;
            if (IsNear(end, main)) { score += ((count - led) * 10) + (led * 3); }
            else if (IsNear(end.AddYears(1), main))
            {
                score += labels.Exists(l => l.Key == label.Key with { Year = year + 1 }) ? count * 10 : ((count - led) * 3) + (led * 10);
            }
            else if (ends.Any(e => IsNear(end, e))) { score += count; }
            else if (end > main && part == FiscalPart.Year) { score -= count * 5; }
        }

        return score;
    }

    private static bool IsNear(DateOnly a, DateOnly b) => Math.Abs(a.DayNumber - b.DayNumber) <= 10;

    private static HashSet<LabelName> Ambiguous(IReadOnlyCollection<IReadOnlyList<TimeExpression>> groups)
    {
        var found = new HashSet<LabelName>();
        foreach (var group in groups)
        {
            if (!group.Any(e => e.IsLength)) { continue; }
            foreach (var label in group.Where(e => e.Part is FiscalPart.Quarter or FiscalPart.Half))
            {
                var own = label.Part == FiscalPart.Quarter ? 3 : 6;
                if (group.Any(e => e.IsLength && e.Months != own && e.Start > label.End && e.Start - label.End < 120)) { found.Add(NameOf(label)); }
            }
        }

        return found;
    }
}
