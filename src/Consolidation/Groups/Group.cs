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
    /// <summary>The one company nobody holds; null where there is none or several (which the loader reports).</summary>
    public Entity? Parent
    {
        get
        {
            var tops = Entities.Where(e => !Ownerships.Any(o => o.Entity == e.Code)).ToArray();
            return tops.Length == 1 ? tops[0] : null;
        }
    }

    public Entity? Find(string code) => Entities.FirstOrDefault(e => e.Code == code);

    /// <summary>The holdings in a company that are in force on a day, by owner in ordinal order.</summary>
    public IReadOnlyList<Ownership> HoldingsIn(string entity, DateOnly day) =>
    [
        .. Ownerships.Where(o => o.Entity == entity && o.From <= day)
            .GroupBy(o => o.Owner, StringComparer.Ordinal)
            .Select(pair => pair.MaxBy(o => o.From)!)
            .OrderBy(o => o.Owner, StringComparer.Ordinal),
    ];

    /// <summary>How a company enters the consolidated statements on a day; the parent is consolidated in full always.</summary>
    public ConsolidationMethod MethodOn(string entity, DateOnly day)
    {
        if (entity == Parent?.Code) { return ConsolidationMethod.Full; }
        var holdings = HoldingsIn(entity, day);
        if (holdings.Any(o => o.Method == ConsolidationMethod.Full)) { return ConsolidationMethod.Full; }
        return holdings.Any(o => o.Method == ConsolidationMethod.Equity) ? ConsolidationMethod.Equity : ConsolidationMethod.None;
    }

    /// <summary>What all companies of the group hold directly in a company on a day, as a fraction of one.</summary>
    public decimal ShareOn(string entity, DateOnly day) =>
        entity == Parent?.Code ? 1m : HoldingsIn(entity, day).Where(o => o.Method != ConsolidationMethod.None).Sum(o => o.Percent) / 100m;
}
