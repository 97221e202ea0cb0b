namespace Kessan.Documents;

/// <summary>
/// A table with caption, column groups, and headers that say what they head. Lines across become borders of the rows; a row over others
/// begins a row group of its own.
/// </summary>
internal sealed class HtmlTable(Table table, PlacedText output, HtmlInlines inlines)
{
    /// <summary>A table that fills no more than a page does not break in print; longer ones break between their groups of rows.</summary>
    private const int MostLinesTogether = 46;

    /// <summary>Columns of text that a caption has on a printed line.</summary>
    private const int CaptionWidth = 62;

    private bool LinedRows => table.Rows.Count(r => r.Kind == RowKind.Rule) > 1;

    public void Write()
    {
        output.Append($"<figure class=\"table{(Lines <= MostLinesTogether ? " together" : "")}\" id=\"table-{table.Id}\">\n<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"{HtmlText.Escape(Name)}\">\n");
        output.Append($"<table class=\"{(LinedRows ? "lined" : "statement")}\">\n");
        Caption();
        Head();
        Body();
        output.Append("</table>\n</div>\n");
        Notes();
        output.Append("</figure>\n");
    }

    private int Lines =>
        table.Rows.Where(r => r.Kind is RowKind.Figures or RowKind.Heading).Sum(r => 1 + (TextWidth.Of(PlainText.Of(r.Caption)) / CaptionWidth))
            + (LinedRows ? table.Rows.Count / 4 : 0);

    private string Name => table.Title.Count > 0 ? string.Join(", ", table.Title) : table.Id.Replace('-', ' ');

    private void Caption()
    {
        if (table.Title.Count == 0) { output.Append($"<caption class=\"silent\">{HtmlText.Escape(Name)}</caption>\n"); return; }
        output.Append("<caption>"
            + string.Join("<br>", table.Title.Select((t, i) => i == 0 ? HtmlText.Escape(t) : $"<span class=\"sub\">{HtmlText.Escape(t)}</span>"))
            + "</caption>\n");
    }

    private void Head()
    {
        output.Append("<thead>\n");
        if (table.Columns.Any(c => c.Group is not null)) { Groups(); }
        output.Append("<tr><td></td>");
        foreach (var column in table.Columns)
        {
            var unit = column.Unit.Length == 0 ? "" : $" <span class=\"unit\">{HtmlText.Phrased(column.Unit)}</span>";
            var heading = column.Heading.Length == 0 && unit.Length == 0
                ? $"<span class=\"silent\">{HtmlText.Escape(column.Group ?? column.Id)}</span>"
                : HtmlText.Phrased(column.Heading);
            output.Append($"<th scope=\"col\"{(column.Align == CellAlign.Left ? " class=\"left\"" : "")}>{heading}{unit}</th>");
        }

        output.Append("</tr>\n</thead>\n");
    }

    private void Groups()
    {
        output.Append("<tr><td></td>");
        for (var i = 0; i < table.Columns.Count;)
        {
            var span = 1;
            while (table.Columns[i].Group is not null && i + span < table.Columns.Count && table.Columns[i + span].Group == table.Columns[i].Group) { span++; }
            var width = span > 1 ? $" colspan=\"{Digits(span)}\"" : "";
            output.Append(table.Columns[i].Group is { } group ? $"<th{width} scope=\"colgroup\">{HtmlText.Phrased(group)}</th>" : "<td></td>");
            i += span;
        }

        output.Append("</tr>\n");
    }

    private void Body()
    {
        output.Append("<tbody>\n");
        var sum = false;
        var written = false;
        foreach (var row in table.Rows)
        {
            if (row.Kind == RowKind.AmountRule) { sum = true; continue; }
            if (row.Kind is RowKind.Rule or RowKind.Blank) { continue; }
            if (row.Kind == RowKind.Heading && written) { output.Append("</tbody>\n<tbody>\n"); }
            Row(row, sum);
            (sum, written) = (false, true);
        }

        output.Append("</tbody>\n");
    }

    private void Row(TableRow row, bool sum)
    {
        var kind = row.Kind == RowKind.Heading ? "head" : sum ? "sum" : row.IsTotal ? "total" : "";
        output.Append(kind.Length > 0 ? $"<tr class=\"{kind}\">" : "<tr>");
        var across = row.Kind == RowKind.Heading ? $" colspan=\"{Digits(table.Columns.Count + 1)}\" scope=\"rowgroup\"" : " scope=\"row\"";
        output.Append($"<th{across}{(row.Indent > 0 ? $" class=\"i{Digits(Math.Min(row.Indent, 4))}\"" : "")}>");
        inlines.WriteCaption(row.Caption);
        output.Append("</th>");
        for (var i = 0; i < row.Cells.Count && row.Kind == RowKind.Figures; i++) { Cell(row.Cells[i], table.Columns[i]); }
        output.Append("</tr>\n");
    }

    /// <summary>A number that ends with a parenthesis hangs, so that the digits stand under one another.</summary>
    private void Cell(IReadOnlyList<Inline> cell, TableColumn column)
    {
        var hangs = cell is [.., FigureRun { Figure: { Suffix: "" } figure }] && figure.Number.EndsWith(')');
        var css = string.Join(' ',
            new[] { column.IsAmount ? "amount" : "", hangs ? "neg" : "", column.Align == CellAlign.Left ? "left" : "" }.Where(c => c.Length > 0));
        output.Append(css.Length > 0 ? $"<td class=\"{css}\">" : "<td>");
        inlines.Write(cell);
        output.Append("</td>");
    }

    private void Notes()
    {
        foreach (var note in table.Notes)
        {
            output.Append($"<p class=\"table-note\"><span class=\"label\">({HtmlText.Escape(note.Label)})</span> ");
            inlines.Write(note.Content);
            output.Append("</p>\n");
        }
    }

    private static string Digits(int number) => number.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
