using Kessan.Core;

namespace Kessan.TieOut.Figures;

/// <summary>
/// The fiscal calendar of a document, worked out from what it says: the days its periods end on, the end of its fiscal year, and how
/// its labels (1H08) fall on those days. <example>"Six months ended September 30, 2008" beside "1H08", and a fiscal year ending March 31,
/// 2009: the year is named after its first month.</example>
/// </summary>
public sealed class DocumentCalendar
{
    private static readonly FiscalYearNaming[] Namings = [FiscalYearNaming.LastMonth, FiscalYearNaming.FirstMonth];

    private readonly HashSet<DateOnly> knownEnds;
    private readonly FiscalCalendar? fiscal;
    private readonly HashSet<(FiscalPart, int, int)> ambiguous;

    private DocumentCalendar(HashSet<DateOnly> knownEnds, FiscalCalendar? fiscal, DateOnly? main, HashSet<(FiscalPart, int, int)> ambiguous)
    {
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
        var ended = all.Where(t => t is { Day: not null, IsFuture: false } && (t.IsEnd || t.Months == 0)).GroupBy(t => t.Day!.Value)
            .Select(g => (Day: g.Key, Count: g.Count(t => t.IsEnd) * 3 + g.Count())).OrderByDescending(d => d.Count).ThenByDescending(d => d.Day).ToList();
        DateOnly? main = ended.Count == 0 ? null : ended.Where(d => d.Count * 3 >= ended[0].Count).Max(d => d.Day);
        var known = all.Where(t => t is { Day: not null }).Select(t => t.Day!.Value).ToHashSet();
        return new(known, GuessFiscal(all, main), main, Ambiguous(groups));
    }

    /// <summary>The period an expression (or several beside each other, as in a header) stands for; null where it stays open.</summary>
    public ReportingPeriod? Resolve(IReadOnlyList<TimeExpression> expressions)
    {
        if (expressions.Count == 0) { return null; }
        var months = expressions.Select(e => e.Months).FirstOrDefault(m => m > 0);
        if (expressions.FirstOrDefault(e => e.Part != FiscalPart.None) is { Part: not FiscalPart.None } label)
        {
            var year = label.Year ?? expressions.FirstOrDefault(e => e.IsBareYear).Year;
            return year is null ? null : ResolveLabel(label with { Year = year, Months = months });
        }

        return ResolveDay(expressions) is { } day ? new(day, months) : ResolveYear(expressions, months);
    }

    /// <summary>The document uses this label for periods of different lengths ("3Q07 (9 months)"), so that it proves nothing alone.</summary>
    public bool IsAmbiguous(TimeExpression label) => label.Part != FiscalPart.None && ambiguous.Contains((label.Part, label.Number, label.Year ?? 0));

    private static DateOnly? ResolveDay(IReadOnlyList<TimeExpression> expressions)
    {
        var year = expressions.LastOrDefault(e => e.IsBareYear).Year;
        var days = expressions.Where(e => e.Day is not null).Select(e => e.Day!.Value).ToList();
        if (days.Count > 0) { return year is { } y && days.Any(d => d.Year == y) ? days.First(d => d.Year == y) : days[0]; }
        var partial = expressions.FirstOrDefault(e => e is { Month: not null });
        if (partial.Month is not { } month || (partial.Year ?? year) is not { } resolved) { return null; }
        var last = DateTime.DaysInMonth(resolved, month);
        return new DateOnly(resolved, month, Math.Min(partial.DayOfMonth ?? last, last));
    }

    private ReportingPeriod? ResolveYear(IReadOnlyList<TimeExpression> expressions, int months)
    {
        if (fiscal is null || expressions.FirstOrDefault(e => e.IsBareYear).Year is not { } year || (months is > 0 and not 12)) { return null; }
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
        var yearEnds = all.Where(t => t is { Months: 12, IsEnd: true, Month: not null }).GroupBy(t => t.Month!.Value).OrderByDescending(g => g.Count()).ThenBy(g => g.Key).Select(g => g.Key).ToList();
        var labels = all.Where(t => t.Part != FiscalPart.None && t.Year is not null).GroupBy(t => (t.Part, t.Number, Year: t.Year!.Value)).Select(g => (g.Key, Count: g.Count())).ToList();
        if (main is not { } day) { return yearEnds.Count == 0 ? null : At(yearEnds[0], FiscalYearNaming.LastMonth); }
        if (labels.Count == 0) { return At(yearEnds.Count > 0 ? yearEnds[0] : 12, FiscalYearNaming.LastMonth); }
        var months = yearEnds.Count > 0 ? yearEnds.Take(1) : Enumerable.Range(1, 12).OrderByDescending(m => m == 12);
        var ends = all.Where(t => t.Day is not null && !t.IsFuture).Select(t => t.Day!.Value).ToHashSet();
        return (from m in months
                from n in Namings
                let calendar = At(m, n)
                let score = Score(calendar, labels, day, ends)
                orderby score descending
                select calendar).FirstOrDefault();
    }

    private static FiscalCalendar At(int lastMonth, FiscalYearNaming naming) => new((lastMonth % 12) + 1, naming);

    /// <summary>A label that closes on the document's main day counts ten times, on another day it names once; one in its future against it.</summary>
    private static int Score(FiscalCalendar calendar, List<((FiscalPart Part, int Number, int Year) Key, int Count)> labels, DateOnly main, HashSet<DateOnly> ends)
    {
        var score = 0;
        foreach (var ((part, number, year), count) in labels)
        {
            var end = PeriodOf(calendar, new TimeExpression(0, 0) { Part = part, Number = number }, year).End;
            if (Math.Abs(end.DayNumber - main.DayNumber) <= 10) { score += count * 10; }
            else if (ends.Any(e => Math.Abs(end.DayNumber - e.DayNumber) <= 10)) { score += count; }
        }

        return score;
    }

    private static HashSet<(FiscalPart, int, int)> Ambiguous(IReadOnlyCollection<IReadOnlyList<TimeExpression>> groups)
    {
        var found = new HashSet<(FiscalPart, int, int)>();
        foreach (var group in groups)
        {
            if (!group.Any(e => e.IsLength)) { continue; }
            foreach (var label in group.Where(e => e.Part is FiscalPart.Quarter or FiscalPart.Half))
            {
                var own = label.Part == FiscalPart.Quarter ? 3 : 6;
                if (group.Any(e => e.IsLength && e.Months != own && e.Start > label.End && e.Start - label.End < 120)) { found.Add((label.Part, label.Number, label.Year ?? 0)); }
            }
        }

        return found;
    }
}
