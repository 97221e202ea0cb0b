using Kessan.Core;
using Kessan.Ledgers;

namespace Kessan.Consolidation;

/// <summary>Everything under group/ of a group workspace (format 2). The order of lists does not matter.</summary>
public sealed record GroupFiles(
    IReadOnlyList<Entity> Entities,
    IReadOnlyList<GroupEvent> Events,
    IReadOnlyList<EquityAtEvent> Equity,
    IReadOnlyList<FairValueDifference> FairValues,
    IReadOnlyList<UnrealisedItem> Unrealised,
    IReadOnlyList<IntercompanyItem> Intercompany,
    IReadOnlyList<ScopeOverride> Overrides)
{
    /// <summary>Rules that say which differences between companies are borne by whom (group/matching.csv).</summary>
    public IReadOnlyList<MatchingRule> Matching { get; init; } = [];

    /// <summary>What is on its way between companies at a year end (group/in-transit.csv).</summary>
    public IReadOnlyList<InTransitItem> InTransit { get; init; } = [];

    /// <summary>Preferred shares of companies (group/preferred.csv).</summary>
    public IReadOnlyList<PreferredShares> Preferred { get; init; } = [];

    /// <summary>Rules of elimination of the workspace's own, and what narrows the standard ones (group/eliminations.csv).</summary>
    public IReadOnlyList<EliminationRule> Eliminations { get; init; } = [];

    /// <summary>Companies whose functional currency changes (group/functional.csv).</summary>
    public IReadOnlyList<FunctionalChange> FunctionalChanges { get; init; } = [];

    /// <summary>Companies of which events may be missing because their rows cannot be read; * for any.</summary>
    public IReadOnlySet<string> Doubtful { get; init; } = new HashSet<string>(StringComparer.Ordinal);

    /// <summary>Whether rows of events could not be read.</summary>
    public bool HasUnread { get; init; }

    /// <summary>The parent where kessan.yaml names it; null where it is the one company nobody holds.</summary>
    public string? NamedParent { get; init; }
}

/// <summary>How a difference between two companies of the group is taken (group/matching.csv): by pair and account, the first rule that fits.</summary>
/// <param name="Entity">A company, or * for all.</param>
/// <param name="Partner">A company, or * for all.</param>
/// <param name="Accounts">Account codes joined by |, or *.</param>
/// <param name="Tolerance">The largest difference taken without a finding, in the presentation currency.</param>
/// <param name="DifferenceAccount">Where the difference goes; null where it stays and is reported.</param>
/// <param name="Bearer">Whose non-controlling interest bears it: entity, partner or parent.</param>
public sealed record MatchingRule(string Entity, string Partner, string Accounts, decimal Tolerance, string? DifferenceAccount, string Bearer,
    SourceLine Source);

/// <summary>What the group engine works on: checked data of one workspace under one policy set.</summary>
/// <param name="Currency">The presentation currency (ISO 4217).</param>
public sealed record GroupInput(
    GroupFiles Files, ChartOfAccounts Chart, MovementTable Movements, RateTable Rates, FiscalCalendar Calendar, string Currency, PolicySet Policies,
    IReadOnlyList<TrialBalance> TrialBalances)
{
    /// <summary>Entries of people above the packages.</summary>
    public IReadOnlyList<TopSideLine> TopSide { get; init; } = [];

    /// <summary>What the books are of: actual, budget.</summary>
    public string Scenario { get; init; } = Scenarios.Actual;

    /// <summary>A set adopted prospectively; null where one set holds throughout.</summary>
    public Adoption? Adopted { get; init; }

    /// <summary>Computed amounts are rounded to this, half up: 1 for yen, 0.01 for dollars.</summary>
    public decimal SmallestUnit { get; } = MinorUnit.Of(Currency);
}
