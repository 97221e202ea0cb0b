namespace Kessan.TieOut.Reading.Grids;

/// <summary>Builds the table of one section: columns with their headers, rows with labels, headings and cells.</summary>
internal static class GridTable
{
    public static Table Build(GridSection section, int zone, IReadOnlyList<Passage> titles, Table? above)
    {
        var columns = GridColumns.Of(section.Body.Where(l => l.Shape == LineShape.Data));
        columns.RemoveMarks(section.Head, section.Body);
        var header = new GridHeader(columns, zone);
        foreach (var line in section.Head) { header.Add(line); }
        if (!section.Head.Exists(l => l.Shape == LineShape.Header)) { header.AddTimesBeside(section.Body, columns); }
        return new Table
        {
            Title = [.. titles, .. header.Titles],
            Columns = header.Columns(above),
            Rows = Rows(section.Body, columns, header, zone, UnitColumn(section.Head, zone)),
        };
    }

    /// <summary>Words in the columns of numbers that are no value: sentences and ranges. They are read as paragraphs behind the table.</summary>
    public static IEnumerable<Passage> TextsBeside(GridSection section, int zone) =>
        section.Body.Where(l => l.Shape == LineShape.Data)
            .SelectMany(l => l.Items)
            .Where(i => i.Kind == SegmentKind.Text && i.Start >= zone && !HeaderWords.IsTimeAlone(i.Text) && i.Text.AsSpan().IndexOfAnyInRange('0', '9') >= 0)
            .Select(i => i.Words);

    private static IReadOnlyList<Row> Rows(List<GridLine> body, GridColumns columns, GridHeader header, int zone, int units)
    {
        var rows = new RowBuilder { IsWrapped = false };
        var groups = new List<(Passage Words, int From, int To)>();
        var ruled = false;
        foreach (var line in body)
        {
            rows.RuleAbove |= ruled || line.HasRule;
            ruled = line.HasRuleBelow;
            if (line.Items.Count == 0) { rows.Break(); continue; }
            AddGroups(line, zone, groups);
            var labels = line.Items.Where(i => IsLabel(line, i, zone) && !header.IsTaken(i)).ToList();
            if (line.Shape == LineShape.Data) { AddRow(line, labels, columns, groups, rows, units); }
            else if (Joined(line.Items) is { Text.Length: > 0 } words) { rows.AddLabelLine(words, Indent(line.Items[0]), isBold: true); }
        }

        rows.Break();
        return rows.Rows;
    }

    private static void AddRow(GridLine line, List<GridItem> labels, GridColumns columns, List<(Passage Words, int From, int To)> groups, RowBuilder rows,
        int units)
    {
        var unit = labels.Find(l => l.Start == units && l.Cell.Width == 1);
        if (unit is not null) { labels = labels.FindAll(l => l != unit); }
        var above = groups.Where(g => g.From <= line.Index && line.Index < g.To).Select(g => g.Words).ToList();
        var own = labels.Where(l => l.Cell.Rows == 1 || labels.Count == 1).ToList();
        var label = own.Count == 0 ? null : Joined(own);
        if (label is not null) { above.Remove(label); }
        rows.AddRow(label, own.Count == 0 ? 0 : Indent(own[0]), Cells(line, unit is null ? labels : [.. labels, unit], columns), above, unit?.Text ?? "");
    }

    /// <summary>The grid column in front of the numbers that is headed Unit or 単位; −1 where there is none.</summary>
    private static int UnitColumn(List<GridLine> head, int zone) =>
        head.SelectMany(l => l.Items)
            .Where(i => i.Start > 0 && i.Start < zone && i.Text.Trim() is "Unit" or "Units" or "UNIT" or "UNITS" or "単位")
            .Select(i => i.Start)
            .FirstOrDefault(-1);

    private static Cell?[] Cells(GridLine line, List<GridItem> labels, GridColumns columns)
    {
        var cells = new Cell?[columns.Count];
        var last = -1;
        foreach (var item in line.Items)
        {
            if (item.Kind == SegmentKind.Text || labels.Contains(item) || GridColumns.IsMark(line, item)) { continue; }
            var column = columns.Find(item.Start, item.End);
            if (column >= 0 && cells[column] is not null) { column = FreeBeside(cells, column); }
            else if (column >= 0 && column <= last) { column = -1; }
            if (column < 0) { continue; }
            cells[column] = new(item.Words, item.Kind == SegmentKind.Nil);
            last = column;
        }

        return cells;
    }

    /// <summary>The next column; where there is none, what took the last one moves to the left.</summary>
    private static int FreeBeside(Cell?[] cells, int column)
    {
        if (column + 1 < cells.Length) { return cells[column + 1] is null ? column + 1 : -1; }
        if (column == 0 || cells[column - 1] is not null) { return -1; }
        (cells[column - 1], cells[column]) = (cells[column], null);
        return column;
    }

    /// <summary>Texts in front of the numbers; a number or year there is one with the text behind it.</summary>
    private static bool IsLabel(GridLine line, GridItem item, int zone)
    {
        if (item.Start >= zone && !(item.Start == 0 && item.Kind is SegmentKind.Year or SegmentKind.Text)) { return false; }
        return item.Kind is SegmentKind.Text or SegmentKind.Year
            || item.Start < zone && line.Items.Any(i => i.Kind == SegmentKind.Text && i.Start > item.Start && i.Start < zone);
    }

    private static void AddGroups(GridLine line, int zone, List<(Passage Words, int From, int To)> groups)
    {
        groups.RemoveAll(g => g.To <= line.Index);
        foreach (var item in line.Items)
        {
            if (item.Cell.Rows > 1 && item.Kind == SegmentKind.Text && item.Start < zone) { groups.Add((item.Words, line.Index, line.Index + item.Cell.Rows)); }
        }
    }

    /// <summary>In points; a label that begins in a further column of the grid stands further in.</summary>
    private static int Indent(GridItem label) => label.Cell.Indent + (9 * label.Start);

    private static Passage Joined(IReadOnlyList<GridItem> items) => Passage.Join([.. items.Select(i => i.Words)]);
}
