namespace Kessan.TieOut.Reading.Grids;

/// <summary>
/// Makes tables of what a format draws as a table, or paragraphs where it only lays out words. The steps: numbers are put together from
/// their cells, rows told apart (data, header, label), the grid cut into tables, columns found from the places of the numbers, headers
/// laid over them, rows given their labels and headings.
/// </summary>
internal static class GridReader
{
    /// <param name="into">The blocks read so far, to which those of the table are added.</param>
    public static void Read(RawTable raw, List<Block> into)
    {
        if (raw.Rows.Exists(r => r.Cells.Exists(c => c.Blocks is not null))) { LayoutTable.Write(raw, into); return; }
        var lines = GridLine.Of(raw.Rows);
        if (!lines.Exists(l => l.HasValues)) { LayoutTable.Write(raw, into); return; }
        var titles = TitleAbove.Of(into);
        foreach (var title in raw.Titles) { into.Add(new Paragraph(title, isHeading: true)); titles.Add(title); }
        foreach (var part in SideBySide.Split(lines)) { ReadPart(part, titles, into); }
    }

    private static void ReadPart(List<GridLine> lines, List<Passage> titles, List<Block> into)
    {
        var zone = Zone(lines);
        foreach (var line in lines) { line.Classify(zone); }
        Table? previous = null;
        foreach (var section in GridSections.Of(lines))
        {
            if (!section.Body.Exists(l => l.Shape == LineShape.Data)) { Words(section.Body, into); continue; }
            var table = GridTable.Build(section, zone, previous is null ? titles : [], previous);
            foreach (var title in table.Title.Skip(previous is null ? titles.Count : 0)) { into.Add(new Paragraph(title, isHeading: true)); }
            into.Add(table);
            foreach (var rest in GridTable.TextsBeside(section, zone)) { into.Add(new Paragraph(rest, isHeading: false)); }
            previous = table;
        }
    }

    /// <summary>The first grid column of the numbers: where the first number behind a label stands, in most rows.</summary>
    private static int Zone(List<GridLine> lines)
    {
        var starts = lines.Where(l => l.Items.Count > 1 && l.Items[0].Kind is SegmentKind.Text or SegmentKind.Year)
            .Select(l => l.FirstValue())
            .OfType<int>()
            .ToList();
        return starts.Count > 0 ? starts.Min() : lines.Select(l => l.FirstValue()).OfType<int>().DefaultIfEmpty(0).Min();
    }

    private static void Words(List<GridLine> lines, List<Block> into)
    {
        foreach (var item in lines.SelectMany(l => l.Items)) { into.Add(RawCell.AsParagraph(item.Words)); }
    }
}
