namespace Kessan.TieOut.Reading;

/// <summary>
/// Builds the grid of a table whose cells are parted by tabs, as programs that take text out of PDF files write them. Cells may be
/// lost, shifted or misread there; the grid says so.
/// </summary>
internal static class TabTableReader
{
    public static Table Read(string text, ReadOnlySpan<TextLine> lines, int firstData)
    {
        var width = Widest(lines) - 1;
        var title = new List<Passage>();
        var headers = Enumerable.Range(0, width).Select(_ => new List<Passage>()).ToList();
        foreach (var line in lines[..firstData])
        {
            if (line.Kind != LineKind.Text) { continue; }
            if (line.HasTabs) { AddHeader(text, line, headers); }
            if (line.Segments[0].Length > 0) { title.Add(Passage.Of(text, new Span(line.Segments[0].Start, line.Segments[0].End))); }
        }

        return new Table
        {
            Title = title,
            Columns = [.. headers.Select((h, i) => new Column(i, h))],
            Rows = ReadRows(text, lines[firstData..], width),
            MayBeDamaged = IsDamaged(text, lines[firstData..])
        };
    }

    /// <summary>
    /// Misread cells show that numbers of this table cannot be trusted: what stands where numbers should is punctuation, digits with
    /// blanks, or begins with a zero.
    /// </summary>
    private static bool IsDamaged(string text, ReadOnlySpan<TextLine> body)
    {
        foreach (var line in body)
        {
            for (var s = 1; s < line.Segments.Count; s++)
            {
                var segment = line.Segments[s];
                if (segment.Length == 0) { continue; }
                var cell = text.AsSpan(segment.Start, segment.Length);
                if (segment.Kind == SegmentKind.Text && line.Kind == LineKind.Data) { return true; }
                if (cell.TrimStart('(').Length > 2 && cell.TrimStart('(')[0] == '0' && cell.TrimStart('(')[1] != '.') { return true; }
            }
        }

        return false;
    }

    private static int Widest(ReadOnlySpan<TextLine> lines)
    {
        var widest = 2;
        foreach (var line in lines) { if (line.HasTabs) { widest = Math.Max(widest, line.Segments.Count); } }
        return widest;
    }

    private static void AddHeader(string text, TextLine line, List<List<Passage>> headers)
    {
        for (var c = 1; c < line.Segments.Count; c++)
        {
            var s = line.Segments[c];
            if (s.Length > 0) { headers[c - 1].Add(Passage.Of(text, new Span(s.Start, s.End))); }
        }
    }

    private static IReadOnlyList<Row> ReadRows(string text, ReadOnlySpan<TextLine> body, int width)
    {
        var rows = new RowBuilder();
        foreach (var line in body)
        {
            if (line.Kind == LineKind.Blank) { rows.Break(); }
            else if (line.Kind == LineKind.Text && line.Segments[0].Length > 0)
            {
                rows.AddLabelLine(Passage.Of(text, new Span(line.Segments[0].Start, line.Segments[0].End)), line.Indent);
            }
            else if (line.Kind == LineKind.Data)
            {
                AddRow(text, line, width, rows);
            }
        }

        return rows.Rows;
    }

    private static void AddRow(string text, TextLine line, int width, RowBuilder rows)
    {
        var cells = new Cell?[width];
        for (var c = 1; c < line.Segments.Count; c++)
        {
            var s = line.Segments[c];
            if (s.IsCell && s.Length > 0) { cells[c - 1] = new(Passage.Of(text, new Span(s.Start, s.End)), s.Kind == SegmentKind.Nil); }
        }

        var label = line.Segments[0];
        rows.AddRow(label.Length > 0 ? Passage.Of(text, new Span(label.Start, label.End)) : null, line.Indent, cells);
    }
}
