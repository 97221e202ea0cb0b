using Kessan.Core;

namespace Kessan.Statements;

/// <summary>
/// What a formula computes with: a number, nil (reported as nothing) or missing (no such fact).
/// Nil is not zero: in a sum it is nothing, and a sum of nils alone is nil; in a product or a quotient it makes the result nil.
/// Missing makes every result missing.
/// <example>3 + nil = 3; nil + nil = nil; nil − 5 = −5; 3 × nil = nil; 3 ÷ 0 = nil (not stated); 3 + missing = missing.</example>
/// </summary>
public readonly record struct Operand
{
    private enum Kind
    {
        Missing,
        Nil,
        Number,
    }

    private readonly Kind kind;

    private Operand(Kind kind, decimal value, decimal? precision)
    {
        this.kind = kind;
        Value = value;
        Precision = precision;
    }

    public static readonly Operand Missing;

    public static readonly Operand Nil = new(Kind.Nil, 0m, null);

    public bool IsMissing => kind == Kind.Missing;

    public bool IsNil => kind == Kind.Nil;

    public bool IsNumber => kind == Kind.Number;

    /// <summary>The number; 0 where there is none.</summary>
    public decimal Value { get; }

    /// <summary>The coarsest place of the last known digit that went into a sum; null where everything was exact.</summary>
    public decimal? Precision { get; }

    public static Operand Of(decimal value, decimal? precision = null) => new(Kind.Number, value, precision);

    public static Operand Of(Fact? fact) => fact?.Value switch
    {
        FactValue.Number number => Of(number.Value, number.Precision),
        FactValue.Nil => Nil,
        _ => Missing,
    };

    public static Operand operator +(Operand a, Operand b)
    {
        if (a.IsMissing || b.IsMissing) { return Missing; }
        if (a.IsNil) { return b; }
        return b.IsNil ? a : Of(a.Value + b.Value, Coarser(a.Precision, b.Precision));
    }

    public static Operand operator -(Operand a) => a.IsNumber ? Of(-a.Value, a.Precision) : a;

    public static Operand operator -(Operand a, Operand b) => a + (-b);

    public static Operand operator *(Operand a, Operand b)
    {
        if (a.IsMissing || b.IsMissing) { return Missing; }
        return a.IsNil || b.IsNil ? Nil : Of(a.Value * b.Value);
    }

    /// <summary>A quotient with nothing or zero below is not stated: nil.</summary>
    public static Operand operator /(Operand a, Operand b)
    {
        if (a.IsMissing || b.IsMissing) { return Missing; }
        return a.IsNil || b.IsNil || b.Value == 0m ? Nil : Of(a.Value / b.Value);
    }

    /// <returns>Null where the operand is missing.</returns>
    public FactValue? ToFactValue() => kind switch
    {
        Kind.Number => new FactValue.Number(Value, Precision),
        Kind.Nil => FactValue.Nil.Value,
        _ => null,
    };

    private static decimal? Coarser(decimal? a, decimal? b) => a is null ? b : b is null ? a : Math.Max(a.Value, b.Value);
}
