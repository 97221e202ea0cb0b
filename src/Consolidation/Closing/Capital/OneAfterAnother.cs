namespace Kessan.Consolidation;

/// <summary>
/// Several holdings that change on one day change one after another: those of companies further down first, so that what a company holds stands at its new
/// value when its own shares change hands. Each change sees the holdings as the ones before it left them. In any order that does so the sums come to the same.
/// </summary>
internal static class OneAfterAnother
{
    public static void Apply(GroupWork work, IReadOnlyList<GroupEvent> changes, DateOnly day)
    {
        var scope = work.ScopeOn(day);
        GroupEvent[] ordered = [.. changes.OrderByDescending(e => Above(scope, e.Entity).Count).ThenBy(e => e.Source.Row)];
        for (var i = 0; i < ordered.Length; i++)
        {
            if (ordered.Length > 1) { work.Moment = new(day, Without(work, ordered[i..], day), Without(work, ordered[(i + 1)..], day)); }
            ChangeOfHolding.Apply(work, ordered[i], day, null);
        }

        work.Moment = null;
    }

    // The scope of the day as if some of its events had not happened.
    private static ScopeOnDay Without(GroupWork work, IReadOnlyList<GroupEvent> later, DateOnly day)
    {
        var files = work.Input.Files;
        return later.Count == 0
            ? work.Timeline.On(day)
            : new HoldingTimeline(files with { Events = [.. files.Events.Where(e => !later.Contains(e))], NamedParent = work.Timeline.Parent },
                work.Timeline.IsReciprocal).On(day);
    }

    private static HashSet<string> Above(ScopeOnDay scope, string entity)
    {
        var (seen, next) = (new HashSet<string>(StringComparer.Ordinal), new Queue<string>([entity]));
        while (next.TryDequeue(out var company))
        {
            foreach (var (owner, _) in scope.GroupHoldings(company).Where(h => seen.Add(h.Owner))) { next.Enqueue(owner); }
        }

        return seen;
    }
}
