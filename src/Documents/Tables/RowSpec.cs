using Kessan.Core;

namespace Kessan.Documents;

/// <summary>A row as defined by the table or by a line of a statement.</summary>
/// <param name="Id">Concept with members and time, unless the table names the row itself.</param>
/// <param name="Concept">Concept with members and time; null where the columns name the concepts.</param>
/// <param name="Show">Words that override those of the columns.</param>
/// <param name="Share">Whether columns that show a share of a total are filled.</param>
/// <param name="NotStated">Columns that print "--" whatever the facts say.</param>
/// <param name="Empty">Columns that stay empty.</param>
/// <param name="Sum">The rows that add to this one.</param>
internal sealed record RowSpec(RowKind Kind, string Id, Place Place)
{
    public string? Concept { get; init; }

    public Period? Period { get; init; }

    public string? Scenario { get; init; }

    public string? Show { get; init; }

    public int Indent { get; init; }

    public bool IsTotal { get; init; }

    public bool Share { get; init; }

    public bool NeverTranslated { get; init; }

    public IReadOnlyList<Inline> Caption { get; init; } = [];

    public IReadOnlyList<string> NotStated { get; init; } = [];

    public IReadOnlyList<string> Empty { get; init; } = [];

    public IReadOnlyList<(string Row, int Weight)> Sum { get; init; } = [];

    /// <summary>The cells written out, one per column; empty where the facts fill them.</summary>
    public IReadOnlyList<IReadOnlyList<Inline>> Written { get; init; } = [];
}
