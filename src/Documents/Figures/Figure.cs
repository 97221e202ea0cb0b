using Kessan.Core;

namespace Kessan.Documents;

/// <summary>What a figure says of its facts.</summary>
public enum FigureKind
{
    /// <summary>The fact itself, perhaps translated.</summary>
    Value,

    /// <summary>Current ÷ base − 1.</summary>
    Growth,

    /// <summary>Current − base.</summary>
    Change,

    /// <summary>The change of a ratio, in points.</summary>
    Points,

    /// <summary>The share of a total.</summary>
    Share,

    /// <summary>What a part contributes to the growth of a whole, in points of that growth.</summary>
    Contribution,
}

/// <summary>A number as it is printed, with the fact it stands for.</summary>
/// <param name="Fact">What is shown; a derived figure has a formula over the facts it comes from. Its value is nil where nothing is stated.</param>
/// <param name="IsDerived">The fact is not one of the books but computed from them for this figure: a growth, a translation.</param>
/// <param name="Source">Where the writer bound it.</param>
public sealed record Figure(Fact Fact, FigureKind Kind, NumberFormat Format, bool IsDerived, Place Source)
{
    /// <summary>The accepted adjustment that moved the last digit, or null.</summary>
    public Adjustment? Adjustment { get; init; }

    /// <summary>The number by rounding alone, in printed units; null for nil.</summary>
    public decimal? Rounded => Fact.Number is { } value ? Format.Printed(value) : null;

    /// <summary>The number that is printed, in printed units; null for nil.</summary>
    public decimal? Printed => Adjustment?.To ?? Rounded;

    private bool IsNegative => Printed is { } printed && (printed < 0m || (printed == 0m && Fact.Number < 0m));

    /// <summary>The currency, where it is printed before the number.</summary>
    public string Prefix => Printed is null ? "" : Format.Prefix;

    /// <summary>The number with its parentheses and per cent sign: 33,254, (44.6%), --.</summary>
    public string Number => Printed is { } printed ? Format.Number(printed, IsNegative) : Format.NilText;

    /// <summary>The unit after the number.</summary>
    public string Suffix => Printed is null ? "" : Format.Unit;

    public string Text => Prefix + Number + Suffix;

    /// <summary>The facts of the books that the figure rests on.</summary>
    public IReadOnlyList<FactKey> Facts => IsDerived && Fact.Provenance is Provenance.FromFormula formula ? formula.Inputs : [Fact.Key];
}
