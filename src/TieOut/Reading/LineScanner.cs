namespace Kessan.TieOut.Reading;

/// <summary>Classifies the lines of a text: blank, rule, data (a label and cells, or cells alone) or other text.</summary>
internal static class LineScanner
{
    /// <summary>No printed table is wider; beyond it a line is running text and is not searched for cells.</summary>
    private const int WidestTable = 400;

    /// <summary>Characters of a number that is no day, quarter or note mark.</summary>
    private const int LargeNumber = 3;

    /// <param name="wide">Where the characters of the line stand that take two columns.</param>
    public static TextLine Scan(string text, Span span, int[] wide)
    {
        var line = Scan(text, span);
        return wide.Length == 0 ? line : new() { Span = line.Span, Kind = line.Kind, Segments = line.Segments, HasTabs = line.HasTabs, Wide = wide };
    }

    private static TextLine Scan(string text, Span span)
    {
        if (text.AsSpan(span.Start, span.Length).IsWhiteSpace()) { return Line(span, LineKind.Blank, []); }
        if (text.AsSpan(span.Start, span.Length).Contains('\t')) { return TabLine(text, span); }
        if (span.Length > WidestTable) { return Line(span, LineKind.Text, [Trimmed(text, span)]); }
        var raw = SplitAtGaps(text, span);
        if (AreRules(text, raw))
        {
            return Line(span, LineKind.Rule, [.. raw.Select(s => new Segment(s.Start, s.End, SegmentKind.Text))]);
        }
        var segments = WithWholeLabel(CutCells(text, raw));
        return Line(span, IsData(segments) ? LineKind.Data : LineKind.Text, segments);
    }

    private static TextLine Line(Span span, LineKind kind, IReadOnlyList<Segment> segments, bool tabs = false) =>
        new() { Span = span, Kind = kind, Segments = segments, HasTabs = tabs };

    private static Segment Trimmed(string text, Span span)
    {
        int start = span.Start, end = span.End;
        while (char.IsWhiteSpace(text[start])) { start++; }
        while (char.IsWhiteSpace(text[end - 1])) { end--; }
        return new(start, end, SegmentKind.Text);
    }

    /// <summary>Between tabs every stretch is a cell of its own, empty ones included; the first is the label.</summary>
    private static TextLine TabLine(string text, Span span)
    {
        var segments = new List<Segment>();
        var start = span.Start;
        for (var i = span.Start; i <= span.End; i++)
        {
            if (i < span.End && text[i] != '\t') { continue; }
            segments.Add(ClassifyWhole(text, start, i));
            start = i + 1;
        }

        var data = segments.Skip(1).Any(s => s.Kind == SegmentKind.Number);
        return Line(span, data ? LineKind.Data : LineKind.Text, segments, tabs: true);
    }

    private static Segment ClassifyWhole(string text, int start, int end)
    {
        while (start < end && char.IsWhiteSpace(text[start])) { start++; }
        while (end > start && char.IsWhiteSpace(text[end - 1])) { end--; }
        return new(start, end, end > start && CellScanner.EndOfCell(text, start, end) == end ? KindOf(text, start, end) : SegmentKind.Text);
    }

    private static SegmentKind KindOf(string text, int start, int end)
    {
        var cell = text.AsSpan(start, end - start);
        return CellScanner.IsYear(cell) ? SegmentKind.Year : CellScanner.IsNil(cell) ? SegmentKind.Nil : SegmentKind.Number;
    }

    private static List<Span> SplitAtGaps(string text, Span span)
    {
        var found = new List<Span>();
        for (var i = span.Start; i < span.End;)
        {
            if (char.IsWhiteSpace(text[i])) { i++; continue; }
            var end = i;
            while (end < span.End && !(char.IsWhiteSpace(text[end]) && (end + 1 >= span.End || char.IsWhiteSpace(text[end + 1])))) { end++; }
            AddOrMerge(text, found, new(i, end));
            i = end;
        }

        return found;
    }

