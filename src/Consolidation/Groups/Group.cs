namespace Kessan.Consolidation;

/// <summary>The companies of the group, who holds whom from when, and what was paid: everything under group/.</summary>
public sealed record Group(
    IReadOnlyList<Entity> Entities,
    IReadOnlyList<Ownership> Ownerships,
    IReadOnlyList<AcquisitionStep> Steps,
    IReadOnlyList<Allocation> Allocations,
    IReadOnlyList<UnrealisedProfit> UnrealisedProfits,
    IReadOnlyList<OpeningEntry> Opening)
{
    private GroupIndex? index;

    /// <summary>The one company nobody holds; null where there is none or several (which the loader reports).</summary>
    public Entity? Parent => Index.Parent;

    // A record that was made from this one by `with` has other lists, and needs another index.
    private GroupIndex Index => index is { } made && made.Entities == Entities && made.Ownerships == Ownerships ? made : index = new(Entities, Ownerships);

    public Entity? Find(string code) => Entities.FirstOrDefault(e => e.Code == code);

    /// <summary>The holdings in a company that are in force on a day, by owner in ordinal order.</summary>
    public IReadOnlyList<Ownership> HoldingsIn(string entity, DateOnly day)
    {
        var inForce = new List<Ownership>();
        foreach (var owner in Index.HoldingsOf(entity))
        {
            if (Array.Find(owner, o => o.From <= day) is { } holding) { inForce.Add(holding); }
        }

        return inForce;
    }

    /// <summary>How a company enters the consolidated statements on a day; the parent is consolidated in full always.</summary>
    public ConsolidationMethod MethodOn(string entity, DateOnly day)
    {
        if (entity == Parent?.Code) { return ConsolidationMethod.Full; }
        var method = ConsolidationMethod.None;
        foreach (var holding in HoldingsIn(entity, day))
        {
            if (holding.Method == ConsolidationMethod.Full) { return ConsolidationMethod.Full; }
            if (holding.Method == ConsolidationMethod.Equity) { method = ConsolidationMethod.Equity; }
        }

        return method;
    }

    /// <summary>What all companies of the group hold directly in a company on a day, as a fraction of one.</summary>
    public decimal ShareOn(string entity, DateOnly day)
    {
        if (entity == Parent?.Code) { return 1m; }
        var percent = 0m;
        foreach (var holding in HoldingsIn(entity, day)) { percent += holding.Method == ConsolidationMethod.None ? 0m : holding.Percent; }
        return percent / 100m;
    }
}
