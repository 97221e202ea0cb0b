using Kessan.Core;

namespace Kessan.Consolidation;

/// <summary>One purchase, founding or increase of a holding.</summary>
/// <param name="Percent">What was bought, 0 to 100.</param>
/// <param name="Cost">In the group's currency, positive.</param>
/// <param name="Movement">The movement under which the owner booked the cost.</param>
/// <param name="NetAssets">Book value of all the entity's net assets at that date (100%), in its own currency; positive where assets exceed
/// liabilities.</param>
/// <param name="ResultToDate">Its net income from the first day of the fiscal year to the day before, profit positive.</param>
public sealed record AcquisitionStep(
    string Step, DateOnly Date, string Owner, string Entity, decimal Percent, decimal Cost, string Movement, decimal NetAssets, decimal ResultToDate,
    SourceLine Source);

/// <summary>Where a part of a step's excess (cost less share of net assets) goes.</summary>
/// <param name="Amount">Debit positive, in the group's currency.</param>
/// <param name="Months">Over how many months it is written off from the month of the step; null where it stays.</param>
public sealed record Allocation(string Step, string Account, decimal Amount, int? Months, string? ExpenseAccount, SourceLine Source);

/// <summary>A sale inside the group of something the buyer still holds as an asset.</summary>
/// <param name="Price">What the buyer paid, positive, in the group's currency.</param>
/// <param name="Cost">What it had cost the seller, positive.</param>
/// <param name="Movement">The movement of the buyer's asset.</param>
public sealed record UnrealisedProfit(
    DateOnly From, string Seller, string Buyer, decimal Price, decimal Cost, string SalesAccount, string CostAccount, string AssetAccount, string Movement,
    SourceLine Source);

/// <summary>A line of the consolidation entries carried forward into the first fiscal year of the workspace.</summary>
/// <param name="Entity">The company the entry concerns: the subsidiary, the investee, or the company whose asset is corrected.</param>
/// <param name="Amount">Debit positive, in the group's currency.</param>
public sealed record OpeningEntry(string Entity, string Account, decimal Amount, string Reason, SourceLine Source);
