namespace Kessan.TieOut.Reading;

/// <summary>
/// A stretch of running text put together from pieces of the source (wrapped lines, runs between tags, entities), each with its place.
/// Pieces are joined by one blank or by nothing; the blank belongs to no piece.
/// </summary>
public sealed class Passage
{
    public static readonly Passage Empty = new("", [], markup: false);

    private readonly PassagePiece[] pieces;
    private readonly bool markup;

    internal Passage(string text, PassagePiece[] pieces, bool markup)
    {
        Text = text;
        this.pieces = pieces;
        this.markup = markup;
    }

    public string Text { get; }

    /// <summary>The pieces, trimmed, in reading order.</summary>
    public static Passage Of(string source, params ReadOnlySpan<Span> pieces)
    {
        if (pieces.Length == 1 && Trim(source, pieces[0]) is { Length: > 0 } only)
        {
            return new(source[only.Start..only.End], [new(0, only.Length, only.Start, only.Length)], markup: false);
        }

        var text = new System.Text.StringBuilder();
        var places = new List<PassagePiece>(pieces.Length);
        foreach (var piece in pieces)
        {
            var span = Trim(source, piece);
            if (span.Length == 0) { continue; }
            if (text.Length > 0 && !RunsOn(text[^1], source[span.Start])) { text.Append(' '); }
            places.Add(new(text.Length, span.Length, span.Start, span.Length));
            text.Append(source, span.Start, span.Length);
        }

        return new(text.ToString(), [.. places], markup: false);
    }

    /// <summary>Passages one after the other; empty ones are left out.</summary>
    public static Passage Join(IReadOnlyList<Passage> parts, string separator = " ")
    {
        if (parts.Count == 1) { return parts[0]; }
        var text = new System.Text.StringBuilder();
        var places = new List<PassagePiece>();
        foreach (var part in parts)
        {
            if (part.Text.Length == 0) { continue; }
            if (text.Length > 0 && !(separator == " " && RunsOn(text[^1], part.Text[0]))) { text.Append(separator); }
            foreach (var piece in part.pieces) { places.Add(piece with { TextStart = piece.TextStart + text.Length }); }
            text.Append(part.Text);
        }

        return new(text.ToString(), [.. places], parts.Any(p => p.markup));
    }

    /// <summary>Japanese goes on from line to line without a blank.</summary>
    private static bool RunsOn(char before, char after) => Script.IsCjk(before) && Script.IsCjk(after);

    /// <summary>The same words with their places in another text: that from which the source of this passage was made.</summary>
    public Passage Within(Passage origin)
    {
        var places = new List<PassagePiece>();
        foreach (var piece in pieces) { origin.AddPlaces(piece, places); }
        return new(Text, [.. places], markup: true);
    }

    /// <summary>The place in the source of a position in the text.</summary>
    public int SourceOf(int position) => pieces.Length == 0 ? 0 : pieces[PieceAt(position)].SourceOf(position);

    /// <summary>Where a stretch of the text stands; between tags it is the longest run that no tag parts.</summary>
    public Span SourceSpan(int start, int end)
    {
        if (pieces.Length == 0) { return new(0, 0); }
        if (end <= start) { return new(SourceOf(start), SourceOf(start)); }
        var (first, last) = (PieceAt(start), PieceAt(end - 1));
        return markup && first != last ? LongestRun(first, last, start, end) : new(pieces[first].SourceOf(start), pieces[last].SourceEndOf(end - 1));
    }

    public Span Whole => SourceSpan(0, Text.Length);

    private Span LongestRun(int first, int last, int start, int end)
    {
        var best = default(Span);
        var most = -1;
        for (var i = first; i <= last;)
        {
            var begin = i;
            while (i < last && pieces[i].SourceStart + pieces[i].SourceLength == pieces[i + 1].SourceStart) { i++; }
            var from = Math.Max(start, pieces[begin].TextStart);
            var to = Math.Min(end, pieces[i].TextStart + pieces[i].TextLength);
            if (to - from > most) { (best, most) = (new(pieces[begin].SourceOf(from), pieces[i].SourceEndOf(to - 1)), to - from); }
            i++;
        }

        return best;
    }

    private void AddPlaces(PassagePiece piece, List<PassagePiece> places)
    {
        var end = piece.SourceStart + piece.SourceLength;
        for (var i = PieceAt(piece.SourceStart); i < pieces.Length && pieces[i].TextStart < end; i++)
        {
            var from = Math.Max(piece.SourceStart, pieces[i].TextStart);
            var to = Math.Min(end, pieces[i].TextStart + pieces[i].TextLength);
            if (to <= from) { continue; }
            var place = pieces[i].SourceOf(from);
            places.Add(new(piece.TextStart + from - piece.SourceStart, to - from, place, pieces[i].SourceEndOf(to - 1) - place));
        }
    }

    private int PieceAt(int position)
    {
        int low = 0, high = pieces.Length - 1;
        while (low < high)
        {
            var middle = (low + high + 1) / 2;
            if (pieces[middle].TextStart <= position) { low = middle; } else { high = middle - 1; }
        }

        return low;
    }

    private static Span Trim(string source, Span span)
    {
        int start = span.Start, end = span.End;
        while (start < end && char.IsWhiteSpace(source[start])) { start++; }
        while (end > start && char.IsWhiteSpace(source[end - 1])) { end--; }
        return new(start, end);
    }
}
