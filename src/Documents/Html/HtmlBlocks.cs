using System.Globalization;

namespace Kessan.Documents;

/// <summary>Blocks as HTML elements that mean what they are.</summary>
internal sealed class HtmlBlocks(PlacedText output, HtmlInlines inlines, DocumentWords words)
{
    public void Write(IReadOnlyList<Block> blocks)
    {
        foreach (var block in blocks) { Write(block); }
    }

    private void Write(Block block)
    {
        switch (block)
        {
            case Heading heading: Heading(heading); break;
            case Paragraph paragraph: Element("p", paragraph.Content); break;
            case ListBlock list: List(list); break;
            case NoteList notes: Notes(notes); break;
            case Chart chart: new SvgChart(chart, output, inlines, words).Write(); break;
            case Table table: new HtmlTable(table, output, inlines).Write(); break;
            case Section { Kind: Section.Speaker }: break;
            case Section { Kind: "contact" } contact: Wrapped("<address>\n", contact.Blocks, "</address>\n"); break;
            case Section section: Wrapped($"<section class=\"{HtmlText.Escape(section.Kind)}\">\n", section.Blocks, "</section>\n"); break;
            case PageRule: output.Append("<hr class=\"page\">\n"); break;
            default: break;
        }
    }

    private void Heading(Heading heading)
    {
        var level = Math.Clamp(heading.Level, 1, 6).ToString(CultureInfo.InvariantCulture);
        output.Append($"<h{level} id=\"{heading.Id}\">");
        inlines.WriteCaption(heading.Content);
        output.Append($"</h{level}>\n");
    }

    private void Element(string name, IReadOnlyList<Inline> content)
    {
        output.Append($"<{name}>");
        inlines.Write(content);
        output.Append($"</{name}>\n");
    }

    private void Wrapped(string open, IReadOnlyList<Block> blocks, string close)
    {
        output.Append(open);
        Write(blocks);
        output.Append(close);
    }

    private void List(ListBlock list)
    {
        var start = list.First == 1 ? "" : $" start=\"{list.First.ToString(CultureInfo.InvariantCulture)}\"";
        output.Append(list.Ordered ? $"<ol{start}>\n" : "<ul>\n");
        foreach (var item in list.Items)
        {
            if (item is [Paragraph only]) { Element("li", only.Content); }
            else { Wrapped("<li>", item, "</li>\n"); }
        }

        output.Append(list.Ordered ? "</ol>\n" : "</ul>\n");
    }

    private void Notes(NoteList notes)
    {
        output.Append("<section class=\"notes\" role=\"doc-endnotes\" aria-label=\"" + words.Notes + "\">\n<ol>\n");
        foreach (var note in notes.Notes)
        {
            output.Append($"<li id=\"note-{note.Id}\">");
            inlines.Write(note.Content);
            output.Append($" <a href=\"#mark-{note.Id}\" role=\"doc-backlink\" aria-label=\"{words.Back}\">↩</a></li>\n");
        }

        output.Append("</ol>\n</section>\n");
    }
}
