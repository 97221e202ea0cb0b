using Kessan.Core;

namespace Kessan.Statements;

/// <summary>
/// Facts found by what a person says: concept, members, period. A concept has one unit, so it need not be named; a fact that does not
/// depend on the presentation answers for every presentation.
/// </summary>
public sealed class FactIndex
{
    private readonly record struct Address(string Concept, Members Members, Period Period, string Entity, string Scenario, string? Presentation);

    private readonly Dictionary<Address, Fact> byAddress = [];
    private readonly Dictionary<string, List<Address>> byConcept = new(StringComparer.Ordinal);

    public FactIndex()
    {
    }

    public FactIndex(IEnumerable<Fact> facts)
    {
        foreach (var fact in facts) { Set(fact); }
    }

    /// <summary>Every concept that has a fact, in ordinal order.</summary>
    public IEnumerable<string> Concepts => byConcept.Keys.Order(StringComparer.Ordinal);

    /// <summary>The fact under the presentation, else the one that depends on none; null where there is neither.</summary>
    public Fact? Find(string concept, Members members, Period period, string? presentation = null, string scenario = "actual", string entity = "group") =>
        byAddress.GetValueOrDefault(new(concept, members, period, entity, scenario, presentation))
        ?? (presentation is null ? null : byAddress.GetValueOrDefault(new(concept, members, period, entity, scenario, null)));

    /// <summary>Every fact of a concept, in the order in which they came.</summary>
    public IEnumerable<Fact> Of(string concept) => byConcept.TryGetValue(concept, out var addresses) ? addresses.Select(a => byAddress[a]) : [];

    /// <summary>The last actual fact of the group at or before a day (the number of shares on the day of an announcement).</summary>
    public Fact? Latest(string concept, Members members, DateOnly day, string? presentation) =>
        Of(concept).Where(f => f.Key.Members == members && f.Key.Period.End <= day && f.Key is { Scenario: "actual", Entity: "group" })
            .Where(f => f.Key.Presentation is null || f.Key.Presentation == presentation)
            .MaxBy(f => f.Key.Period.End);

    /// <summary>Adds a fact, or puts it in the place of the one that stood there.</summary>
    internal void Set(Fact fact)
    {
        var address = AddressOf(fact.Key);
        if (!byAddress.TryAdd(address, fact))
        {
            byAddress[address] = fact;
            return;
        }

        if (!byConcept.TryGetValue(fact.Key.Concept, out var addresses)) { byConcept[fact.Key.Concept] = addresses = []; }
        addresses.Add(address);
    }

    /// <summary>The fact that stands exactly where this one would.</summary>
    internal Fact? InPlaceOf(FactKey key) => byAddress.GetValueOrDefault(AddressOf(key));

    private static Address AddressOf(FactKey key) => new(key.Concept, key.Members, key.Period, key.Entity, key.Scenario, key.Presentation);
}
