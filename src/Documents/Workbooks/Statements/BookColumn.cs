using Kessan.Core;

namespace Kessan.Documents.Workbooks;

/// <summary>What a column of a statement's sheet shows.</summary>
internal enum BookColumnKind
{
    /// <summary>The fact of a period.</summary>
    Amount,

    /// <summary>The amount of another column at the convenience rate.</summary>
    Translation,

    /// <summary>One column less another.</summary>
    Change,

    /// <summary>One column over another, less one.</summary>
    Growth,

    /// <summary>One column over the statement's total (percent of revenues).</summary>
    Share,
}

/// <param name="Period">Of an amount; of the others, that of the column they rest on.</param>
/// <param name="Of">The column that a derived one rests on, by its place among the columns.</param>
/// <param name="Base">The column it is compared with.</param>
internal sealed record BookColumn(BookColumnKind Kind, string Heading, Period Period, string Scenario, int Of = -1, int Base = -1)
{
    /// <summary>The currency of a translation; null for other columns.</summary>
    public string? Currency { get; init; }
}
