namespace Kessan.TieOut.Reading.Grids;

/// <summary>One table of a grid: the rows above its numbers, and its body.</summary>
internal sealed record GridSection(List<GridLine> Head, List<GridLine> Body);

/// <summary>Cuts a grid into tables: a row of texts over the columns, behind numbers, begins a new one together with the titles before it.</summary>
internal static class GridSections
{
    public static List<GridSection> Of(List<GridLine> lines)
    {
        var sections = new List<GridSection>();
        var (head, body) = (new List<GridLine>(), new List<GridLine>());
        foreach (var line in lines)
        {
            if (line.Shape == LineShape.Header && body.Exists(l => l.Shape == LineShape.Data) && BeginsTable(line))
            {
                var next = TakeLabelsAtEnd(body);
                sections.Add(new(head, body));
                (head, body) = (next, []);
            }

            var inHead = body.Count == 0 && line.Shape != LineShape.Data;
            (inHead ? head : body).Add(line);
        }

        if (body.Count > 0) { sections.Add(new(head, body)); }
        else if (sections.Count > 0) { sections[^1].Body.AddRange(head); }
        foreach (var section in sections) { MoveHeadings(section); }
        return sections;
    }

    /// <summary>A text in one column is a value in words; two or more, or a time, make a header.</summary>
    private static bool BeginsTable(GridLine line)
    {
        var texts = line.Items.Count(i => i.Start > 0);
        return texts > 1 || line.Items[0].Start > 0 || line.Items.Any(i => i.Start > 0 && HeaderWords.NameTime(i.Text));
    }

    private static List<GridLine> TakeLabelsAtEnd(List<GridLine> body)
    {
        var at = body.Count;
        while (at > 0 && body[at - 1].Shape is LineShape.Label or LineShape.Empty) { at--; }
        var taken = body[at..];
        body.RemoveRange(at, body.Count - at);
        return taken;
    }

    /// <summary>Labels below the last header row, and those in the label column where there is no header, head rows of the body.</summary>
    private static void MoveHeadings(GridSection section)
    {
        var head = section.Head;
        var last = head.FindLastIndex(l => l.Shape == LineShape.Header);
        var from = last + 1;
        if (last < 0) { while (from < head.Count && IsAcross(head[from])) { from++; } }
        section.Body.InsertRange(0, head.GetRange(from, head.Count - from));
        head.RemoveRange(from, head.Count - from);
    }

    private static bool IsAcross(GridLine line) =>
        line.Items.Count == 0 || (line.Items.Count == 1 && line.Items[0].Cell.Width > 1 && line.Items[0].Cell.Width >= line.Row.Cells.Max(c => c.Width));
}
