using Kessan.Core;

namespace Kessan.Statements;

/// <summary>Puts computations in an order in which every operand that is itself computed comes first.</summary>
internal sealed class ComputationOrder
{
    private readonly IReadOnlyList<Computation> computations;
    private readonly ILookup<string, Computation> byConcept;
    private readonly HashSet<Computation> done = new(ReferenceEqualityComparer.Instance);
    private readonly List<Computation> path = [];
    private readonly List<Computation> ordered = [];
    private readonly List<Finding> findings;

    private ComputationOrder(IReadOnlyList<Computation> computations, List<Finding> findings)
    {
        this.computations = computations;
        this.findings = findings;
        byConcept = computations.ToLookup(c => c.Result.Concept, StringComparer.Ordinal);
    }

    public static IReadOnlyList<Computation> Of(IReadOnlyList<Computation> computations, List<Finding> findings)
    {
        var order = new ComputationOrder(computations, findings);
        foreach (var computation in order.computations) { order.Visit(computation); }
        return order.ordered;
    }

    private void Visit(Computation computation)
    {
        if (done.Contains(computation)) { return; }
        if (path.Exists(c => ReferenceEquals(c, computation)))
        {
            var circle = string.Join(" -> ", path.SkipWhile(c => !ReferenceEquals(c, computation)).Append(computation).Select(c => c.Result.ToString()));
            findings.Add(new("ST013", "circular-formulas", Severity.Fault, PlaceOf.Row(computation.Source),
                $"These facts are computed from each other: {circle}."));
            return;
        }

        path.Add(computation);
        foreach (var needed in computation.Formula.Names.SelectMany(Computing)) { Visit(needed); }
        path.RemoveAt(path.Count - 1);
        if (done.Add(computation)) { ordered.Add(computation); }
    }

    private IEnumerable<Computation> Computing(Formula.Name name) =>
        byConcept[name.Concept].Where(c => c.Result.Members is null || name.Members is null || c.Result.Members == name.Members);
}
