namespace Kessan.Consolidation;

/// <summary>When companies enter the scope of consolidation, and what they were before.</summary>
internal static class Scope
{
    /// <summary>Whether a company consolidated in full at the end was not so at the opening of the fiscal year.</summary>
    public static bool Enters(PeriodWork work, string entity) => work.Input.Group.MethodOn(entity, work.Before) != work.Input.Group.MethodOn(entity, work.End);

    /// <summary>Whether a company was an equity-method investee at the opening of the fiscal year.</summary>
    public static bool WasInvestee(PeriodWork work, string entity) => work.Input.Group.MethodOn(entity, work.Before) == ConsolidationMethod.Equity;

    /// <summary>Whether a company that entered was an equity-method investee until then, perhaps since this fiscal year only.</summary>
    public static bool EntersFromEquity(PeriodWork work, string entity) =>
        Enters(work, entity) && work.Input.Group.MethodOn(entity, EntryDay(work, entity).AddDays(-1)) == ConsolidationMethod.Equity;

    /// <summary>The first day of the fiscal year on which a company is consolidated by its present method.</summary>
    public static DateOnly EntryDay(PeriodWork work, string entity)
    {
        var now = work.Input.Group.MethodOn(entity, work.End);
        return work.Input.Group.Ownerships.Where(o => o.Entity == entity && o.From >= work.YearStart && o.From <= work.End)
            .Select(o => o.From)
            .Distinct()
            .Order()
            .First(day => work.Input.Group.MethodOn(entity, day) == now);
    }

    /// <summary>The days of the fiscal year on which the share held in a company changes.</summary>
    public static IEnumerable<DateOnly> ShareChanges(PeriodWork work, string entity) =>
        work.Input.Group.Ownerships.Where(o => o.Entity == entity && o.From >= work.YearStart && o.From <= work.End).Select(o => o.From).Distinct().Order()
            .Where(day => work.Input.Group.ShareOn(entity, day) != work.Input.Group.ShareOn(entity, day.AddDays(-1)));
}
