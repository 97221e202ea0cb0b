namespace Kessan.Consolidation;

/// <summary>Holdings by company and owner, the newest first: every rule asks for them many times.</summary>
internal sealed class GroupIndex
{
    private readonly Dictionary<string, Ownership[][]> holdings;

    public GroupIndex(IReadOnlyList<Entity> entities, IReadOnlyList<Ownership> ownerships)
    {
        (Entities, Ownerships) = (entities, ownerships);
        holdings = ownerships.GroupBy(o => o.Entity, StringComparer.Ordinal).ToDictionary(
            g => g.Key,
            g => g.GroupBy(o => o.Owner, StringComparer.Ordinal)
                .OrderBy(p => p.Key, StringComparer.Ordinal)
                .Select(p => p.OrderByDescending(o => o.From).ToArray())
                .ToArray(),
            StringComparer.Ordinal);
        Parent = entities.Where(e => !holdings.ContainsKey(e.Code)).ToArray() is [var top] ? top : null;
    }

    public IReadOnlyList<Entity> Entities { get; }

    public IReadOnlyList<Ownership> Ownerships { get; }

    public Entity? Parent { get; }

    /// <summary>By owner in ordinal order.</summary>
    public Ownership[][] HoldingsOf(string entity) => holdings.GetValueOrDefault(entity, []);
}
