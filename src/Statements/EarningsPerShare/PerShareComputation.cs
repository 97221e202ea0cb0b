using Kessan.Core;
using Kessan.Ledgers;

namespace Kessan.Statements;

/// <summary>An amount that turns earnings into what ordinary shares have: a preference dividend, negative.</summary>
public sealed record EarningsStep(string Text, Fraction Amount, SourceLine? Source);

/// <summary>The basic figure of one class.</summary>
/// <param name="Earnings">Dividends of the class and its part of what is left.</param>
public sealed record ClassFigure(string Class, Fraction Earnings, Fraction Shares)
{
    public Fraction? PerShare => Shares.IsZero ? null : Earnings / Shares;
}

/// <summary>An instrument in the order of dilution.</summary>
/// <param name="Income">What it adds to the earnings of the period.</param>
/// <param name="Shares">What it adds to the average.</param>
/// <param name="Included">Whether it dilutes what stands before it in the order.</param>
/// <param name="After">Earnings per share of the control number with it and all before it.</param>
public sealed record DilutionStep(PotentialShares Instrument, Fraction Income, Fraction Shares, bool Included, Fraction After)
{
    /// <summary>Income per additional share: the lower, the more it dilutes (IAS 33 ¶44).</summary>
    public Fraction PerShare => Shares.IsZero ? Fraction.Zero : Income / Shares;
}

/// <summary>Earnings per share of one period as of one day, with everything that led to them.</summary>
/// <param name="AsOf">Splits, bonus and rights issues up to this day are counted back.</param>
public sealed record PerShareComputation(
    Period Period, DateOnly AsOf, Fraction Earnings, IReadOnlyList<EarningsStep> Steps, IReadOnlyList<ClassFigure> Basic, IReadOnlyList<DilutionStep> Dilution,
    ClassFigure? Diluted,
    IReadOnlyList<ShareStretch> Stretches)
{
    /// <summary>The fact the earnings were; null where only an earlier per-share figure is known, which is restated by <see cref="Factor"/>.</summary>
    public FactKey? Source { get; init; }

    /// <summary>What one share of the period has become as of the day.</summary>
    public Fraction Factor { get; init; } = Fraction.One;

    /// <summary>
    /// The headline class's figure of the control number alone (earnings from continuing operations; IAS 33 ¶66, ASC 260-10-45-2); null where kessan.yaml names
    /// none.
    /// </summary>
    public ClassFigure? ContinuingBasic { get; init; }

    public ClassFigure? ContinuingDiluted { get; init; }

    /// <summary>
    /// What the control number leaves out (discontinued operations; IAS 33 ¶68, ASC 260-10-45-3): the whole less <see cref="ContinuingBasic"/>, over the same
    /// shares.
    /// </summary>
    public static ClassFigure Discontinued(ClassFigure whole, ClassFigure continuing)
    {
        ArgumentNullException.ThrowIfNull(whole);
        ArgumentNullException.ThrowIfNull(continuing);
        return whole with { Earnings = whole.Earnings - continuing.Earnings };
    }

    public bool IsRestated => AsOf > Period.End;
}
