namespace Kessan.Consolidation;

/// <summary>How a company stands in the group on a day.</summary>
/// <param name="Interest">What of its equity belongs to the owners of the parent through all chains, 0 to 1; null where a circle outside the consolidated
/// companies leaves it open.</param>
/// <param name="Votes">Points of its votes that the parent and the companies it controls have together.</param>
/// <example>P has 80% of A, A has 60% of B: the interest in B is 0.48, the votes are 60 points, and B is consolidated in full.</example>
public sealed record StandingOnDay(string Entity, ConsolidationMethod Method, decimal? Interest, decimal Votes)
{
    /// <summary>Of a group workspace, at the end of the day; the parent is left out.</summary>
    public static IReadOnlyList<StandingOnDay> Of(GroupFiles files, DateOnly day, bool reciprocal)
    {
        ArgumentNullException.ThrowIfNull(files);
        var timeline = new HoldingTimeline(files, reciprocal);
        var scope = timeline.On(day);
        return [.. timeline.HeldCompanies.Where(e => e != timeline.Parent)
            .Select(e => new StandingOnDay(e, scope.Method(e), InterestIn(e, []), scope.Votes(e)))];

        decimal? InterestIn(string entity, HashSet<string> above)
        {
            if (scope.IsFull(entity)) { return scope.Interests.OfParent(entity) * (scope.IsProportional(entity) ? scope.PartTaken(entity) : 1m); }
            if (!above.Add(entity)) { return null; }
            var sum = timeline.Of(entity, day).Aggregate((decimal?)0m, (so, h) => so + (h.Percent / 100m * InterestIn(h.Owner, above)));
            above.Remove(entity);
            return sum;
        }
    }

    /// <summary>Of a workspace of format 1, where votes go with percentages.</summary>
    public static IReadOnlyList<StandingOnDay> Of(Group group, DateOnly day)
    {
        ArgumentNullException.ThrowIfNull(group);
        var parent = group.Parent?.Code;
        return [.. group.Entities.Where(e => e.Code != parent && group.HoldingsIn(e.Code, day).Any(h => h.Percent > 0m))
            .Select(e => new StandingOnDay(e.Code, group.MethodOn(e.Code, day), InterestIn(e.Code, []), VotesOf(e.Code)))];

        decimal VotesOf(string entity) =>
            group.HoldingsIn(entity, day).Where(h => group.MethodOn(h.Owner, day) == ConsolidationMethod.Full).Sum(h => h.Percent);

        decimal? InterestIn(string entity, HashSet<string> above)
        {
            if (entity == parent) { return 1m; }
            if (!above.Add(entity)) { return null; }
            var sum = group.HoldingsIn(entity, day).Aggregate((decimal?)0m, (so, h) => so + (h.Percent / 100m * InterestIn(h.Owner, above)));
            above.Remove(entity);
            return sum;
        }
    }
}
