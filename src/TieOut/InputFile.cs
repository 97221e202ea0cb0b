using Kessan.TieOut.Books;

namespace Kessan.TieOut;

/// <summary>One file to check, already in memory: the checker itself opens nothing.</summary>
/// <param name="Path">As the user named it; findings repeat it.</param>
public sealed record InputFile(string Path, ReadOnlyMemory<byte> Content)
{
    /// <summary>What the books say of the document's numbers; none where only the document itself can speak.</summary>
    public IReadOnlyList<BookedFigure> Booked { get; init; } = [];
}
