using Kessan.Core;

namespace Kessan.Documents;

/// <summary>A row as defined by the table or by a line of a statement.</summary>
/// <param name="Id">Concept with members and time, unless the table names the row itself.</param>
internal sealed record RowSpec(RowKind Kind, string Id, Place Place)
{
    /// <summary>Concept with members and time; null where the columns name the concepts.</summary>
    public string? Concept { get; init; }

    public Period? Period { get; init; }

    public string? Scenario { get; init; }

    /// <summary>Words that override those of the columns.</summary>
    public string? Show { get; init; }

    public int Indent { get; init; }

    public bool IsTotal { get; init; }

    /// <summary>Whether a line is drawn above the amounts.</summary>
    public bool RuleAbove { get; init; }

    /// <summary>Whether columns that show a share of a total are filled.</summary>
    public bool Share { get; init; }

    public bool NeverTranslated { get; init; }

    public IReadOnlyList<Inline> Caption { get; init; } = [];

    /// <summary>Columns that print "--" whatever the facts say.</summary>
    public IReadOnlyList<string> NotStated { get; init; } = [];

    /// <summary>Columns that stay empty.</summary>
    public IReadOnlyList<string> Empty { get; init; } = [];

    /// <summary>The rows that add to this one.</summary>
    public IReadOnlyList<(string Row, int Weight)> Sum { get; init; } = [];

    /// <summary>The cells written out, one per column; empty where the facts fill them.</summary>
    public IReadOnlyList<IReadOnlyList<Inline>> Written { get; init; } = [];
}
