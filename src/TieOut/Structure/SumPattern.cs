namespace Kessan.TieOut.Structure;

/// <summary>A row that is the sum of other rows of its table, each with its sign.</summary>
public sealed record SumPattern(int Total, IReadOnlyList<SumTerm> Terms)
{
    /// <summary>Found in at least one column with certainty, or in another table with the same labels.</summary>
    public bool IsProven { get; init; } = true;

    /// <summary>Another table with the same labels has it.</summary>
    public bool FromSibling { get; init; }
}

/// <param name="Sign">1 or -1.</param>
public sealed record SumTerm(int Row, int Sign);
