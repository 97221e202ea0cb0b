using Kessan.Core;

namespace Kessan.Ledgers;

public enum ShareEventKind
{
    Opening,
    Issue,
    Treasury,
    TreasuryRelease,
}

/// <param name="Shares">Always positive; decimals are possible (an investee's holding counts at the parent's ownership).</param>
/// <param name="Date">The event counts from this day on.</param>
public sealed record ShareEvent(DateOnly Date, ShareEventKind Kind, decimal Shares, SourceLine Source);

/// <summary>The shares that the treasury stock method adds in a period.</summary>
public sealed record Dilution(Period Period, decimal Shares, SourceLine Source);
