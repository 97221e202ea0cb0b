namespace Kessan.TieOut.Reading;

internal enum SegmentKind
{
    Text,
    Number,
    Nil,
    Year,
}

/// <summary>A stretch of a line between gaps of two or more blanks, or one of several cells in such a stretch.</summary>
/// <param name="Start">UTF-16 index in the source; column positions are differences of these.</param>
internal sealed record Segment(int Start, int End, SegmentKind Kind)
{
    public bool IsCell => Kind != SegmentKind.Text;

    public int Length => End - Start;
}

internal enum LineKind
{
    Blank,
    Rule,
    Data,
    Text,
}

/// <summary>One line cut into segments: the raw material of paragraphs and tables.</summary>
internal sealed class TextLine
{
    public required Span Span { get; init; }

    public required LineKind Kind { get; init; }

    public required IReadOnlyList<Segment> Segments { get; init; }

    public bool HasTabs { get; init; }

    /// <summary>Position of the first character that is no blank, from the start of the line.</summary>
    public int Indent => Segments.Count == 0 ? 0 : Segments[0].Start - Span.Start;

    public int Width => Segments.Count == 0 ? 0 : Segments[^1].End - Span.Start;

    public int ColumnOf(int index) => index - Span.Start;
}
