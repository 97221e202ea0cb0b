namespace Kessan.TieOut.Structure;

/// <summary>A total that its rows do not add up to in any column.</summary>
/// <param name="Pattern">The rows its label or its place gives it.</param>
/// <param name="Supports">Sums that hold in every column and have the total among their addends.</param>
/// <param name="IsPartly">Other columns, which the row that is missing does not fill, come out.</param>
internal sealed record UnfootedTotal(SumPattern Pattern, IReadOnlyList<SumPattern> Supports, bool IsPartly)
{
    /// <summary>A result that sums below prove right, and that no adding and taking off of its rows comes to.</summary>
    public bool IsOutOfReach { get; init; }

    /// <summary>All its rows stand under a heading of its name.</summary>
    public bool IsUnderItsName { get; init; }

    /// <summary>An adjusted measure whose bridge misses it, in a table where other bridges hold.</summary>
    public bool IsBridge { get; init; }

    /// <summary>The result after tax, directly below the one before tax to which sums of sums lead.</summary>
    public bool IsAfterTax { get; init; }

    /// <summary>All its rows are taken off, and what they are taken off is missing.</summary>
    public bool IsHeadless { get; init; }
}
