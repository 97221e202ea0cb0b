using Kessan.Core;

namespace Kessan.Ledgers;

public enum ShareEventKind
{
    Opening,

    /// <summary>Shares issued for what they are worth.</summary>
    Issue,
    Treasury,
    TreasuryRelease,

    /// <summary>Every share becomes several (or several become one).</summary>
    Split,

    /// <summary>New shares without consideration.</summary>
    Bonus,

    /// <summary>New shares to the holders below what they are worth.</summary>
    Rights,
}

/// <summary>So many of one for so many of the other: a bonus of 1 for 4, a split of 2 for 1.</summary>
public sealed record ShareRatio(decimal New, decimal Held);

/// <param name="Shares">Always positive; decimals are possible (an investee's holding counts at the parent's ownership). Zero where <see cref="Ratio"/> says
/// how many.</param>
/// <param name="Date">The event counts from this day on.</param>
public sealed record ShareEvent(DateOnly Date, ShareEventKind Kind, decimal Shares, SourceLine Source)
{
    /// <summary>The class of shares; the empty text where there is one.</summary>
    public string Class { get; init; } = "";

    /// <summary>New shares for shares held (bonus, rights), or shares after for shares before (split).</summary>
    public ShareRatio? Ratio { get; init; }

    /// <summary>What the holders pay for a new share of a rights issue.</summary>
    public decimal? Price { get; init; }

    /// <summary>The fair value of a share immediately before the rights are exercised (IAS 33 ¶A2).</summary>
    public decimal? MarketPrice { get; init; }
}

/// <summary>The shares that the treasury stock method adds in a period.</summary>
public sealed record Dilution(Period Period, decimal Shares, SourceLine Source);
