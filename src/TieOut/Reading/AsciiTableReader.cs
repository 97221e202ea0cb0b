namespace Kessan.TieOut.Reading;

/// <summary>Builds the grid of a table whose columns are set with blanks.</summary>
internal static class AsciiTableReader
{
    private const int LeastLeaders = 3;

    public static Table Read(string text, ReadOnlySpan<TextLine> lines, int firstBody)
    {
        var body = lines[firstBody..];
        var places = ColumnFinder.Find(text, body);
        var (title, columns) = ReadHeader(text, lines[..firstBody], places, PercentColumns(text, body, places));
        return new Table { Title = title, Columns = columns, Rows = ReadRows(text, body, places) };
    }

    private static List<bool> PercentColumns(string text, ReadOnlySpan<TextLine> body, List<ColumnPlace> places)
    {
        var found = new int[places.Count];
        foreach (var line in body)
        {
            if (line.Kind != LineKind.Data) { continue; }
            foreach (var segment in line.Segments.Where(s => s.Kind == SegmentKind.Number))
            {
                var c = NearestColumn(text, line, segment, places);
                var cell = text.AsSpan(segment.Start, segment.Length);
                if (c >= 0) { found[c] += cell.Contains('%') || (cell.Contains('.') && !cell.Contains(',') && cell.Length < 9) ? 1 : -1; }
            }
        }

        return [.. found.Select(f => f > 0)];
    }

    private static (List<Passage> Title, IReadOnlyList<Column> Columns) ReadHeader(string text, ReadOnlySpan<TextLine> lines, List<ColumnPlace> places,
        List<bool> isPercent)
    {
        var title = new List<Passage>();
        var reader = new HeaderReader(text, places, isPercent);
        var zone = places.Count == 0 ? 0 : places[0].Start;
        var (inHeader, dated, apart, parted) = (false, false, false, false);
        for (var i = 0; i < lines.Length; i++)
        {
            var line = lines[i];
            apart |= dated && line.Kind == LineKind.Blank;
            if (line.Kind != LineKind.Text) { continue; }
            var header = TableCutter.IsHeader(line, zone) && (inHeader || !IsTitle(lines, i, zone));
            inHeader |= header;
            parted |= apart && !header;
            if (header)
            {
                var years = NamesYears(text, line);
                // Dates above a title, parted from it by a blank line, and dates again below it: the first ones are of something else, the axis of a chart.
                if (years && parted) { (reader, apart, parted) = (new HeaderReader(text, places, isPercent), false, false); }
                dated |= years;
                reader.Add(line, RuleBeside(lines, i));
            }

            if (!header || line.ColumnOf(line.Segments[0].Start) < zone - 12)
            {
                title.Add(Passage.Of(text, header ? new Span(line.Segments[0].Start, line.Segments[0].End) : line.Span));
            }
        }

        return (title, reader.Columns);
    }

    /// <summary>Each of two texts or more names a year.</summary>
    private static bool NamesYears(string text, TextLine line)
    {
        var named = 0;
        foreach (var segment in line.Segments)
        {
            for (var i = segment.Start; i + 4 <= segment.End; i++) { if (CellScanner.IsYear(text.AsSpan(i, 4))) { named++; break; } }
        }

        return named > 1;
    }

    /// <summary>
    /// Above the first full rule stand titles when headers follow below it: single texts, and lines that begin at the left. Without
    /// a rule, a single text is a title unless it is short and stands over the columns.
    /// </summary>
    private static bool IsTitle(ReadOnlySpan<TextLine> lines, int i, int zone)
    {
        var single = lines[i].Segments.Count == 1;
        var (ruled, more) = RuleBelow(lines, i, zone);
        if (ruled && more)
        {
            return single ? !IsTopOfHeader(lines, i) : lines[i].Indent < zone - 12 || (lines[i].Indent <= 4 && lines[i].Segments[0].Length > 18);
        }
        return single && more && !(lines[i].Indent >= zone - 8 && lines[i].Segments[0].Length < 24);
    }

    /// <summary>The first line of a header over several lines: directly below stand texts over more than one column.</summary>
    private static bool IsTopOfHeader(ReadOnlySpan<TextLine> lines, int i)
    {
        for (var next = i + 1; next < lines.Length && lines[next].Kind == LineKind.Text; next++) { if (lines[next].Segments.Count > 1) { return true; } }
        return false;
    }

    /// <summary>Whether this is the text above the first full rule, and whether header lines follow.</summary>
    private static (bool Ruled, bool More) RuleBelow(ReadOnlySpan<TextLine> lines, int i, int zone)
    {
        var rule = -1;
        for (var r = 0; r < lines.Length && rule < 0; r++)
        {
            if (lines[r].Kind == LineKind.Rule && lines[r].Segments.Count == 1 && lines[r].Segments[0].Length > 40) { rule = r; }
        }
        var more = false;
        for (var next = Math.Max(rule, i) + 1; next < lines.Length; next++) { more |= TableCutter.IsHeader(lines[next], zone); }
        return (rule > i, more);
    }

