using Kessan.Core;

namespace Kessan.Consolidation;

/// <param name="Code">Names the company everywhere.</param>
/// <param name="Currency">The currency of its trial balances (ISO 4217), which is its functional currency unless it is said otherwise.</param>
/// <param name="Segment">The empty text where the group shows none.</param>
public sealed record Entity(string Code, string Name, string NameJa, string Currency, string Segment, SourceLine Source)
{
    /// <summary>
    /// Whether its functional currency is the presentation currency although its books are in another: they are then remeasured (ASC 830-10-45-17; SFAS 52 ¶10,
    /// ¶47-48).
    /// </summary>
    public bool IsRemeasured { get; init; }

    /// <summary>By how many months its books close before the group's; negative where after.</summary>
    public int Lag { get; init; }

    /// <summary>Its functional currency where that is neither the currency of its books nor that of the statements; null otherwise.</summary>
    public string? Functional { get; init; }

    /// <summary>The end of the day at which its functional currency became the presentation currency; null where it did not.</summary>
    public DateOnly? ChangedOn { get; init; }
}

/// <summary>A company's functional currency changes (group/functional.csv).</summary>
/// <param name="From">From the start of this day on.</param>
public sealed record FunctionalChange(string Entity, DateOnly From, string Currency, string Reason, SourceLine Source)
{
    /// <summary>The end of the last day of the currency before.</summary>
    public DateOnly Boundary => From.AddDays(-1);
}

public enum ConsolidationMethod
{
    None,

    /// <summary>A subsidiary: every line is taken in (ARB 51).</summary>
    Full,

    /// <summary>An investee: one line (APB 18).</summary>
    Equity,

    /// <summary>
    /// A venture: of every line the part that is held (APB 18 interpretation 2; IAS 31 ¶30 of before 2013; ASC 810-10-45-14 for unincorporated ones).
    /// </summary>
    Proportional,
}

/// <summary>A direct holding from the start of the day <paramref name="From"/> until the next row of the same pair.</summary>
/// <param name="Percent">0 to 100.</param>
public sealed record Ownership(string Owner, string Entity, DateOnly From, decimal Percent, ConsolidationMethod Method, SourceLine Source);
