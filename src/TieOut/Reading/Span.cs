namespace Kessan.TieOut.Reading;

/// <summary>A stretch of the decoded source, in UTF-16 positions: the start belongs to it, the end does not.</summary>
public readonly record struct Span(int Start, int End)
{
    public int Length => End - Start;
}
