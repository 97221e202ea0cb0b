namespace Kessan.TieOut.Reading;

/// <summary>
/// A run of a passage and where it stands. As many characters of the source as of the text: they stand there as they are. Else the
/// source writes the run as one mark (an entity), which begins and ends as a whole.
/// </summary>
internal readonly record struct PassagePiece(int TextStart, int TextLength, int SourceStart, int SourceLength)
{
    private bool IsVerbatim => TextLength == SourceLength;

    public int SourceOf(int position) =>
        IsVerbatim ? SourceStart + position - TextStart : position < TextStart + TextLength ? SourceStart : SourceStart + SourceLength;

    /// <summary>The end, in the source, of the character at a position.</summary>
    public int SourceEndOf(int position) => IsVerbatim ? SourceStart + position - TextStart + 1 : SourceStart + SourceLength;
}
