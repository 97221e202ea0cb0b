using System.Globalization;
using DocumentFormat.OpenXml;
using W = DocumentFormat.OpenXml.Wordprocessing;

namespace Kessan.Documents;

/// <summary>
/// A table whose head is repeated on each page and whose rows do not break. Digits stand under one another: a number without a closing parenthesis is
/// indented from the right by the width of one.
/// </summary>
internal sealed class DocxTable(Table table, DocxInlines inlines)
{
    /// <summary>Twentieths of a point: what A4 leaves between the margins.</summary>
    internal const int PageWidth = 9638;

    private const int DigitWidth = 95, CellMargins = 200;

    /// <summary>What a page has room for, at the width of a caption of some columns of text.</summary>
    private const int MostLinesTogether = 50, CaptionWidth = 62;

    private readonly int[] widths = Widths(table);
    private readonly int lines = table.Rows.Where(r => r.Kind is RowKind.Figures or RowKind.Heading)
        .Sum(r => 1 + (TextWidth.Of(PlainText.Of(r.Caption)) / CaptionWidth));

    private bool LinedRows => table.Rows.Count(r => r.Kind == RowKind.Rule) > 1;

    public W.Table Write()
    {
        var grid = new W.TableGrid(widths.Select(w => new W.GridColumn { Width = Text(w) }));
        var result = new W.Table(Properties(), grid);
        result.Append(Head());
        result.Append(Body());
        return result;
    }

    private static W.TableProperties Properties() =>
        new(
            new W.TableStyle { Val = "Statement" },
            new W.TableWidth { Width = "5000", Type = W.TableWidthUnitValues.Pct },
            new W.TableLayout { Type = W.TableLayoutValues.Fixed },
            new W.TableLook { FirstRow = true, LastRow = false, FirstColumn = true, LastColumn = false, NoHorizontalBand = true, NoVerticalBand = true });

    private IEnumerable<W.TableRow> Head()
    {
        if (table.Columns.Any(c => c.Group is not null)) { yield return HeadRow(Groups()); }
        if (table.Columns.Any(c => c.Heading.Length + c.Unit.Length > 0))
        {
            yield return HeadRow([HeadCell([], 1, W.JustificationValues.Left),
                .. table.Columns.Select((c, i) => HeadCell([.. LinesOf(c.Heading, widths[i + 1]), .. LinesOf(c.Unit, widths[i + 1])], 1,
                    c.Align == CellAlign.Left ? W.JustificationValues.Left : W.JustificationValues.Right))]);
        }
    }

    private IEnumerable<W.TableCell> Groups()
    {
        yield return HeadCell([], 1, W.JustificationValues.Left);
        for (var i = 0; i < table.Columns.Count;)
        {
            var span = 1;
            while (table.Columns[i].Group is not null && i + span < table.Columns.Count && table.Columns[i + span].Group == table.Columns[i].Group) { span++; }
            var words = LinesOf(table.Columns[i].Group ?? "", widths.Skip(i + 1).Take(span).Sum());
            yield return HeadCell(words, span, span > 1 ? W.JustificationValues.Center : W.JustificationValues.Right);
            i += span;
        }
    }

    /// <summary>
    /// Word breaks Japanese between any two characters: where a heading is too long for its column, the breaks between its phrases are written.
    /// </summary>
    private static IReadOnlyList<string> LinesOf(string heading, int width)
    {
        var letters = (width - CellMargins) / DigitWidth;
        return TextWidth.Of(heading) > letters && heading.Any(TextWidth.IsBreakable) ? Wrapping.HeadingLines(heading, letters) ?? [heading] : [heading];
    }

    private static W.TableRow HeadRow(IEnumerable<W.TableCell> cells)
    {
        var row = new W.TableRow(new W.TableRowProperties(new W.CantSplit(), new W.TableHeader()));
        row.Append(cells);
        return row;
    }

    private static W.TableCell HeadCell(IReadOnlyList<string> lines, int span, W.JustificationValues align)
    {
        var words = lines.Where(l => l.Length > 0)
            .SelectMany((l, i) => i == 0 ? new OpenXmlElement[] { DocxText.Run(l) } : [new W.Run(new W.Break()), DocxText.Run(l)]);
        var paragraph = DocxText.Paragraph("TableHead", [.. words]);
        paragraph.ParagraphProperties!.Justification = new W.Justification { Val = align };
        paragraph.ParagraphProperties!.KeepNext = new W.KeepNext();
        return new(CellProperties(span, lined: false), paragraph);
    }

    private IEnumerable<W.TableRow> Body()
    {
        var (sum, any) = (false, false);
        foreach (var (at, row) in table.Rows.Index())
        {
            if (row.Kind == RowKind.AmountRule) { sum = true; continue; }
            if (row.Kind is RowKind.Rule or RowKind.Blank) { continue; }
            var written = Row(row, sum, !any || LinedRows);
            if (StaysWithNext(at)) { DocxText.KeepWithNext(written); }
            yield return written;
            (sum, any) = (false, true);
        }
    }

