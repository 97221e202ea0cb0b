using Kessan.Core;
using Kessan.Ledgers;

namespace Kessan.Consolidation;

/// <summary>What the rules work on: checked data of one workspace. The order of lists does not matter.</summary>
/// <param name="Currency">The presentation currency (ISO 4217).</param>
public sealed record ConsolidationInput(
    Group Group, ChartOfAccounts Chart, MovementTable Movements, RateTable Rates, FiscalCalendar Calendar, string Currency,
    IReadOnlyList<TrialBalance> TrialBalances)
{
    /// <summary>Entries of people above the packages.</summary>
    public IReadOnlyList<TopSideLine> TopSide { get; init; } = [];

    /// <summary>Computed amounts are rounded to this, half up: 1 for yen, 0.01 for dollars.</summary>
    public decimal SmallestUnit { get; } = MinorUnit.Of(Currency);
}

/// <summary>The consolidated ledgers of all month ends, oldest first.</summary>
public sealed record ConsolidationRun(IReadOnlyDictionary<DateOnly, ConsolidatedPeriod> Periods)
{
    /// <summary>What did not prove, month end by month end, in the order of the steps.</summary>
    public IEnumerable<Finding> Findings => Periods.Values.SelectMany(p => p.Findings);
}
