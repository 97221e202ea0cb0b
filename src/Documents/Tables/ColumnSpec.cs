using Kessan.Core;

namespace Kessan.Documents;

/// <summary>A column as defined: what its cells show where the row says nothing else.</summary>
/// <param name="Concept">For tables whose rows are periods; null where the rows name the concepts.</param>
/// <param name="Show">Null where every cell of the column is written out.</param>
internal sealed record ColumnSpec(TableColumn Column, string? Concept, Period? Period, Period? Base, string? Scenario, Rendering? Show);
