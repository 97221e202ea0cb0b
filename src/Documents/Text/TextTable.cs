namespace Kessan.Documents;

/// <summary>Prints a table in wire text: title, rules of hyphens, headings, wrapped captions with the numbers on their last line.</summary>
internal sealed class TextTable(Table table, PlacedText output)
{
    private readonly TableLayout layout = new(table);

    public void Write()
    {
        foreach (var title in table.Title) { Centred(title); }
        if (table.Columns.Any(c => c.Group is not null || c.Heading.Length > 0 || c.Unit.Length > 0)) { Headings(); }
        foreach (var row in table.Rows) { Row(row); }
        foreach (var note in table.Notes) { Note(note); }
    }

    private void Centred(string title)
    {
        foreach (var line in Wrapping.Wrap([new(title)], layout.Width - 1, layout.Width - 1))
        {
            new TextLine().PadTo(1 + Math.Max(0, (layout.Width - 1 - line.Width) / 2)).Add(line).WriteTo(output);
        }
    }

    private void Headings()
    {
        Rule();
        if (table.Columns.Any(c => c.Group is not null)) { Lines(Groups().ToList()); }
        Lines([.. table.Columns.Select((c, i) => (Wrapped(c.Heading, i), layout.Ends[i], c.Align == CellAlign.Left ? layout.Starts(i) : -1))]);
        Rule();
        Lines([.. table.Columns.Select((c, i) => (Wrapped(c.Unit, i), layout.Ends[i], c.Align == CellAlign.Left ? layout.Starts(i) : -1))]);
    }

    private IReadOnlyList<TextLine> Wrapped(string text, int column) =>
        text.Length == 0 ? [] : Wrapping.Heading(text, layout.Widths[column] + layout.Extra);

    /// <summary>The headings that several columns share, centred over them.</summary>
    private IEnumerable<(IReadOnlyList<TextLine> Lines, int End, int Start)> Groups()
    {
        for (var i = 0; i < table.Columns.Count; i++)
        {
            if (table.Columns[i].Group is not { } group || (i > 0 && table.Columns[i - 1].Group == group)) { continue; }
            var last = i;
            while (last + 1 < table.Columns.Count && table.Columns[last + 1].Group == group) { last++; }
            var width = layout.Ends[last] - layout.Starts(i) + 1;
            var lines = Wrapping.Heading(group, width);
            yield return (last == i ? lines : [.. lines.Select(l => new TextLine().PadTo((width - l.Width) / 2).Add(l))], layout.Ends[last],
                last == i ? -1 : layout.Starts(i));
        }
    }

    /// <summary>Blocks of lines side by side, aligned at their last lines.</summary>
    private void Lines(IReadOnlyList<(IReadOnlyList<TextLine> Lines, int End, int Start)> blocks)
    {
        var height = blocks.Select(b => b.Lines.Count).DefaultIfEmpty(0).Max();
        for (var i = 0; i < height; i++)
        {
            var line = new TextLine();
            foreach (var (lines, end, start) in blocks)
            {
                var at = i - (height - lines.Count);
                if (at < 0) { continue; }
                line.PadTo(start >= 0 ? start : end - Math.Min(lines[at].Width, end - 1)).Add(lines[at]);
            }

            line.WriteTo(output);
        }
    }

    private void Row(TableRow row)
    {
        switch (row.Kind)
        {
            case RowKind.Rule: Rule(); break;
            case RowKind.AmountRule: AmountRule(); break;
            case RowKind.Blank: output.Append("\n"); break;
            case RowKind.Heading: Captioned(row, layout.Width - 1); break;
            default: Captioned(row, layout.Caption); break;
        }
    }

    /// <summary>Continued lines are indented by one more.</summary>
    private void Captioned(TableRow row, int width)
    {
        var lines = Wrapping.Wrap(Piece.Of(row.Caption), width - row.Indent, width - row.Indent - 1);
        for (var i = 0; i < lines.Count; i++)
        {
            var line = new TextLine().PadTo(1 + row.Indent + (i > 0 ? 1 : 0)).Add(lines[i]);
            if (i == lines.Count - 1) { Cells(row, line); }
            line.WriteTo(output);
        }
    }

    private void Cells(TableRow row, TextLine line)
    {
        for (var i = 0; i < row.Cells.Count; i++)
        {
            var cell = new TextLine();
            foreach (var piece in Piece.Of(row.Cells[i])) { cell.Add(piece); }
            if (cell.IsEmpty) { continue; }
            var hanging = cell.Pieces[^1].Text.EndsWith(')') ? 1 : 0;
            line.PadTo(table.Columns[i].Align == CellAlign.Left ? layout.Starts(i) : layout.Ends[i] - cell.Width + hanging).Add(cell);
        }
    }

    private void Rule() => output.Append(" " + new string('-', layout.Width - 1) + "\n");

    /// <summary>Hyphens under each run of amount columns, one to the right for the parentheses.</summary>
    private void AmountRule()
    {
        var line = new TextLine();
        for (var i = 0; i < table.Columns.Count; i++)
        {
            if (!table.Columns[i].IsAmount) { continue; }
            var from = i > 0 && table.Columns[i - 1].IsAmount ? line.Width : layout.Starts(i) - 1;
            line.PadTo(from).Add(new string('-', layout.Ends[i] + 1 - from));
        }

        line.WriteTo(output);
    }

    private void Note(TableNote note)
    {
        var label = $" ({note.Label}) ";
        var room = TextWidth.Of(label);
        var lines = Wrapping.Wrap(Piece.Of(note.Content), layout.Width - room, layout.Width - room);
        output.Append("\n");
        for (var i = 0; i < lines.Count; i++) { new TextLine().Add(i == 0 ? label : new string(' ', room)).Add(lines[i]).WriteTo(output); }
    }
}
