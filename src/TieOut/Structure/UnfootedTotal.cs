namespace Kessan.TieOut.Structure;

/// <summary>A total that its rows do not add up to in any column.</summary>
/// <param name="Pattern">The rows its label or its place gives it.</param>
/// <param name="Supports">Sums that hold in every column and have the total among their addends.</param>
/// <param name="IsPartly">Other columns, which the row that is missing does not fill, come out.</param>
internal sealed record UnfootedTotal(SumPattern Pattern, IReadOnlyList<SumPattern> Supports, bool IsPartly)
{
    /// <summary>A result that sums below prove right, and that no adding and taking off of its rows comes to.</summary>
    public bool IsOutOfReach { get; init; }
}