    /// <summary>A currency sign set apart from its number ("$    53") and a per cent sign set apart belong to the number.</summary>
    private static void AddOrMerge(string text, List<Span> found, Span next)
    {
        var loneSign = found.Count > 0 && text[found[^1].End - 1] is '$' or '\u00A5' or '\u20AC' or '\u00A3'
            && (found[^1].Length == 1 || text[found[^1].End - 2] == ' ');
        var lonePercent = found.Count > 0 && text.AsSpan(next.Start, next.Length) is "%" or ")" or ")%";
        if ((loneSign && CellScanner.EndOfCell(text, next.Start, next.End) > 0) || (lonePercent && char.IsAsciiDigit(text[found[^1].End - 1])))
        {
            found[^1] = new(found[^1].Start, next.End);
        }
        else
        {
            found.Add(next);
        }
    }

    private static bool AreRules(string text, List<Span> raw)
    {
        foreach (var span in raw) { if (!IsRule(text.AsSpan(span.Start, span.Length))) { return false; } }
        return true;
    }

    private static bool IsRule(ReadOnlySpan<char> text) =>
        text.Length >= 3 && text.IndexOfAnyExcept("-=_\u2500\u2014*".AsSpan()) < 0 && !(text.Length == 3 && text[0] == '*') && !CellScanner.IsNil(text);

    private static List<Segment> CutCells(string text, List<Span> raw)
    {
        var segments = new List<Segment>(raw.Count + 2);
        foreach (var span in raw)
        {
            var before = segments.Count;
            if (AddCells(text, span, segments)) { continue; }
            segments.RemoveRange(before, segments.Count - before);
            segments.Add(new(span.Start, span.End, SegmentKind.Text));
        }

        return segments;
    }

    /// <summary>All cells of a stretch such as "(183,070) (19,394,413)".</summary>
    /// <returns>False where anything else stands in it.</returns>
    private static bool AddCells(string text, Span span, List<Segment> cells)
    {
        for (var i = span.Start; i < span.End; i++)
        {
            if (text[i] == ' ') { continue; }
            var end = CellScanner.EndOfCell(text, i, span.End);
            if (end < 0) { return false; }
            cells.Add(new(i, end, KindOf(text, i, end)));
            i = end;
        }

        return true;
    }

    /// <summary>
    /// A label with a wide gap in it, or with the numbers of its notes behind it: two texts, and then nothing but cells. Headers have texts over the
    /// numbers, and years where these have numbers.
    /// </summary>
    private static List<Segment> WithWholeLabel(List<Segment> segments)
    {
        if (segments.Count < 4 || segments[0].IsCell || segments[1].IsCell) { return segments; }
        var (numbers, large) = (0, false);
        for (var i = 2; i < segments.Count; i++)
        {
            if (segments[i].Kind is SegmentKind.Text or SegmentKind.Year) { return segments; }
            if (segments[i].Kind != SegmentKind.Number) { continue; }
            numbers++;
            large |= segments[i].Length >= LargeNumber;
        }

        return numbers < 2 || !large ? segments : [new(segments[0].Start, segments[1].End, SegmentKind.Text), .. segments[2..]];
    }

    /// <summary>Cells after a label, or a row of cells alone; years alone make a header, not data.</summary>
    private static bool IsData(List<Segment> segments)
    {
        var first = segments[0].IsCell ? 0 : 1;
        var numbers = 0;
        var nils = 0;
        var texts = 0;
        for (var i = first; i < segments.Count; i++)
        {
            if (segments[i].Kind == SegmentKind.Number) { numbers++; }
            else if (segments[i].Kind == SegmentKind.Nil) { nils++; }
            else if (segments[i].Kind == SegmentKind.Text) { texts++; }
        }

        return texts == 0 && (numbers > 0 || (nils > 0 && first == 1)) && (first == 1 || segments.Count > 1 || segments[0].Length > 3);
    }
}
