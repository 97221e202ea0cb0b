using Kessan.Core;

namespace Kessan.Ledgers;

/// <param name="Participation">What one share of the class has in undistributed earnings, against one share of the first class (1); zero for none.</param>
/// <param name="Nominal">Of a preference share: the amount its rate is a percentage of.</param>
/// <param name="Rate">Percent a year of a cumulative preference dividend; null where it is only what was declared.</param>
public sealed record ShareClass(string Code, bool IsPreference, decimal? Nominal, decimal? Rate, Fraction Participation, SourceLine Source);

public enum PotentialKind
{
    /// <summary>Options, warrants and unvested shares: the treasury stock method.</summary>
    Option,

    /// <summary>Convertible debt or preference shares: the if-converted method.</summary>
    Convertible,

    /// <summary>Shares for little or nothing once conditions are met, which they are now.</summary>
    Contingent,

    /// <summary>The company must buy its own shares: the reverse treasury stock method.</summary>
    WrittenPut,

    /// <summary>
    /// Options or convertibles of a subsidiary into its own shares: the group's part of its earnings falls, its own shares stay (IAS 33 ¶A11; ASC
    /// 260-10-55-20).
    /// </summary>
    OfSubsidiary,
}

/// <summary>Something that may become shares.</summary>
/// <param name="From">The first day it counts, and <paramref name="To"/> the day it no longer does (expired, converted); null for the whole time.</param>
/// <param name="Shares">How many shares it would become.</param>
/// <param name="Price">What is paid per share on exercise, the service still to come included (IAS 33 ¶47A).</param>
/// <param name="Income">What its conversion would add to the earnings of a whole year, after tax.</param>
public sealed record PotentialShares(string Instrument, PotentialKind Kind, DateOnly? From, DateOnly? To, string Class, decimal Shares, decimal? Price,
    decimal Income, SourceLine Source)
{
    /// <summary>The period in which alone the row counts; null for every one.</summary>
    public Period? Period { get; init; }

    /// <summary>
    /// The day the conditions of contingent shares were met: no period that ends before it counts them, and from then on they are outstanding (IAS 33 ¶24,
    /// ¶52).
    /// </summary>
    public DateOnly? Met { get; init; }

    /// <summary>The average price of a share over the days the instrument was there, where they are not the whole period (IAS 33 ¶38, ¶A9).</summary>
    public decimal? MarketPrice { get; init; }

    /// <summary>What its conversion would add to the earnings of <see cref="Period"/>, as it is; null where <see cref="Income"/> of a year is spread.</summary>
    public decimal? IncomeOfPeriod { get; init; }

    /// <summary>Whether it can count in a period at all.</summary>
    public bool CountsIn(Period period) => (Period is not { } only || only == period) && !(Met > period.End) && !(From > period.End) && !(Until < period.Start);

    /// <summary>The first day it no longer counts; null where there is none.</summary>
    public DateOnly? Until => To ?? Met;
}

/// <summary>The average market price of a share in a period.</summary>
public sealed record AveragePrice(Period Period, string Class, decimal Price, SourceLine Source);

/// <summary>Earnings given to a class of shares, or taken from what ordinary shares have.</summary>
/// <param name="Class">The class that receives a dividend; the empty text for an adjustment of earnings without one.</param>
/// <param name="Amount">A dividend is positive; an adjustment of earnings has its own sign.</param>
public sealed record EarningsItem(Period Period, string Class, decimal Amount, string Reason, SourceLine Source);

/// <summary>What earnings per share need beside shares and earnings.</summary>
public sealed record ShareTerms(IReadOnlyList<ShareClass> Classes, IReadOnlyList<PotentialShares> Potential, IReadOnlyList<AveragePrice> Prices,
    IReadOnlyList<EarningsItem> Items)
{
    public static readonly ShareTerms None = new([], [], [], []);
}
