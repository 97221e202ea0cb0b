using System.Globalization;
using Kessan.Core;

namespace Kessan.Statements;

/// <summary>When an operand is taken, relative to the period of the result.</summary>
public enum OperandTime
{
    /// <summary>The same period.</summary>
    Same,

    /// <summary>The instant at which the period opens: the closing of the day before.</summary>
    Opening,

    /// <summary>The instant at which the period closes.</summary>
    Closing,

    /// <summary>The last actual fact at or before the end of the period (shares at the day of an announcement).</summary>
    Latest,
}

/// <summary>
/// An exact formula over facts: <c>OperatingIncomeLoss ÷ Revenues</c>, <c>Revenues[*] - CostOfRevenues[*]</c>,
/// <c>CashAndCashEquivalents@closing - CashAndCashEquivalents@opening</c>. The language is described in docs/reference/statements.md.
/// </summary>
public abstract record Formula
{
    private Formula() { }

    public sealed record Constant(decimal Value) : Formula
    {
        public override string ToString() => Value.ToString(CultureInfo.InvariantCulture);
    }

    /// <param name="Members">Null stands for <c>[*]</c>: the members of the result.</param>
    /// <param name="Optional">A fact that is not there counts as nil.</param>
    public sealed record Name(string Concept, Members? Members, OperandTime Time = OperandTime.Same, bool Optional = false) : Formula
    {
        public override string ToString() => $"{Concept}{MembersText}{TimeText}{(Optional ? "?" : "")}";

        private string MembersText => Members is not { } members ? "[*]" : members.IsNone ? "" : $"[{members}]";

        private string TimeText => Time == OperandTime.Same ? "" : "@" + Time.ToString().ToLowerInvariant();
    }

    public sealed record Negated(Formula Of) : Formula
    {
        public override string ToString() => $"-{Of}";
    }

    /// <param name="Operator">One of + - * /.</param>
    public sealed record Binary(char Operator, Formula Left, Formula Right) : Formula
    {
        public override string ToString() => $"{Bracket(Left, right: false)} {Operator} {Bracket(Right, right: true)}";

        private bool IsSum => Operator is '+' or '-';

        private string Bracket(Formula side, bool right) =>
            side is Binary inner && ((inner.IsSum && !IsSum) || (right && Operator is '-' or '/' && inner.IsSum == IsSum)) ? $"({side})" : side.ToString();
    }

    /// <summary>The names in the order in which they are written.</summary>
    public IEnumerable<Name> Names => this switch
    {
        Name name => [name],
        Negated negated => negated.Of.Names,
        Binary binary => binary.Left.Names.Concat(binary.Right.Names),
        _ => [],
    };

    public Operand Evaluate(Func<Name, Operand> valueOf) => this switch
    {
        Constant constant => Operand.Of(constant.Value),
        Name name => valueOf(name) is { IsMissing: false } value ? value : name.Optional ? Operand.Nil : Operand.Missing,
        Negated negated => -negated.Of.Evaluate(valueOf),
        Binary { Operator: '+' } sum => sum.Left.Evaluate(valueOf) + sum.Right.Evaluate(valueOf),
        Binary { Operator: '-' } difference => difference.Left.Evaluate(valueOf) - difference.Right.Evaluate(valueOf),
        Binary { Operator: '*' } product => product.Left.Evaluate(valueOf) * product.Right.Evaluate(valueOf),
        Binary quotient => quotient.Left.Evaluate(valueOf) / quotient.Right.Evaluate(valueOf),
        _ => throw new InvalidOperationException("A kind of formula without a rule."),
    };

    /// <summary>The sum of lines, each with its weight (1 or −1 as a rule).</summary>
    public static Formula? Sum(IEnumerable<(Formula Line, int Weight)> lines)
    {
        Formula? sum = null;
        foreach (var (line, weight) in lines)
        {
            var term = Math.Abs(weight) == 1 ? line : new Binary('*', new Constant(Math.Abs(weight)), line);
            sum = (sum, weight) switch
            {
                (null, > 0) => term,
                (null, _) => new Negated(term),
                (_, > 0) => new Binary('+', sum, term),
                _ => new Binary('-', sum, term),
            };
        }

        return sum;
    }
}
