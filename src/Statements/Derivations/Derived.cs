using Kessan.Core;

namespace Kessan.Statements;

/// <summary>
/// Figures that compare facts: growth, change, shares of a total, translation. Everything is computed from unrounded facts and given
/// as a fraction (0.109 for 10.9%). Null where the figure is not stated: a fact is missing or nil, or the base does not allow it.
/// </summary>
public static class Derived
{
    /// <summary>Growth current ÷ base − 1, unit pure; stated on a positive base only.</summary>
    public static Fact? Growth(FactSet facts, FactKey current, FactKey @base) =>
        Numbers(facts, current, @base) is var (now, then) && then > 0m
            ? Result(current, Name(current, @base, "YearOnYearGrowth", "QuarterOnQuarterGrowth", "Growth"), Unit.Pure, (now / then) - 1m,
                $"{current.Concept} / base - 1", current, @base)
            : null;

    /// <summary>The change current − base in the unit of the fact; a nil side counts as nothing, two nils are not stated.</summary>
    public static Fact? Change(FactSet facts, FactKey current, FactKey @base)
    {
        var change = Operand.Of(facts[current]) - Operand.Of(facts[@base]);
        return change.IsNumber
            ? Result(current, Name(current, @base, "YearOnYearChange", "QuarterOnQuarterChange", "Change"), current.Unit, change.Value,
                $"{current.Concept} - base", current, @base)
            : null;
    }

    /// <summary>The change of a ratio as a fraction: 0.015 is 1.5 points.</summary>
    public static Fact? Points(FactSet facts, FactKey current, FactKey @base) =>
        Numbers(facts, current, @base) is var (now, then)
            ? Result(current, Name(current, @base, "YearOnYearPoints", "QuarterOnQuarterPoints", "Points"), Unit.Pure, now - then, $"{current.Concept} - base",
                current, @base)
            : null;

    /// <summary>The share of a total (percent of revenues, of total assets) or any quotient of two facts.</summary>
    public static Fact? Ratio(FactSet facts, FactKey numerator, FactKey denominator)
    {
        if (Numbers(facts, numerator, denominator) is not var (above, below) || below == 0m) { return null; }
        var unit = numerator.Unit == denominator.Unit ? Unit.Pure : Unit.Per(numerator.Unit, denominator.Unit);
        return Result(numerator, $"{numerator.Concept}ShareOf{denominator.Concept}", unit, above / below, $"{numerator.Concept} / {denominator.Concept}",
            numerator, denominator);
    }

    /// <summary>What a part contributes to the growth of the whole: (current part − base part) ÷ base whole. A nil part counts as nothing.</summary>
    public static Fact? Contribution(FactSet facts, FactKey currentPart, FactKey basePart, FactKey baseWhole)
    {
        var change = Operand.Of(facts[currentPart]) - Operand.Of(facts[basePart]);
        if (!change.IsNumber || facts[baseWhole]?.Number is not > 0m) { return null; }
        return Result(
            currentPart, $"{currentPart.Concept}ContributionToGrowth", Unit.Pure, change.Value / facts[baseWhole]!.Number!.Value,
            $"({currentPart.Concept} - base) / base of the whole", currentPart, basePart, baseWhole);
    }

    /// <summary>
    /// A convenience translation: the amount divided by a rate in currency per other currency (JPY/USD gives USD, and JPY/share gives USD/share).
    /// </summary>
    public static Fact? Translate(Fact amount, Fact rate)
    {
        if (amount.Number is not { } value || rate.Number is not > 0m || rate.Key.Unit.Denominator is not { } currency) { return null; }
        if (amount.Key.Unit.Numerator != rate.Key.Unit.Numerator) { return null; }
        var unit = amount.Key.Unit.Denominator is { } per ? Unit.Per(new(currency), new(per)) : new Unit(currency);
        return Result(amount.Key, amount.Key.Concept, unit, value / rate.Number.Value, $"{amount.Key.Concept} / {rate.Key.Concept}", amount.Key, rate.Key);
    }

    private static (decimal A, decimal B)? Numbers(FactSet facts, FactKey a, FactKey b) =>
        facts[a]?.Number is { } first && facts[b]?.Number is { } second ? (first, second) : null;

    private static string Name(FactKey current, FactKey @base, string yearOnYear, string quarterOnQuarter, string other) =>
        current.Concept + (@base.Period == current.Period.YearBefore ? yearOnYear : @base.Period == current.Period.Preceding ? quarterOnQuarter : other);

    private static Fact Result(FactKey like, string concept, Unit unit, decimal value, string formula, params FactKey[] inputs) =>
        new(like with { Concept = concept, Unit = unit }, new FactValue.Number(value), new Provenance.FromFormula(formula, inputs));
}
