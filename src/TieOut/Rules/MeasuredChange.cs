using Kessan.Core;
using Kessan.TieOut.Figures;
using Kessan.TieOut.Linking;
using Kessan.TieOut.Structure;

namespace Kessan.TieOut.Rules;

/// <summary>
/// Three figures of a sentence, each of which follows from the two others. Sizes alone are compared; which way it went is <see
/// cref="DirectionContradictsSign"/>'s to judge.
/// </summary>
/// <param name="result">The growth, change or points.</param>
internal abstract class MeasuredChange(ProseFigure result, Figure first, Figure second)
{
    /// <summary>
    /// An amount of three digits and more, which the two others leave so little room, is one slip away from it by chance once in thirty times.
    /// </summary>
    private const decimal LargestRoom = 0.02m;

    private const int LeastDigits = 3;

    protected Figure Result => result.Figure;

    protected Figure First => first;

    protected Figure Second => second;

    /// <summary>1 up, -1 down; 0 where the words do not say.</summary>
    protected int Way => result.Direction;

    /// <summary>The size of the result, given the two others; null where they cannot be put together.</summary>
    protected abstract Interval? Expected { get; }

    /// <summary>The words leave no doubt that the three belong together.</summary>
    protected virtual bool IsCertain => false;

    /// <summary>The result is of the same subject as the amounts: otherwise a slip is looked for in the result alone.</summary>
    public bool IsOfOneSubject { get; init; } = true;

    /// <summary>The calculation: "110.0 against 100.0 is 10.0%".</summary>
    protected abstract string Because(Interval expected);

    /// <summary>The size of one of the two others, were the result of this size.</summary>
    protected abstract Interval? Given(Figure figure, Interval size);

    /// <returns>The relation; null where it does not hold and no slip in one of the three explains it.</returns>
    public Relation? Relate()
    {
        if (Expected is not { Low: not null, High: not null } expected) { return null; }
        var holds = expected.Intersects(Result.Possible.Abs());
        return !holds && !IsMistake(expected) ? null : new()
        {
            Rule = Result.Kind == FigureKind.Growth ? RuleCatalog.GrowthDoesNotRecompute : RuleCatalog.ChangeDoesNotRecompute,
            Result = Result,
            Inputs = [first, second],
            Verdict = !holds ? Verdict.Violated : Weakness.IsWeak(Result, expected) ? Verdict.Weak : Verdict.Holds,
            Expected = expected,
            Implied = figure => figure == Result ? expected : Given(figure, Result.Possible.Abs()),
            Unnoticed = figure => !holds ? null : figure == Result ? Signed(figure, Relation.Around(expected, figure.Precision)) : Passing(figure),
            NoticesSign = false,
            Because = _ => Because(expected),
            Proves = [Result],
        };
    }

    /// <summary>A last digit that misses by one is no mistake; where the words leave doubt, only a usual slip in one of the three is.</summary>
    private bool IsMistake(Interval expected) =>
        !ShareDoesNotRecompute.OneOff(Result, expected)
            && (IsCertain || IsSlipOf(ProseSlip.Of(Result, expected)) || IsAmountSlip(first) || IsAmountSlip(second));

    private bool IsAmountSlip(Figure amount) =>
        IsTelling(amount, Given(amount, Result.Possible.Abs())) && IsSlipOf(Diagnosis.Of(amount, Signed(amount, Given(amount, Result.Possible.Abs())!.Value)));

    private bool IsTelling(Figure amount, Interval? asked) =>
        IsOfOneSubject && SlipChance.Significant(amount) >= LeastDigits && asked is { Low: > 0m, Width: { } room }
            && room <= LargestRoom * Math.Abs(amount.Value);

    /// <summary>The values of an amount that would not be reported.</summary>
    private Interval? Passing(Figure amount) =>
        (IsCertain || IsTelling(amount, Given(amount, Result.Possible.Abs())))
            && Given(amount, Relation.Around(Result.Possible.Abs(), Result.Precision)) is { } passing && passing.Contains(Math.Abs(amount.Value))
            ? Signed(amount, passing)
            : null;

    private static bool IsSlipOf(Diagnosis diagnosis) =>
        diagnosis.Kind is SlipKind.DigitsExchanged or SlipKind.OneDigit or SlipKind.DigitLost or SlipKind.Scale;

    private static Interval Signed(Figure figure, Interval size) => figure.Value < 0m ? -size : size;
}

/// <summary>A growth or change between two amounts, or the points between two percentages.</summary>
internal sealed class ChangeBetween(ProseFigure change, Figure now, Figure then) : MeasuredChange(change, now, then)
{
    private bool IsGrowth => Result.Kind == FigureKind.Growth;

    protected override Interval? Expected =>
        IsGrowth
            ? Interval.Growth(Second.Possible.Abs(), First.Possible.Abs()).Abs()
            : Result.Unit == First.Unit ? (First.Possible.Abs() - Second.Possible.Abs()).Abs() : null;

    protected override string Because(Interval expected) =>
        $"{First.Text} against {Second.Text} is {(IsGrowth ? Wording.Percent(expected, Result) : Wording.Range(expected, Result))}";

    protected override Interval? Given(Figure figure, Interval size)
    {
        var moved = (Way != 0 ? Way : Math.Sign(Math.Abs(First.Value) - Math.Abs(Second.Value))) < 0 ? -size : size;
        if (!IsGrowth) { return figure == First ? Second.Possible.Abs() + moved : First.Possible.Abs() - moved; }
        var factor = Interval.Point(1m) + moved;
        return !(factor.Low > 0m) ? null : figure == First ? Second.Possible.Abs() * factor : First.Possible.Abs() / factor;
    }
}

/// <summary>
/// A growth beside the change that it measures: <example>"1,230 increased by 109, or 10%"</example>. In real documents all 45 of them come out, so that one
/// that does not needs no slip to explain it.
/// </summary>
internal sealed class GrowthOfChange(ProseFigure growth, Figure now, Figure change) : MeasuredChange(growth, now, change)
{
    protected override Interval? Expected => Way != 0 && Base is { Low: > 0m } before ? Second.Possible.Abs() / before : null;

    protected override bool IsCertain => true;

    /// <summary>What the amount was before.</summary>
    private Interval Base => Way > 0 ? First.Possible.Abs() - Second.Possible.Abs() : First.Possible.Abs() + Second.Possible.Abs();

    protected override string Because(Interval expected) => $"a change of {Second.Text} to {First.Text} is {Wording.Percent(expected, Result)}";

    protected override Interval? Given(Figure figure, Interval size)
    {
        var factor = Interval.Point(1m) + (Way < 0 ? -size : size);
        return !(factor.Low > 0m) || !(size.Low > 0m) ? null : figure == Second ? First.Possible.Abs() * size / factor : Second.Possible.Abs() * factor / size;
    }
}
