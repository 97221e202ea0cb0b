using System.Globalization;
using DocumentFormat.OpenXml;
using W = DocumentFormat.OpenXml.Wordprocessing;

namespace Kessan.Documents;

/// <summary>Blocks as paragraphs and tables of the body, in reading order. The contents table stands behind the title and the lead.</summary>
internal sealed class DocxBlocks(W.Body body, Document document, DocxInlines inlines)
{
    private const string Quote = "SetApart";

    // Twentieths of a point; what half of a wide letter takes of its height, in hundredths, with some room to spare.
    private const int HalfPoint = 10, LetterWidth = 53;

    private readonly DocxNumbering.Numbers lists = new();
    private bool breakBefore;

    public void Write()
    {
        var first = document.Blocks.TakeWhile(b => b is not Heading { Level: 2 }).Count();
        Write([.. document.Blocks.Take(first)], "BodyText");
        if (first < document.Blocks.Count) { Contents(); }
        Write([.. document.Blocks.Skip(first)], "BodyText");
    }

    /// <summary>A paragraph that leads to a table or a list stands on its page; so do all lines of an address.</summary>
    private void Write(IReadOnlyList<Block> blocks, string style, bool together = false)
    {
        foreach (var (at, block) in blocks.Index())
        {
            Write(block, style);
            var leads = at + 1 < blocks.Count && (together || blocks[at + 1] is Table or Chart or ListBlock);
            if (leads && block is Paragraph && body.LastChild is W.Paragraph written) { DocxText.KeepWithNext(written); }
        }
    }

    private void Write(Block block, string style, int level = 0)
    {
        switch (block)
        {
            case Heading heading: Heading(heading); break;
            case Paragraph paragraph: Append(DocxText.Paragraph(style, [.. inlines.Of(paragraph.Content)])); break;
            case ListBlock list: List(list, level); break;
            case NoteList notes: Notes(notes); break;
            case Chart chart: WriteTable(ChartTable.Of(chart, DocumentWords.Of(document.Language))); break;
            case Table table: WriteTable(table); break;
            case Section { Kind: Section.Speaker }: break;
            case Section { Kind: "contact" } section: Write(section.Blocks, Quote, together: true); break;
            case Section { Kind: "forward-looking" } section: Write(section.Blocks, Quote); break;
            case Section section: Write(section.Blocks, style); break;
            case PageRule: breakBefore = true; break;
            default: break;
        }
    }

    private void Heading(Heading heading)
    {
        var style = heading.Level == 1 ? "Title" : "Heading" + Math.Min(heading.Level - 1, 3).ToString(CultureInfo.InvariantCulture);
        Append(DocxText.Paragraph(style, [.. inlines.Bookmarked(inlines.Anchor(heading.Id), InLines(heading) ?? inlines.Of(heading.Content))]));
    }

    /// <summary>A Japanese heading of words alone that is longer than a line, with the breaks between its phrases; null for any other.</summary>
    private static IEnumerable<OpenXmlElement>? InLines(Heading heading)
    {
        var text = PlainText.Of(heading.Content);
        var room = DocxTable.PageWidth / (DocxStyles.HeadingSize(heading.Level) * HalfPoint * LetterWidth / 100);
        return heading.Content.All(i => i is TextRun) && text.Any(TextWidth.IsBreakable) && TextWidth.Of(text) > room
            && Wrapping.HeadingLines(text, room) is { } lines ? Lines(lines) : null;
    }

    /// <param name="level">0 for a list of its own, 1 for one within an item of another.</param>
    private void List(ListBlock list, int level)
    {
        var number = lists.Next();
        foreach (var item in list.Items)
        {
            var first = true;
            foreach (var block in item)
            {
                if (block is Paragraph paragraph && first) { Append(Item(paragraph, number, list.Ordered, level)); }
                else { Write(block, "ListContinue", level + 1); }
                first = false;
            }
        }
    }

    private W.Paragraph Item(Paragraph paragraph, int number, bool ordered, int level)
    {
        var item = DocxText.Paragraph(ordered ? "ListNumber" : "ListBullet", [.. inlines.Of(paragraph.Content)]);
        item.ParagraphProperties!.NumberingProperties = new W.NumberingProperties(new W.NumberingLevelReference
        {
            Val = Math.Min(level, DocxNumbering.Levels - 1)
        }, new W.NumberingId { Val = number });
        return item;
    }

    private void Notes(NoteList notes)
    {
        foreach (var note in notes.Notes)
        {
            var mark = DocxText.Run(string.Create(CultureInfo.InvariantCulture, $"({note.Number})"));
            Append(DocxText.Paragraph("NoteText",
                [.. inlines.Bookmarked(DocxInlines.NoteBookmark(note.Number), [mark]), new W.Run(new W.TabChar()), .. inlines.Of(note.Content)]));
        }
    }

    private void WriteTable(Table table)
    {
        if (table.Title.Count > 0) { Append(DocxText.Paragraph("Caption", [.. Lines(table.Title)])); }
        Append(new DocxTable(table, inlines).Write());
        foreach (var note in table.Notes) { Append(DocxText.Paragraph("TableNote", [DocxText.Run($"({note.Label}) "), .. inlines.Of(note.Content)])); }
        Append(DocxText.Paragraph("AfterTable"));
    }

    private static IEnumerable<OpenXmlElement> Lines(IReadOnlyList<string> lines) =>
        lines.SelectMany((l, i) => i == 0 ? new OpenXmlElement[] { DocxText.Run(l) } : [new W.Run(new W.Break()), DocxText.Run(l)]);

    /// <summary>A field over the headings, filled with links to them; the program adds the page numbers when it brings its fields up to date.</summary>
    private void Contents()
    {
        var headings = document.AllBlocks.OfType<Heading>().Where(h => h.Level is 2 or 3).ToArray();
        foreach (var (at, heading) in headings.Index())
        {
            var link = new W.Hyperlink(DocxText.Run(PlainText.Of(heading.Content))) { Anchor = inlines.Anchor(heading.Id) };
            var paragraph = DocxText.Paragraph(heading.Level == 2 ? "TOC1" : "TOC2");
            if (at == 0) { paragraph.Append(DocxText.Field(" TOC \\o \"1-2\" \\h \\z ", "").Take(3)); }
            paragraph.Append(link);
            if (at == headings.Length - 1) { paragraph.Append(new W.Run(new W.FieldChar { FieldCharType = W.FieldCharValues.End })); }
            Append(paragraph);
        }
    }

    private void Append(OpenXmlElement element)
    {
        if (breakBefore && element is W.Paragraph paragraph)
        {
            paragraph.ParagraphProperties!.PageBreakBefore = new W.PageBreakBefore();
            breakBefore = false;
        }

        body.Append(element);
    }
}
