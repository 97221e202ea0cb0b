namespace Kessan.TieOut.Structure;

/// <summary>A row that is the sum of other rows of its table, each with its sign.</summary>
public sealed record SumPattern(int Total, IReadOnlyList<SumTerm> Terms)
{
    /// <summary>Found in at least one column with certainty, or in another table with the same labels.</summary>
    public bool IsProven { get; init; } = true;

    /// <summary>Another table with the same labels has it.</summary>
    public bool FromSibling { get; init; }

    /// <summary>Another table with the same labels has it too: neither needs the other's numbers to be found.</summary>
    public bool HasTwin { get; init; }

    /// <summary>Its terms are totals of the same statement, which other sums add up already.</summary>
    public bool IsOfTotals { get; init; }

    /// <summary>Decimal digits that the columns which hold must speak for the sum to be found although one column breaks it.</summary>
    internal decimal Needed { get; init; } = decimal.MaxValue;

    /// <summary>The labels say that it is this sum, whatever the numbers say.</summary>
    internal bool IsNamed => Needed < 1m;

    /// <summary>Whether the sum would still be found with a slip in this column: only then does the column prove anything.</summary>
    internal bool Survives(IReadOnlyList<SumColumn> columns, SumColumn column)
    {
        var evidence = SumSlip.Remaining(column, Total, Terms, column.Test(Total, Terms).Footing == Footing.Rounding ? SumSlip.Rounded(column, this) : 0);
        if (HasTwin && evidence > 0m) { return true; }
        foreach (var other in columns)
        {
            if (other == column) { continue; }
            var (footing, _, numbers) = other.Test(Total, Terms);
            if (footing == Footing.Broken) { return false; }
            if (footing != Footing.Unknown && numbers > 1) { evidence += other.Log(Total, footing == Footing.Exact ? 0 : numbers + 1); }
        }

        return evidence >= Needed;
    }
}

/// <param name="Sign">1 or -1.</param>
public sealed record SumTerm(int Row, int Sign);
