namespace Kessan.TieOut.Reading;

/// <summary>
/// A stretch of running text put together from pieces of the source (wrapped lines, later: runs between tags), each with its place.
/// Lines are joined by one blank, which belongs to no piece.
/// </summary>
public sealed class Passage
{
    private readonly int[] textStarts;
    private readonly int[] sourceStarts;

    private Passage(string text, int[] textStarts, int[] sourceStarts)
    {
        Text = text;
        this.textStarts = textStarts;
        this.sourceStarts = sourceStarts;
    }

    public string Text { get; }

    /// <summary>The pieces, trimmed, in reading order.</summary>
    public static Passage Of(string source, params ReadOnlySpan<Span> pieces)
    {
        var text = new System.Text.StringBuilder();
        var starts = new List<int>(pieces.Length);
        var places = new List<int>(pieces.Length);
        foreach (var piece in pieces)
        {
            var span = Trim(source, piece);
            if (span.Length == 0) { continue; }
            if (text.Length > 0) { text.Append(' '); }
            starts.Add(text.Length);
            places.Add(span.Start);
            text.Append(source, span.Start, span.Length);
        }

        return new(text.ToString(), [.. starts], [.. places]);
    }

    /// <summary>The place in the source of a position in the text.</summary>
    public int SourceOf(int position)
    {
        if (textStarts.Length == 0) { return 0; }
        var found = Array.BinarySearch(textStarts, position);
        var piece = Math.Max(0, found >= 0 ? found : ~found - 1);
        return sourceStarts[piece] + position - textStarts[piece];
    }

    public Span SourceSpan(int start, int end) => end <= start ? new(SourceOf(start), SourceOf(start)) : new(SourceOf(start), SourceOf(end - 1) + 1);

    public Span Whole => SourceSpan(0, Text.Length);

    private static Span Trim(string source, Span span)
    {
        int start = span.Start, end = span.End;
        while (start < end && char.IsWhiteSpace(source[start])) { start++; }
        while (end > start && char.IsWhiteSpace(source[end - 1])) { end--; }
        return new(start, end);
    }
}
