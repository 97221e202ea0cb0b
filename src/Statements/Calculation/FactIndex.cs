using Kessan.Core;

namespace Kessan.Statements;

/// <summary>
/// Facts found by what a person says: concept, members, period. A concept has one unit, so it need not be named; a fact that does not
/// depend on the presentation answers for every presentation.
/// </summary>
public sealed class FactIndex
{
    /// <summary>A class, as generic code over classes is compiled beforehand and start-up counts.</summary>
    private sealed record Address(Members Members, Period Period, string Entity, string Scenario, string? Presentation);

    /// <summary>The facts of one concept in the order in which they came, and where each stands.</summary>
    private sealed class OfConcept
    {
        public List<Fact> Facts { get; } = [];

        public Dictionary<Address, int> Positions { get; } = [];

        public Fact? At(Address address) => Positions.TryGetValue(address, out var position) ? Facts[position] : null;
    }

    private readonly Dictionary<string, OfConcept> byConcept = new(StringComparer.Ordinal);

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
    public Fact? Find(string concept, Members members, Period period, string? presentation = null, string scenario = "actual", string entity = "group")
    {
        if (!byConcept.TryGetValue(concept, out var facts)) { return null; }
        var address = new Address(members, period, entity, scenario, presentation);
        return facts.At(address) ?? (presentation is null ? null : facts.At(address with { Presentation = null }));
    }

    /// <summary>Every fact of a concept, in the order in which they came.</summary>
    public IReadOnlyList<Fact> Of(string concept) => byConcept.TryGetValue(concept, out var facts) ? facts.Facts : [];

    /// <summary>The last actual fact of the group at or before a day (the number of shares on the day of an announcement).</summary>
    public Fact? Latest(string concept, Members members, DateOnly day, string? presentation) =>
        Of(concept).Where(f => f.Key.Members == members && f.Key.Period.End <= day && f.Key is { Scenario: "actual", Entity: "group" })
            .Where(f => f.Key.Presentation is null || f.Key.Presentation == presentation)
            .MaxBy(f => f.Key.Period.End);

    /// <summary>Adds a fact, or puts it in the place of the one that stood there.</summary>
    internal void Set(Fact fact)
    {
        if (!byConcept.TryGetValue(fact.Key.Concept, out var facts)) { byConcept[fact.Key.Concept] = facts = new(); }
        if (facts.Positions.TryAdd(AddressOf(fact.Key), facts.Facts.Count)) { facts.Facts.Add(fact); }
        else { facts.Facts[facts.Positions[AddressOf(fact.Key)]] = fact; }
    }

    /// <summary>The fact that stands exactly where this one would.</summary>
    internal Fact? InPlaceOf(FactKey key) => byConcept.TryGetValue(key.Concept, out var facts) ? facts.At(AddressOf(key)) : null;

    private static Address AddressOf(FactKey key) => new(key.Members, key.Period, key.Entity, key.Scenario, key.Presentation);
}
