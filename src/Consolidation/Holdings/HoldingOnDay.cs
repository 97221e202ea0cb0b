namespace Kessan.Consolidation;

/// <summary>A direct holding on a day, and how the company held enters the consolidated statements.</summary>
/// <param name="Percent">0 to 100.</param>
public sealed record HoldingOnDay(string Owner, string Entity, decimal Percent, ConsolidationMethod Method)
{
    public static IReadOnlyList<HoldingOnDay> Of(Group group, DateOnly day)
    {
        ArgumentNullException.ThrowIfNull(group);
        return [.. group.Entities.SelectMany(e => group.HoldingsIn(e.Code, day))
            .Where(h => h.Percent > 0m)
            .Select(h => new HoldingOnDay(h.Owner, h.Entity, h.Percent, h.Method))];
    }

    /// <summary>Of a group workspace, at the end of the day.</summary>
    public static IReadOnlyList<HoldingOnDay> Of(GroupFiles files, DateOnly day)
    {
        ArgumentNullException.ThrowIfNull(files);
        var timeline = new HoldingTimeline(files);
        var scope = timeline.On(day);
        return [.. timeline.HeldCompanies.SelectMany(e => timeline.Of(e, day).Select(h => new HoldingOnDay(h.Owner, e, h.Percent, scope.Method(e))))];
    }
}
