using Kessan.Core;

namespace Kessan.Statements;

/// <summary>A reclassification: together the facts on both sides are made of the same balances.</summary>
/// <param name="Statement">The name of the statement.</param>
/// <param name="From">The lines under the older presentation, in ordinal order.</param>
/// <param name="To">The lines under the newer one.</param>
public sealed record Reclassification(string Statement, IReadOnlyList<Formula.Name> From, IReadOnlyList<Formula.Name> To)
{
    public override string ToString() => $"{Statement}: {string.Join(" + ", From)} -> {string.Join(" + ", To)}";
}

/// <summary>
/// What differs between two presentations, read off their mappings: balances that both put on the same lines are no part of it.
/// <example>Other current liabilities (2007) -> Accrued retirement costs + Deferred income + Other current liabilities (2008).</example>
/// </summary>
public static class PresentationBridge
{
    private readonly record struct Side(bool IsNew, string Concept, Members Members);

    public static IReadOnlyList<Reclassification> Between(StatementsInput input, string older, string newer)
    {
        ArgumentNullException.ThrowIfNull(input);
        return
        [
            .. input.Definitions.Where(d => d.Covers != StatementCoverage.None)
                .SelectMany(d => Of(input, d, older, newer).Select(r => (Item: r, Shown: Shows(d, newer, r.To) || Shows(d, older, r.From))))
                .GroupBy(r => string.Join('+', r.Item.From) + ">" + string.Join('+', r.Item.To), StringComparer.Ordinal)
                .Select(same => same.OrderByDescending(r => r.Shown).First().Item)
                .OrderBy(r => r.ToString(), StringComparer.Ordinal),
        ];
    }

    /// <summary>A statement that takes a total from another (net income in the cash flow statement) reaches the other's lines without showing them.</summary>
    private static bool Shows(StatementDefinition definition, string presentation, IReadOnlyList<Formula.Name> names) =>
        definition.Under(presentation)?.Lines.Any(l => l.Value is { } value && names.Contains(value)) == true;

    private static IEnumerable<Reclassification> Of(StatementsInput input, StatementDefinition definition, string older, string newer)
    {
        var before = Rows(input, definition, older).ToLookup(r => (r.Account, r.Movement));
        var after = Rows(input, definition, newer).ToLookup(r => (r.Account, r.Movement));
        var groups = new List<HashSet<Side>>();
        foreach (var balance in before.Select(b => b.Key).Concat(after.Select(a => a.Key)).Distinct())
        {
            Join(groups, [.. before[balance].Select(r => new Side(false, r.Concept, r.Members)),
                .. after[balance].Select(r => new Side(true, r.Concept, r.Members))]);
        }

        return groups.Select(g => new Reclassification(definition.Name, Names(g, isNew: false), Names(g, isNew: true)))
            .Where(r => !r.From.SequenceEqual(r.To));
    }

    private static IEnumerable<MappingRow> Rows(StatementsInput input, StatementDefinition definition, string presentation)
    {
        if (definition.Under(presentation) is not { } form) { return []; }
        var reached = MappingCoverage.Reached(form, StatementsEngine.Computations(input, presentation).ToLookup(c => c.Result.Concept, StringComparer.Ordinal));
        return input.Mapping.Where(r => r.Presentation == presentation && r.Entities.Count == 0 && reached.Contains((r.Concept, r.Members)));
    }

    private static void Join(List<HashSet<Side>> groups, HashSet<Side> sides)
    {
        foreach (var group in groups.Where(g => g.Overlaps(sides)).ToArray())
        {
            sides.UnionWith(group);
            groups.Remove(group);
        }

        groups.Add(sides);
    }

    private static Formula.Name[] Names(HashSet<Side> group, bool isNew) =>
        [.. group.Where(s => s.IsNew == isNew).Select(s => new Formula.Name(s.Concept, s.Members)).OrderBy(n => n.ToString(), StringComparer.Ordinal)];
}
