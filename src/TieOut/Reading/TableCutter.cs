namespace Kessan.TieOut.Reading;

/// <summary>
/// Cuts a region of lines into tables. Between two runs of data lines stands either more labels of the same table or the header of a
/// new one; a header has texts over the columns of the data that follow.
/// </summary>
internal static class TableCutter
{
    public static void Cut(string text, ReadOnlySpan<TextLine> lines, List<Block> blocks)
    {
        var starts = TableStarts(text, lines);
        if (starts.Count == 0 || starts[0] > 0) { AddText(text, lines[..(starts.Count == 0 ? lines.Length : starts[0])], blocks); }
        for (var t = 0; t < starts.Count; t++)
        {
            var end = t + 1 < starts.Count ? starts[t + 1] : lines.Length;
            var (body, rest) = SplitTail(lines[starts[t]..end]);
            AddTable(text, body, blocks);
            AddText(text, rest, blocks);
        }
    }

    private static void AddTable(string text, ReadOnlySpan<TextLine> lines, List<Block> blocks)
    {
        var firstData = 0;
        while (lines[firstData].Kind != LineKind.Data) { firstData++; }
        var table = lines[firstData].HasTabs
            ? TabTableReader.Read(text, lines, firstData)
            : AsciiTableReader.Read(text, lines, FirstBodyLine(lines, firstData));
        foreach (var title in table.Title) { blocks.Add(new Paragraph(title, isHeading: true)); }
        blocks.Add(table);
    }

    private static void AddText(string text, ReadOnlySpan<TextLine> lines, List<Block> blocks)
    {
        for (var i = 0; i < lines.Length;)
        {
            if (lines[i].Kind == LineKind.Blank) { i++; continue; }
            var first = i;
            while (i < lines.Length && lines[i].Kind != LineKind.Blank) { i++; }
            WireTextReader.AddParagraph(text, lines[first..i], blocks);
        }
    }

    /// <summary>Lines after the last data line belong to it as long as they follow without a blank line or are rules.</summary>
    private static (TextLine[] Body, TextLine[] After) SplitTail(ReadOnlySpan<TextLine> lines)
    {
        var last = lines.Length - 1;
        while (lines[last].Kind != LineKind.Data) { last--; }
        var end = last + 1;
        while (end < lines.Length && lines[end].Kind == LineKind.Text && lines[end].Segments.Count == 1 && lines[end].Segments[0].Length < 40) { end++; }
        return (lines[..end].ToArray(), lines[end..].ToArray());
    }

    private static List<int> TableStarts(string text, ReadOnlySpan<TextLine> lines)
    {
        var starts = new List<int>();
        var gap = 0;
        var wasTabs = false;
        for (var i = 0; i < lines.Length; i++)
        {
            if (lines[i].Kind != LineKind.Data) { continue; }
            var between = lines[gap..i];
            if (starts.Count == 0) { starts.Add(gap + TitleStart(between)); }
            else if (lines[i].HasTabs != wasTabs || HeaderLine(between, CellZone(lines[i..])) >= 0)
            {
                starts.Add(gap + AfterNotes(text, between));
            }

            wasTabs = lines[i].HasTabs;
            gap = i + 1;
        }

        return starts;
    }

    /// <summary>The leftmost place where a cell begins in the next few data lines.</summary>
    private static int CellZone(ReadOnlySpan<TextLine> lines)
    {
        var zone = int.MaxValue;
        var seen = 0;
        foreach (var line in lines)
        {
            if (line.Kind != LineKind.Data) { continue; }
            foreach (var segment in line.Segments.Skip(line.Segments[0].IsCell ? 0 : 1)) { zone = Math.Min(zone, line.ColumnOf(segment.Start)); }
            if (++seen == 6) { break; }
        }

        return zone;
    }

    /// <summary>The first line that has a text over the columns, or −1.</summary>
    private static int HeaderLine(ReadOnlySpan<TextLine> lines, int zone)
    {
        for (var i = 0; i < lines.Length; i++) { if (IsHeader(lines[i], zone)) { return i; } }
        return -1;
    }

    internal static bool IsHeader(TextLine line, int zone)
    {
        if (line.Kind != LineKind.Text) { return false; }
        if (line.HasTabs) { return line.Segments.Skip(1).Any(s => s.Length > 1) && line.Segments[0].Length == 0; }
        var last = line.Segments[^1];
        if (line.Segments.Count > 1) { return line.ColumnOf(last.End) > zone && last.Length < 40; }
        return line.Indent >= Math.Max(12, zone - Math.Clamp(last.Length, 8, 15)) && line.ColumnOf(last.End) > zone;
    }

    /// <summary>The header of a table ends with the last header line before its first data line.</summary>
    private static int FirstBodyLine(ReadOnlySpan<TextLine> lines, int firstData)
    {
        var zone = CellZone(lines[firstData..]);
        for (var i = firstData - 1; i >= 0; i--) { if (IsHeader(lines[i], zone)) { return i + 1; } }
        var body = firstData;
        while (body > 0 && lines[body - 1].Kind == LineKind.Text) { body--; }
        return body;
    }

    /// <summary>Of the lines before the first table, the title is what stands within the last eight.</summary>
    private static int TitleStart(ReadOnlySpan<TextLine> between)
    {
        var i = between.Length;
        var texts = 0;
        while (i > 0 && texts < 12)
        {
            i--;
            if (between[i].Kind == LineKind.Text) { texts++; }
        }

        return i;
    }

    /// <summary>
    /// Between two tables: text directly below the last row belongs to the table above, and so do notes and sentences; the next table
    /// begins after them.
    /// </summary>
    private static int AfterNotes(string text, ReadOnlySpan<TextLine> between)
    {
        var start = 0;
        while (start < between.Length && between[start].Kind == LineKind.Text) { start++; }
        if (start == between.Length) { start = 0; }
        for (var i = start; i < between.Length;)
        {
            if (between[i].Kind != LineKind.Text) { i++; continue; }
            var first = i;
            while (i < between.Length && between[i].Kind == LineKind.Text) { i++; }
            if (ProseTest.NatureOf(text, between[first..i]) == RunNature.Prose) { start = i; }
        }

        return start;
    }
}
