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

    /// <summary>Where the characters stand that take two columns, in UTF-16 indices of the source; none where every character counts as one column.</summary>
    public IReadOnlyList<int> Wide { get; init; } = [];

    /// <summary>Blanks before the first character that is none.</summary>
    public int Indent => Segments.Count == 0 ? 0 : Segments[0].Start - Span.Start;

    public int Width => Segments.Count == 0 ? 0 : ColumnOf(Segments[^1].End);

    public int ColumnOf(int index)
    {
        var column = index - Span.Start;
        for (var i = 0; i < Wide.Count && Wide[i] < index; i++) { column++; }
        return column;
    }
}
