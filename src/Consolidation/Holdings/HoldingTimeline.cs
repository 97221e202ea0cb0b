namespace Kessan.Consolidation;

/// <summary>Who holds what percentage of whom at the end of every day, and with how many votes, from the events; and which companies are controlled.</summary>
internal sealed class HoldingTimeline
{
    private sealed record Change(DateOnly Boundary, string Owner, string Entity, decimal Percent, decimal Votes);

    private readonly Dictionary<string, Change[]> changes;
    private readonly ILookup<string, ScopeOverride> overrides;
    private readonly Dictionary<DateOnly, ScopeOnDay> scopes = [];

    /// <param name="reciprocal">Whether holdings in the parent are holdings like others, through which results run in a circle, rather than treasury
    /// stock.</param>
    public HoldingTimeline(GroupFiles files, bool reciprocal = false)
    {
        (Files, IsReciprocal) = (files, reciprocal);
        changes = files.Events.Where(e => e.Kind != EventKind.Impairment)
            .Select(e => (Event: e, Sign: e.Kind == EventKind.Sale ? -1m : 1m))
            .Select(c => new Change(c.Event.Boundary, c.Event.Owner, c.Event.Entity, c.Sign * c.Event.Percent, c.Sign * (c.Event.Votes ?? c.Event.Percent)))
            .GroupBy(c => c.Entity, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.OrderBy(c => c.Boundary).ToArray(), StringComparer.Ordinal);
        overrides = files.Overrides.ToLookup(o => o.Entity, StringComparer.Ordinal);
        Parent = files.NamedParent ?? (files.Entities.Where(e => !changes.ContainsKey(e.Code)).ToArray() is [var top] ? top.Code : null);
    }

    public GroupFiles Files { get; }

    public bool IsReciprocal { get; }

    /// <summary>The company at the top; null where none or several are held by nobody.</summary>
    public string? Parent { get; }

    public IEnumerable<string> HeldCompanies => changes.Keys.Order(StringComparer.Ordinal);

    /// <summary>Holdings in a company at the end of a day, by owner, without those of zero; percent, 0 to 100.</summary>
    public IEnumerable<(string Owner, decimal Percent)> Of(string entity, DateOnly day) =>
        changes.GetValueOrDefault(entity, []).Where(c => c.Boundary <= day).GroupBy(c => c.Owner, StringComparer.Ordinal)
            .Select(g => (Owner: g.Key, Percent: g.Sum(c => c.Percent))).Where(h => h.Percent != 0m).OrderBy(h => h.Owner, StringComparer.Ordinal);

    /// <summary>Points of the votes of a company that owners of a set have together at the end of a day.</summary>
    public decimal VotesOf(string entity, DateOnly day, IReadOnlySet<string> owners)
    {
        var votes = 0m;
        foreach (var change in changes.GetValueOrDefault(entity, [])) { votes += change.Boundary <= day && owners.Contains(change.Owner) ? change.Votes : 0m; }
        return votes;
    }

    /// <summary>
    /// After a reverse acquisition, the part of the parent of the accounts whose owners did not exchange their shares: they share in it and its own
    /// subsidiaries, and in nothing else (IFRS 3 ¶B23).
    /// </summary>
    public GroupEvent? NotExchanged(DateOnly day) => Files.Events.FirstOrDefault(e => e.IsReverse && e.NotExchanged > 0m && e.Boundary <= day);

    /// <summary>
    /// Days in a period at whose end something changes: events, overrides, functional currencies; later than <paramref name="from"/>, up to <paramref
    /// name="to"/>.
    /// </summary>
    public DateOnly[] Boundaries(DateOnly from, DateOnly to) =>
    [
        .. Files.Events.Select(e => e.Boundary)
            .Concat(Files.Overrides.Select(o => o.From.AddDays(-1)))
            .Concat(Files.Preferred.Select(p => p.Boundary))
            .Concat(Files.FunctionalChanges.Select(c => c.Boundary))
            .Concat(Files.FairValues.Select(f => f.FinalOn).OfType<DateOnly>())
            .Where(b => b > from && b <= to)
            .Distinct()
            .Order(),
    ];

    public ScopeOnDay On(DateOnly day)
    {
        if (!scopes.TryGetValue(day, out var scope)) { scopes.Add(day, scope = new(this, day)); }
        return scope;
    }

    internal ConsolidationMethod? Override(string entity, DateOnly day) =>
        overrides[entity].Where(o => o.From.AddDays(-1) <= day).OrderBy(o => o.From).LastOrDefault()?.Method;
}
