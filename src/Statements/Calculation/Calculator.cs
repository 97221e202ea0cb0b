using Kessan.Core;

namespace Kessan.Statements;

/// <summary>
/// Computes totals and measures under one presentation, wherever their operands are: for each formula the facts of its first plain
/// operand give the periods, members, scenarios and companies for which it is tried.
/// </summary>
internal sealed class Calculator(FactIndex facts, string presentation, IReadOnlyList<Period> durations, List<Finding> findings)
{
    private readonly Possibilities possibilities = new();
    private readonly Dictionary<Formula, string> texts = new(ReferenceEqualityComparer.Instance);

    private sealed record Context(Members Members, Period Period, string Scenario, string Entity);

    public void Compute(Computation computation)
    {
        foreach (var context in Contexts(computation)) { Compute(computation, context); }
    }

    /// <summary>Where the two sides of a proof can be computed and cannot be the same number.</summary>
    public IEnumerable<(Period Period, Operand Left, Operand Right)> Broken(Proof proof)
    {
        foreach (var context in Contexts([.. proof.Left.Names, .. proof.Right.Names]))
        {
            var (left, leftFacts) = Evaluate(proof.Left, context);
            var (right, rightFacts) = Evaluate(proof.Right, context);
            if (left.IsMissing || right.IsMissing || left.Value == right.Value) { continue; }
            var possible = possibilities.Of(proof.Left, leftFacts) ?? Interval.Point(left.Value);
            if (!possible.Intersects(possibilities.Of(proof.Right, rightFacts) ?? Interval.Point(right.Value))) { yield return (context.Period, left, right); }
        }
    }

    private (Operand Value, List<NamedFact> Facts) Evaluate(Formula formula, Context context)
    {
        var used = new List<NamedFact>();
        var value = formula.Evaluate(name =>
        {
            var fact = Find(name, context);
            if (fact is not null) { used.Add(new(name, fact)); }
            return Operand.Of(fact);
        });
        return (value, used);
    }

    private void Compute(Computation computation, Context context)
    {
        var (operand, inputs) = Evaluate(computation.Formula, context);
        if (operand.ToFactValue() is not { } value || inputs.Count == 0) { return; }
        var key = new FactKey(computation.Result.Concept, computation.Result.Members ?? context.Members, context.Period,
            computation.Unit ?? inputs[0].Fact.Key.Unit)
        {
            Entity = context.Entity,
            Scenario = context.Scenario,
            Presentation = inputs.Exists(i => i.Fact.Key.Presentation is not null) ? presentation : null,
        };
        var keys = inputs.Select(i => i.Fact).Distinct<Fact>(ReferenceEqualityComparer.Instance).Select(f => f.Key).ToArray();
        var fact = new Fact(key, value, new Provenance.FromFormula(Text(computation.Formula), keys));
        if (operand.IsNumber) { possibilities.Remember(fact, possibilities.Of(computation.Formula, inputs)); }
        Put(fact, computation.Source);
    }

    private string Text(Formula formula) => texts.TryGetValue(formula, out var text) ? text : texts[formula] = formula.ToString();

    /// <summary>A computed fact stands in the place of one that was typed; where the typed one cannot be it, both numbers are reported.</summary>
    private void Put(Fact computed, SourceLine source)
    {
        if (facts.InPlaceOf(computed.Key) is { } before)
        {
            if (before.Provenance is not Provenance.FromSource(var typed))
            {
                Agreed(before, computed, source);
                return;
            }

            if (ReportedFacts.Contradicts(before, computed, possibilities.Of(computed)) is { } finding)
            {
                findings.Add(finding with { Place = PlaceOf.Row(typed) });
            }
        }

        facts.Set(computed);
    }

    private void Agreed(Fact before, Fact computed, SourceLine source)
    {
        if (before.Number == computed.Number) { return; }
        findings.Add(new("ST014", "fact-computed-twice", Severity.Exception, PlaceOf.Row(source),
            $"{computed.Key} comes out as {ReportedFacts.Text(computed)} here and as {ReportedFacts.Text(before)} by {(before.Provenance as Provenance.FromFormula)?.Formula ?? "the balances"}."));
    }

    private IEnumerable<Context> Contexts(Computation computation)
    {
        var names = computation.Formula.Names.ToArray();
        return computation.Result.Members is null ? Contexts([.. names.Where(n => n.Members is null)]) : Contexts(names);
    }

    private IEnumerable<Context> Contexts(Formula.Name[] names)
    {
        var plain = names.Where(n => n.Time == OperandTime.Same).ToArray();
        if (plain.Length == 0) { return durations.Select(d => new Context(Members.None, d, "actual", "group")); }
        var drivers = plain.FirstOrDefault(n => !n.Optional) is { } needed ? [needed] : plain;
        return drivers.SelectMany(Contexts).Distinct().ToArray();
    }

    private IEnumerable<Context> Contexts(Formula.Name driver) =>
        from fact in facts.Of(driver.Concept)
        where fact.Key.Presentation is null || fact.Key.Presentation == presentation
        where driver.Members is null || fact.Key.Members == driver.Members
        select new Context(driver.Members is null ? fact.Key.Members : Members.None, fact.Key.Period, fact.Key.Scenario, fact.Key.Entity);

    private Fact? Find(Formula.Name name, Context context)
    {
        var members = name.Members ?? context.Members;
        return name.Time switch
        {
            OperandTime.Latest => facts.Latest(name.Concept, members, context.Period.End, presentation),
            OperandTime.Opening =>
                context.Period.Opening is { } opening ? facts.Find(name.Concept, members, opening, presentation, context.Scenario, context.Entity) : null,
            OperandTime.Closing => facts.Find(name.Concept, members, context.Period.Closing, presentation, context.Scenario, context.Entity),
            _ => facts.Find(name.Concept, members, context.Period, presentation, context.Scenario, context.Entity),
        };
    }
}