    private static TextLine? RuleBeside(ReadOnlySpan<TextLine> lines, int i)
    {
        for (var next = i + 1; next < lines.Length && next <= i + 3; next++) { if (lines[next].Kind == LineKind.Rule) { return lines[next]; } }
        return i > 0 && lines[i - 1].Kind == LineKind.Rule ? lines[i - 1] : null;
    }

    private static IReadOnlyList<Row> ReadRows(string text, ReadOnlySpan<TextLine> body, List<ColumnPlace> places)
    {
        var rows = new RowBuilder { Boxed = IsBoxed(body) };
        foreach (var line in body)
        {
            switch (line.Kind)
            {
                case LineKind.Blank:
                    if (!rows.Boxed) { rows.Break(); }
                    break;
                case LineKind.Rule:
                    rows.Break();
                    rows.RuleAbove = !Closes(text, line);
                    break;
                case LineKind.Text:
                    rows.AddLabelLine(Passage.Of(text, new Span(line.Segments[0].Start, line.Segments[^1].End)), line.Indent);
                    break;
                default:
                    AddRow(text, line, places, rows);
                    break;
            }
        }

        return rows.Rows;
    }

    /// <summary>A double rule ends what stands above it, and sums up nothing below it.</summary>
    private static bool Closes(string text, TextLine line) => line.Segments.All(s => text[s.Start] == '=');

    private static bool IsBoxed(ReadOnlySpan<TextLine> body)
    {
        int rules = 0, data = 0;
        foreach (var line in body)
        {
            if (line.Kind == LineKind.Rule && line.Segments.Count == 1 && line.Segments[0].Length > 40) { rules++; }
            if (line.Kind == LineKind.Data) { data++; }
        }

        return rules * 3 >= data * 2 && data > 1;
    }

    private static void AddRow(string text, TextLine line, List<ColumnPlace> places, RowBuilder rows)
    {
        var cells = new Cell?[places.Count];
        if (line.Segments.All(s => NearestColumn(text, line, s, places) < 0))
        {
            rows.AddLabelLine(Passage.Of(text, new Span(line.Segments[0].Start, line.Segments[^1].End)), line.Indent);
            return;
        }

        var hasLabel = !line.Segments[0].IsCell || line.Segments[0].Kind == SegmentKind.Year;
        foreach (var segment in hasLabel ? line.Segments.Skip(1) : line.Segments)
        {
            var c = NearestColumn(text, line, segment, places);
            if (c >= 0 && cells[c] is null) { cells[c] = ToCell(text, segment); }
        }

        Span? label = hasLabel ? TakeTrailingCell(text, line, places, cells) : null;
        rows.AddRow(label is { } span ? Passage.Of(text, WithoutLeaders(text, span)) : null, line.Indent, cells);
    }

    /// <summary>Dots that lead the eye from a label to its numbers ("Revenues ......" or ". . . .") are no part of it; the dot of an abbreviation is.</summary>
    private static Span WithoutLeaders(string text, Span label)
    {
        var (end, dots) = (label.End, 0);
        for (; end > label.Start && text[end - 1] is '.' or ' ' or '\u2026' or '_'; end--)
        {
            dots += text[end - 1] switch { '.' or '_' => 1, '\u2026' => LeastLeaders, _ => 0 };
        }
        return dots >= LeastLeaders && end > label.Start ? new(label.Start, end) : label;
    }

    private static Cell ToCell(string text, Segment segment) => new(Passage.Of(text, new Span(segment.Start, segment.End)), segment.Kind == SegmentKind.Nil);

    private static int NearestColumn(string text, TextLine line, Segment segment, List<ColumnPlace> places)
    {
        if (!segment.IsCell) { return -1; }
        var right = line.ColumnOf(ColumnFinder.RightEdge(text, segment));
        var best = -1;
        var least = int.MaxValue;
        for (var c = 0; c < places.Count; c++)
        {
            if (!places[c].Overlaps(line.ColumnOf(segment.Start), line.ColumnOf(segment.End))) { continue; }
            var distance = Math.Abs(places[c].Right - right);
            if (distance < least) { (best, least) = (c, distance); }
        }

        return best;
    }

    /// <summary>A number with one blank before it still is a cell when it stands where a column of the table has its digits.</summary>
    private static Span TakeTrailingCell(string text, TextLine line, List<ColumnPlace> places, Cell?[] cells)
    {
        var label = line.Segments[0];
        var blank = label.End;
        for (var words = 0; words < 3; words++)
        {
            blank = blank - 1 <= label.Start ? -1 : text.LastIndexOf(' ', blank - 1, blank - 1 - label.Start);
            if (blank < 0) { break; }
            if (CellScanner.EndOfCell(text, blank + 1, label.End) != label.End) { continue; }
            var tail = new Segment(blank + 1, label.End,
                CellScanner.IsYear(text.AsSpan(blank + 1, label.End - blank - 1)) ? SegmentKind.Text : SegmentKind.Number);
            var c = NearestColumn(text, line, tail, places);
            if (c < 0 || cells[c] is not null || (words == 0 && Math.Abs(places[c].Right - line.ColumnOf(ColumnFinder.RightEdge(text, tail))) > 1)) { break; }
            cells[c] = ToCell(text, tail);
            return new(label.Start, blank);
        }

        return new(label.Start, label.End);
    }
}
