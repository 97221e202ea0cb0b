using Kessan.Core;

namespace Kessan.Documents;

/// <summary>
/// Facts by concept and members, for a writer who names neither unit nor presentation. Where a period is a duration and the concept
/// is a balance, the balance at the end of the period is meant.
/// </summary>
public sealed class FactFinder
{
    private readonly Dictionary<FactPlace, List<Fact>> facts = [];
    private readonly Dictionary<string, HashSet<Members>> names = new(StringComparer.Ordinal);
    private readonly string? presentation;

    /// <summary>What a writer names: all but unit, scenario and presentation.</summary>
    private readonly record struct FactPlace(string Concept, Members Members, Period Period);

    /// <param name="presentation">The presentation of the document; facts of another are taken only where this one has none and they agree.</param>
    public FactFinder(FactSet facts, string? presentation)
    {
        Facts = facts;
        this.presentation = presentation;
        foreach (var fact in facts)
        {
            if (fact.Key.Entity != "group") { continue; }
            var place = new FactPlace(fact.Key.Concept, fact.Key.Members, fact.Key.Period);
            if (!this.facts.TryGetValue(place, out var list)) { this.facts.Add(place, list = []); }
            list.Add(fact);
            if (!names.TryGetValue(place.Concept, out var members)) { names.Add(place.Concept, members = []); }
            members.Add(place.Members);
        }
    }

    public FactSet Facts { get; }

    public IEnumerable<string> Concepts => names.Keys.Order(StringComparer.Ordinal);

    /// <summary>The member sets that a concept has facts for; the empty text is the total.</summary>
    public IEnumerable<string> MembersOf(string concept) =>
        names.TryGetValue(concept, out var members) ? members.Select(m => m.ToString()).Order(StringComparer.Ordinal) : [];

    public bool Has(string concept) => names.ContainsKey(concept);

    public bool Has(string concept, Members members) => names.TryGetValue(concept, out var known) && known.Contains(members);

    /// <summary>The periods for which there is a fact, in order of time.</summary>
    public IEnumerable<Period> PeriodsOf(string concept, Members members) =>
        facts.Keys.Where(k => k.Concept == concept && k.Members == members).Select(k => k.Period).Order();

    /// <param name="scenario"><c>actual</c>; <c>target</c> for the latest one announced; or a target with its date.</param>
    /// <returns>Every fact that fits: one where the writer was clear, none where it is missing.</returns>
    public IReadOnlyList<Fact> Find(string concept, Members members, Period period, string scenario)
    {
        var found = In(new(concept, members, period), scenario);
        return found.Count == 0 && period.IsDuration ? In(new(concept, members, period.Closing), scenario) : found;
    }

    private IReadOnlyList<Fact> In(FactPlace place, string scenario) =>
        facts.TryGetValue(place, out var list) ? Presentation(Scenario(list, scenario)) : [];

    private static List<Fact> Scenario(List<Fact> candidates, string scenario)
    {
        if (scenario != "target") { return candidates.FindAll(f => f.Key.Scenario == scenario); }
        var targets = candidates.FindAll(f => f.Key.Scenario.StartsWith("target", StringComparison.Ordinal));
        var latest = targets.Select(f => f.Key.Scenario).Max(StringComparer.Ordinal);
        return targets.FindAll(f => f.Key.Scenario == latest);
    }

    private List<Fact> Presentation(List<Fact> candidates)
    {
        if (candidates.Count < 2) { return candidates; }
        var own = candidates.FindAll(f => f.Key.Presentation == presentation);
        if (own.Count > 0) { return own; }
        var independent = candidates.FindAll(f => f.Key.Presentation is null);
        if (independent.Count > 0) { return independent; }
        return candidates.TrueForAll(f => f.Value == candidates[0].Value) ? [candidates[^1]] : candidates;
    }
}
