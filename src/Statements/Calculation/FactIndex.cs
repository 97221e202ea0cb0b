using Kessan.Core;

namespace Kessan.Statements;

/// <summary>
/// Facts found by what a person says: concept, members, period. A concept has one unit, so it need not be named; a fact that does not
/// depend on the presentation answers for every presentation.
/// </summary>
public sealed class FactIndex
{
    /// <summary>A class, as generic code over classes is compiled beforehand and start-up counts.</summary>
    private sealed record Address(Members Members, Period Period);

    /// <summary>
    /// The facts of one concept in the order in which they came, and where those of each address stand: of every entity, scenario and presentation.
    /// </summary>
    private sealed class OfConcept
    {
        public List<Fact> Facts { get; } = [];

        public Dictionary<Address, List<int>> Positions { get; } = [];

        public IEnumerable<Fact> At(Members members, Period period) =>
            Positions.TryGetValue(new(members, period), out var positions) ? positions.Select(p => Facts[p]) : [];

        /// <returns>−1 where none stands there.</returns>
        public int PositionOf(Members members, Period period, string entity, string scenario, string? presentation)
        {
            if (!Positions.TryGetValue(new(members, period), out var positions)) { return -1; }
            foreach (var position in positions)
            {
                var key = Facts[position].Key;
                if (key.Entity == entity && key.Scenario == scenario && key.Presentation == presentation) { return position; }
            }

            return -1;
        }

        public int PositionOf(FactKey key) => PositionOf(key.Members, key.Period, key.Entity, key.Scenario, key.Presentation);

        public Fact? Find(Members members, Period period, string entity, string scenario, string? presentation) =>
            PositionOf(members, period, entity, scenario, presentation) is >= 0 and var position ? Facts[position] : null;
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
        return facts.Find(members, period, entity, scenario, presentation)
            ?? (presentation is null ? null : facts.Find(members, period, entity, scenario, null));
    }

    /// <summary>Every fact of a concept at an address, in the order in which they came: of each entity, scenario and presentation.</summary>
    public IEnumerable<Fact> At(string concept, Members members, Period period) =>
        byConcept.TryGetValue(concept, out var facts) ? facts.At(members, period) : [];

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
        if (facts.PositionOf(fact.Key) is >= 0 and var position)
        {
            facts.Facts[position] = fact;
            return;
        }

        var address = new Address(fact.Key.Members, fact.Key.Period);
        if (!facts.Positions.TryGetValue(address, out var positions)) { facts.Positions[address] = positions = []; }
        positions.Add(facts.Facts.Count);
        facts.Facts.Add(fact);
    }

    /// <summary>The fact that stands exactly where this one would.</summary>
    internal Fact? InPlaceOf(FactKey key) =>
        byConcept.TryGetValue(key.Concept, out var facts) && facts.PositionOf(key) is >= 0 and var position ? facts.Facts[position] : null;
}
