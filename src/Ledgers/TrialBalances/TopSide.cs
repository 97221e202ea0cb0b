using Kessan.Core;

namespace Kessan.Ledgers;

/// <summary>A line of an entry a person made above the packages.</summary>
/// <param name="Date">The entry counts from the closing of this day on.</param>
/// <param name="Amount">Debit positive, in the presentation currency.</param>
/// <param name="Reason">Why: no entry is without.</param>
/// <param name="Reverses">From this day on the entry is taken back (an accrual reversed in the next period); null where it stays.</param>
public sealed record TopSideLine(
    string Entry, DateOnly Date, string Entity, string Account, string? Movement, string? Partner, decimal Amount, string Reason, DateOnly? Reverses,
    SourceLine Source)
{
    /// <summary>
    /// Whether all owners of the company share in what the line changes in results and other equity; otherwise the owners of the parent alone.
    /// </summary>
    public bool OwnersShare { get; init; }
}
