using Kessan.Core;
using Kessan.Statements;

namespace Kessan.Documents;

/// <summary>
/// Facts by concept and members, for a writer who names neither unit nor presentation. Where a period is a duration and the concept
/// is a balance, the balance at the end of the period is meant.
/// </summary>
/// <param name="presentation">The presentation of the document; facts of another are taken only where this one has none and they agree.</param>
public sealed class FactFinder(FactIndex index, string? presentation)
{
    private const string Group = "group";

    public IEnumerable<string> Concepts => index.Concepts.Where(Has);

    /// <summary>The member sets that a concept has facts for; the empty text is the total.</summary>
    public IEnumerable<string> MembersOf(string concept) =>
        OfGroup(concept).Select(f => f.Key.Members.ToString()).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal);

    public bool Has(string concept) => OfGroup(concept).Any();

    public bool Has(string concept, Members members) => OfGroup(concept).Any(f => f.Key.Members == members);

    /// <summary>The periods for which there is a fact, in order of time.</summary>
    public IEnumerable<Period> PeriodsOf(string concept, Members members) =>
        OfGroup(concept).Where(f => f.Key.Members == members).Select(f => f.Key.Period).Distinct().Order();

    /// <param name="scenario"><c>actual</c>; <c>target</c> for the latest one announced; or a target with its date.</param>
    /// <returns>Every fact that fits: one where the writer was clear, none where it is missing.</returns>
    public IReadOnlyList<Fact> Find(string concept, Members members, Period period, string scenario)
    {
        var found = At(concept, members, period, scenario);
        return found.Count == 0 && period.IsDuration ? At(concept, members, period.Closing, scenario) : found;
    }

    private List<Fact> At(string concept, Members members, Period period, string scenario) =>
        Presentation(Scenario([.. index.At(concept, members, period).Where(f => f.Key.Entity == Group)], scenario));

    private IEnumerable<Fact> OfGroup(string concept) => index.Of(concept).Where(f => f.Key.Entity == Group);

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
