using Kessan.Core;

namespace Kessan.Documents;

/// <summary>
/// Facts by concept and members, for a writer who names neither unit nor presentation. Where a period is a duration and the concept
/// is a balance, the balance at the end of the period is meant.
/// </summary>
public sealed class FactFinder
{
    private readonly Dictionary<(string Concept, Members Members), List<Fact>> facts = [];
    private readonly SortedDictionary<string, SortedSet<string>> names = new(StringComparer.Ordinal);
    private readonly string? presentation;

    /// <param name="presentation">The presentation of the document; facts of another are taken only where this one has none and they agree.</param>
    public FactFinder(FactSet facts, string? presentation)
    {
        Facts = facts;
        this.presentation = presentation;
        foreach (var fact in facts.Where(f => f.Key.Entity == "group"))
        {
            var key = (fact.Key.Concept, fact.Key.Members);
            if (!this.facts.TryGetValue(key, out var list)) { this.facts.Add(key, list = []); }
            list.Add(fact);
            if (!names.TryGetValue(key.Concept, out var members)) { names.Add(key.Concept, members = new(StringComparer.Ordinal)); }
            members.Add(key.Members.ToString());
        }
    }

    public FactSet Facts { get; }

    public IEnumerable<string> Concepts => names.Keys;

    /// <summary>The member sets that a concept has facts for; the empty text is the total.</summary>
    public IEnumerable<string> MembersOf(string concept) => names.TryGetValue(concept, out var members) ? members : [];

    public bool Has(string concept) => names.ContainsKey(concept);

    public bool Has(string concept, Members members) => facts.ContainsKey((concept, members));

    /// <summary>The periods for which there is a fact, in order of time.</summary>
    public IEnumerable<Period> PeriodsOf(string concept, Members members) =>
        facts.TryGetValue((concept, members), out var list) ? list.Select(f => f.Key.Period).Distinct().Order() : [];

    /// <param name="scenario"><c>actual</c>; <c>target</c> for the latest one announced; or a target with its date.</param>
    /// <returns>Every fact that fits: one where the writer was clear, none where it is missing.</returns>
    public IReadOnlyList<Fact> Find(string concept, Members members, Period period, string scenario)
    {
        if (!facts.TryGetValue((concept, members), out var list)) { return []; }
        var fitting = Scenario(list.Where(f => f.Key.Period == period), scenario);
        if (fitting.Count == 0 && period.IsDuration) { fitting = Scenario(list.Where(f => f.Key.Period == period.Closing), scenario); }
        return Presentation(fitting);
    }

    private static List<Fact> Scenario(IEnumerable<Fact> candidates, string scenario)
    {
        if (scenario != "target") { return [.. candidates.Where(f => f.Key.Scenario == scenario)]; }
        var targets = candidates.Where(f => f.Key.Scenario.StartsWith("target", StringComparison.Ordinal)).ToList();
        var latest = targets.Select(f => f.Key.Scenario).Max(StringComparer.Ordinal);
        return [.. targets.Where(f => f.Key.Scenario == latest)];
    }

    private List<Fact> Presentation(List<Fact> candidates)
    {
        var own = candidates.Where(f => f.Key.Presentation == presentation).ToList();
        if (own.Count > 0) { return own; }
        var independent = candidates.Where(f => f.Key.Presentation is null).ToList();
        if (independent.Count > 0) { return independent; }
        return candidates.Select(f => f.Value).Distinct().Count() == 1 ? [candidates[^1]] : candidates;
    }
}