    /// <summary>
    /// A table that a page has room for stays on one; in longer ones a heading stays with its first row, and a total with the last of its rows.
    /// </summary>
    private bool StaysWithNext(int at)
    {
        var rest = table.Rows.Skip(at + 1).Where(r => r.Kind is not (RowKind.Rule or RowKind.Blank)).ToArray();
        if (rest.Length == 0) { return false; }
        return lines <= MostLinesTogether || table.Rows[at].Kind == RowKind.Heading || rest[0].Kind == RowKind.AmountRule;
    }

    private W.TableRow Row(TableRow row, bool sum, bool lined)
    {
        var bold = sum || row.IsTotal || row.Kind == RowKind.Heading;
        var result = new W.TableRow(new W.TableRowProperties(new W.CantSplit()));
        var caption = DocxText.Paragraph("TableText", [.. Weighted(inlines.Of(row.Caption), bold)]);
        caption.ParagraphProperties!.Indentation = new W.Indentation { Left = Text((row.Indent * 170) + 60), Hanging = "60" };
        result.Append(new W.TableCell(CellProperties(row.Kind == RowKind.Heading ? table.Columns.Count + 1 : 1, lined), caption));
        if (row.Kind == RowKind.Heading) { return result; }
        for (var i = 0; i < table.Columns.Count; i++)
        {
            result.Append(Cell(i < row.Cells.Count ? row.Cells[i] : [], table.Columns[i], bold, lined || (sum && table.Columns[i].IsAmount)));
        }

        return result;
    }

    private W.TableCell Cell(IReadOnlyList<Inline> content, TableColumn column, bool bold, bool lined)
    {
        var paragraph = DocxText.Paragraph("TableText", [.. Weighted(inlines.Of(content), bold)]);
        var hangs = content is [.., FigureRun { Figure: { Suffix: "" } figure }] && figure.Number.EndsWith(')');
        if (column.Align == CellAlign.Digits)
        {
            paragraph.ParagraphProperties!.Indentation = new W.Indentation { Right = hangs ? "0" : "60" };
            paragraph.ParagraphProperties!.Justification = new W.Justification { Val = W.JustificationValues.Right };
        }

        return new(CellProperties(1, lined), paragraph);
    }

    private static W.TableCellProperties CellProperties(int span, bool lined) => new()
    {
        GridSpan = span > 1 ? new W.GridSpan { Val = span } : null,
        TableCellVerticalAlignment = new W.TableCellVerticalAlignment { Val = W.TableVerticalAlignmentValues.Bottom },
        TableCellBorders = lined ? new W.TableCellBorders { TopBorder = new W.TopBorder { Val = W.BorderValues.Single, Size = 4, Color = "7D8896" } } : null,
    };

    private static IEnumerable<OpenXmlElement> Weighted(IEnumerable<OpenXmlElement> content, bool bold)
    {
        foreach (var element in content)
        {
            if (bold && element is W.Run run)
            {
                run.RunProperties ??= new W.RunProperties();
                run.RunProperties.Bold = new W.Bold();
            }

            yield return element;
        }
    }

    /// <summary>
    /// Each column as wide as its longest number or heading word; with headings on one line or on two where the captions leave room for it, and as far towards
    /// two as they leave it elsewhere. The captions have the rest:
    /// what they need on one line, or two fifths of the page, and never less than a third where numbers leave no more.
    /// </summary>
    private static int[] Widths(Table table)
    {
        var least = table.Columns.Select((c, i) => WidthOf(Math.Max(
            table.Rows.Where(r => i < r.Cells.Count).Select(r => TextWidth.Of(PlainText.Of(r.Cells[i]))).DefaultIfEmpty(0).Max(),
            JapanesePhrases.Widest($"{c.Heading} {c.Unit}"))))
            .ToArray();
        var captions = Math.Min(WidthOf(table.Rows.Select(r => TextWidth.Of(PlainText.Of(r.Caption)) + (2 * r.Indent)).DefaultIfEmpty(0).Max()),
            PageWidth * 2 / 5);
        var room = Math.Max(PageWidth - captions, Math.Min(least.Sum(), PageWidth * 2 / 3));
        var columns = WithHeadings(table, least, 1);
        if (columns.Sum() > room) { columns = WithHeadings(table, least, 2); }
        if (columns.Sum() > room) { columns = Between(least, columns, room); }
        return [PageWidth - columns.Sum(), .. columns];
    }

    /// <summary>Wide enough for headings, units and the headings of groups in so many lines.</summary>
    private static int[] WithHeadings(Table table, int[] least, int lines) =>
        [.. table.Columns.Select((c, i) => Math.Max(least[i], Math.Max(
            WidthOf(Math.Max(TextWidth.Of(c.Unit), (TextWidth.Of(c.Heading) + lines - 1) / lines)),
            c.Group is null ? 0 : WidthOf((TextWidth.Of(c.Group) + lines - 1) / lines) / table.Columns.Count(o => o.Group == c.Group))))];

    private static int[] Between(int[] least, int[] wished, int room)
    {
        var (needed, more) = (least.Sum(), wished.Sum() - least.Sum());
        return needed >= room || more == 0
            ? [.. least.Select(l => l * room / needed)]
            : [.. least.Zip(wished, (l, w) => l + ((w - l) * (room - needed) / more))];
    }

    private static int WidthOf(int letters) => (letters * DigitWidth) + CellMargins;

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
