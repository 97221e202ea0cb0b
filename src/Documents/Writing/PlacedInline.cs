namespace Kessan.Documents;

/// <summary>A node with the offset in its source at which it begins, as the checks of a sentence need it.</summary>
/// <param name="IsDeclared">Words in a code span: the writer says that their digits are no number of the books.</param>
internal sealed record PlacedInline(Inline Node, int Offset, bool IsDeclared = false);
