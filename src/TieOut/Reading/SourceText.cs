using Kessan.Core;

namespace Kessan.TieOut.Reading;

/// <summary>
/// The decoded text of a file as it stands there: BOM included, line ends untouched. Positions inside the program are UTF-16
/// indices; what is reported (offset, length, line, column) counts Unicode code points.
/// </summary>
public sealed class SourceText
{
    private readonly int[] lineStarts;
    private readonly int[] lowSurrogates;

    private readonly PlaceTable? places;

    public SourceText(string path, string text)
        : this(path, text, null)
    {
    }

    /// <param name="places">Pages and boxes, or parts, where the text was made of a paged or packaged file.</param>
    internal SourceText(string path, string text, PlaceTable? places)
    {
        this.places = places;
        Path = path;
        Text = text;
        lineStarts = [.. FindLineStarts(text)];
        lowSurrogates = [.. FindLowSurrogates(text)];
    }

    public string Path { get; }

    public string Text { get; }

    public int LineCount => lineStarts.Length;

    /// <summary>The line without its line end; lines count from 0 here.</summary>
    public Span LineAt(int line)
    {
        var start = lineStarts[line];
        var end = line + 1 < lineStarts.Length ? lineStarts[line + 1] : Text.Length;
        while (end > start && Text[end - 1] is '\n' or '\r') { end--; }
        return new(start, end);
    }

    /// <summary>Counts from 0.</summary>
    public int LineOf(int index)
    {
        var found = Array.BinarySearch(lineStarts, index);
        return found >= 0 ? found : ~found - 1;
    }

    /// <summary>Code points before a UTF-16 index.</summary>
    public int CodePointsBefore(int index)
    {
        if (lowSurrogates.Length == 0) { return index; }
        var found = Array.BinarySearch(lowSurrogates, index);
        return index - (found >= 0 ? found : ~found);
    }

    public Place PlaceOf(Span span)
    {
        var line = LineOf(span.Start);
        var offset = CodePointsBefore(span.Start);
        var place = new Place(Path, line + 1, offset - CodePointsBefore(lineStarts[line]) + 1)
        {
            Offset = offset,
            Length = CodePointsBefore(span.End) - offset,
        };
        return places is null ? place : places.Complete(place, span);
    }

    private static List<int> FindLineStarts(string text)
    {
        var starts = new List<int> { 0 };
        for (var i = 0; i < text.Length; i++)
        {
            var next = text.AsSpan(i).IndexOfAny('\n', '\r');
            if (next < 0) { break; }
            i += next;
            if (text[i] == '\r' && i + 1 < text.Length && text[i + 1] == '\n') { i++; }
            starts.Add(i + 1);
        }

        return starts;
    }

    private static List<int> FindLowSurrogates(string text)
    {
        var found = new List<int>();
        for (var i = 0; i < text.Length; i++)
        {
            var next = text.AsSpan(i).IndexOfAnyInRange('\uDC00', '\uDFFF');
            if (next < 0) { break; }
            i += next;
            if (i > 0 && char.IsHighSurrogate(text[i - 1])) { found.Add(i); }
        }

        return found;
    }
}
