using Kessan.Core;

namespace Kessan.Statements;

/// <summary>
/// What facts can be. A fact out of ledgers is exactly its number; one that was announced in millions is everything that rounds to it,
/// and so is what is computed from it: three summands of ±0.5 make a sum of ±1.5.
/// </summary>
internal sealed class Possibilities
{
    /// <summary>What inexact facts can be that were computed; the others say it themselves.</summary>
    private readonly Dictionary<Fact, Interval> computed = new(ReferenceEqualityComparer.Instance);

    public Interval Of(Fact fact) =>
        computed.TryGetValue(fact, out var interval) ? interval : fact.Value is FactValue.Number number ? number.Possible : Interval.Point(0m);

    /// <summary>What a formula over facts can give, given the facts that its names stand for; null where all of them are exact.</summary>
    public Interval? Of(Formula formula, List<NamedFact> facts) => facts.TrueForAll(f => IsExact(f.Fact)) ? null : Evaluate(formula, facts);

    public void Remember(Fact fact, Interval? interval)
    {
        if (interval is { } inexact) { computed[fact] = inexact; }
    }

    private bool IsExact(Fact fact) => fact.Value is not FactValue.Number { Precision: not null } && !computed.ContainsKey(fact);

    private Interval Evaluate(Formula formula, List<NamedFact> facts) => formula switch
    {
        Formula.Constant constant => Interval.Point(constant.Value),
        Formula.Name name => facts.Find(f => ReferenceEquals(f.Name, name))?.Fact is { } fact ? Of(fact) : Interval.Point(0m),
        Formula.Negated negated => -Evaluate(negated.Of, facts),
        Formula.Binary { Operator: '+' } sum => Evaluate(sum.Left, facts) + Evaluate(sum.Right, facts),
        Formula.Binary { Operator: '-' } difference => Evaluate(difference.Left, facts) - Evaluate(difference.Right, facts),
        Formula.Binary { Operator: '*' } product => Evaluate(product.Left, facts) * Evaluate(product.Right, facts),
        Formula.Binary quotient => Evaluate(quotient.Left, facts) / Evaluate(quotient.Right, facts),
        _ => throw new InvalidOperationException("A kind of formula without a rule."),
    };
}

/// <summary>A fact that stands for a name in a formula.</summary>
internal sealed record NamedFact(Formula.Name Name, Fact Fact);
