using System.Xml.Linq;
using static Kessan.Documents.OfficeNames;

namespace Kessan.Documents;

/// <summary>A table of a slide: a native one, in the largest letters at which its rows fit.</summary>
internal sealed class PptxTable(Table table, SlideArea area)
{
    private const int LargestAcross = 18, LargestBeside = 14, Least = 7;
    private const string Line = "7D8896";

    private readonly TableRow[] rows = [.. table.Rows.Where(r => r.Kind is RowKind.Figures or RowKind.Heading)];

    private bool HasGroups => table.Columns.Any(c => c.Group is not null);

    private bool HasHeadings => table.Columns.Any(c => c.Heading.Length + c.Unit.Length > 0);

    /// <summary>The <c>a:tbl</c> of a graphic frame.</summary>
    public XElement Write(PptxText text)
    {
        var size = Size();
        var widths = Widths(size);
        var height = RowHeight(size);
        return new(
            A + "tbl", new XElement(A + "tblPr", new XAttribute("firstRow", 1)),
            new XElement(A + "tblGrid", widths.Select(w => new XElement(A + "gridCol", new XAttribute("w", w)))),
            HasGroups ? Row(height, Groups(text, size)) : null, HasHeadings ? Row(height, Headings(text, size)) : null,
            rows.Select(r => Row(height, Cells(text, r, size))));
    }

    private static XElement Row(long height, IEnumerable<XElement> cells) => new(A + "tr", new XAttribute("h", height), cells);

    private IEnumerable<XElement> Groups(PptxText text, int size)
    {
        yield return Cell(text, [], size, "l", bold: true, Line);
        for (var i = 0; i < table.Columns.Count;)
        {
            var span = 1;
            while (table.Columns[i].Group is not null && i + span < table.Columns.Count && table.Columns[i + span].Group == table.Columns[i].Group) { span++; }
            var cell = Cell(text, [new TextRun(table.Columns[i].Group ?? "")], size, span > 1 ? "ctr" : "r", bold: true, Line);
            if (span > 1) { cell.Add(new XAttribute("gridSpan", span)); }
            yield return cell;
            for (var merged = 1; merged < span; merged++) { yield return Merged(text, size); }
            i += span;
        }
    }

    private static XElement Merged(PptxText text, int size)
    {
        var cell = Cell(text, [], size, "l", bold: false, Line);
        cell.Add(new XAttribute("hMerge", 1));
        return cell;
    }

    private IEnumerable<XElement> Headings(PptxText text, int size) =>
        [Cell(text, [], size, "l", bold: true, Line),
            .. table.Columns.Select(c => Cell(text, HeadingOf(c), size, c.Align == CellAlign.Left ? "l" : "r", bold: true, Line))];

    private IEnumerable<XElement> Cells(PptxText text, TableRow row, int size)
    {
        var bold = row.IsTotal || row.Kind == RowKind.Heading;
        yield return Cell(text, row.Caption, size, "l", bold, null, row.Indent);
        for (var i = 0; i < table.Columns.Count; i++)
        {
            yield return Cell(text, i < row.Cells.Count ? row.Cells[i] : [], size, table.Columns[i].Align == CellAlign.Left ? "l" : "r", bold, null);
        }
    }

    private static XElement Cell(PptxText text, IReadOnlyList<Inline> content, int size, string align, bool bold, string? below, int indent = 0) =>
        new(
            A + "tc",
            new XElement(A + "txBody", new XElement(A + "bodyPr"), new XElement(A + "lstStyle"),
                new XElement(A + "p", new XElement(A + "pPr", new XAttribute("marL", indent * 114_300), new XAttribute("algn", align)),
                    text.Runs(content, size, bold), new XElement(A + "endParaRPr", new XAttribute("lang", "en-US"), new XAttribute("sz", size * 100)))),
            new XElement(
                A + "tcPr", new XAttribute("marL", 36_000), new XAttribute("marR", 36_000), new XAttribute("marT", 18_000), new XAttribute("marB", 18_000),
                new XAttribute("anchor", "ctr"),
                new XElement(A + "lnB", new XAttribute("w", below is null ? 3_175 : 12_700), Solid(below ?? "D5DAE1")), new XElement(A + "noFill")));

    /// <summary>What the table needs of the height of its area.</summary>
    public long Height
    {
        get
        {
            var size = Size();
            return HeightAt(size, Widths(size));
        }
    }

    private int Size()
    {
        for (var size = area.Width == SlideArea.Body.Width ? LargestAcross : LargestBeside; size > Least; size--)
        {
            var widths = Widths(size);
            if (HeightAt(size, widths) <= area.Height && widths.Sum() <= area.Width) { return size; }
        }

        return Least;
    }

    /// <summary>A row with several lines has them at the height of letters, and its margins once; they are counted for each, to be on the safe side.</summary>
    private long HeightAt(int size, long[] widths)
    {
        var heads = table.Columns.Select((c, i) => Lines(c.Heading, widths[i + 1], size) + (c.Unit.Length > 0 ? Lines(c.Unit, widths[i + 1], size) : 0))
            .DefaultIfEmpty(0)
            .Max();
        var lines = rows.Sum(r => 1 + ((TextWidth.Of(PlainText.Of(r.Caption)) + (2 * r.Indent)) * Letter(size) / widths[0]));
        return (lines + (HasGroups ? 1 : 0) + (HasHeadings ? heads : 0)) * RowHeight(size);
    }

    private static int Lines(string words, long width, int size)
    {
        var room = (int)((width - 72_000) / Letter(size));
        return Wrapping.Wrap([new(words)], room, room).Count;
    }

    /// <summary>The unit stands below the heading.</summary>
    private static IReadOnlyList<Inline> HeadingOf(TableColumn column) =>
        column.Heading.Length > 0 && column.Unit.Length > 0
            ? [new TextRun(column.Heading), new LineBreak(), new TextRun(column.Unit)]
            : [new TextRun(column.Heading + column.Unit)];

    /// <summary>The width of an average bold letter.</summary>
    private static long Letter(int size) => size * SlideArea.Point * 62 / 100;

    private static long RowHeight(int size) => (size * SlideArea.Point * 125 / 100) + 36_000;

    /// <summary>Each column as wide as its longest number or heading word; the captions have what they need of the rest, and what is left is shared.</summary>
    private long[] Widths(int size)
    {
        var columns = table.Columns.Select((c, i) => (Math.Max(
            rows.Where(r => i < r.Cells.Count).Select(r => TextWidth.Of(PlainText.Of(r.Cells[i]))).DefaultIfEmpty(0).Max(),
            Math.Max(JapanesePhrases.Widest(c.Heading), TextWidth.Of(c.Unit))) * Letter(size)) + 108_000).ToArray();
        var needed = rows.Select(r => TextWidth.Of(PlainText.Of(r.Caption)) + (2 * r.Indent)).DefaultIfEmpty(0).Max() * Letter(size);
        var captions = Math.Max(Math.Min(needed + 108_000, area.Width - columns.Sum()), area.Width / 4);
        var spare = Math.Max(0, area.Width - captions - columns.Sum()) / columns.Length;
        return [captions, .. columns.Select(c => c + spare)];
    }
}
