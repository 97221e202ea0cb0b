using Kessan.Core;

namespace Kessan.TieOut.Figures;

/// <summary>The period a figure is for: the day it ends and its months; 0 months is the instant at the end of that day.</summary>
public sealed record ReportingPeriod(DateOnly End, int Months)
{
    /// <summary>
    /// The same day, and the same length unless one of the two is an instant (a balance under a heading of flows) or no usual length (four
    /// months since an acquisition, within the half); two unusual lengths (16 weeks, 42 weeks) are compared.
    /// </summary>
    public bool IsCompatible(ReportingPeriod other) =>
        End == other.End && (Months == other.Months || Months % 3 != 0 != (other.Months % 3 != 0) || Months == 0 || other.Months == 0);

    /// <summary>Compatible, or nearly: years of 52 weeks close up to six days apart, and a sentence may name the day of another year.</summary>
    public bool IsAbout(ReportingPeriod other) =>
        IsCompatible(other) || (Math.Abs(End.DayNumber - other.End.DayNumber) is > 0 and <= 6 && IsCompatible(other with { End = End }));

    /// <summary>A quarter of 13 weeks counts as three months.</summary>
    public static ReportingPeriod Of(Period period) => new(period.End, period.IsInstant ? 0 : Math.Max(1, ((period.Days * 12) + 182) / 365));

    public Period ToPeriod() => Months == 0 ? Period.Instant(End) : Period.Duration(FirstDay(), End);

    public override string ToString() => ToPeriod().ToString();

    private DateOnly FirstDay()
    {
        var next = End.AddDays(1);
        return next.Day == 1 ? next.AddMonths(-Months) : End.AddMonths(-Months).AddDays(1);
    }
}
