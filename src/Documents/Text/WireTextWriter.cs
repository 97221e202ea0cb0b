using System.Globalization;

namespace Kessan.Documents;

/// <summary>
/// Wire text, as news services carry it: one paragraph per line, tables of fixed columns indented by one blank, ASCII as far as the words are. Lines
/// end with a line feed.
/// </summary>
public static class WireTextWriter
{
    public static RenderedDocument Write(Document document)
    {
        var output = new PlacedText();
        var first = true;
        foreach (var block in document.Blocks.Where(b => b is not Section { Kind: Section.Speaker }))
        {
            if (!first) { output.Append("\n"); }
            first = false;
            Block(block, output, "", DocumentWords.Of(document.Language));
        }

        return output.Finish(document.Name + ".txt");
    }

    private static void Block(Block block, PlacedText output, string indent, DocumentWords words)
    {
        switch (block)
        {
            case Heading heading: Lines(heading.Content, output, indent, indent); break;
            case Paragraph paragraph: Lines(paragraph.Content, output, indent, indent); break;
            case ListBlock list: List(list, output, indent, words); break;
            case NoteList notes: Notes(notes, output); break;
            case Chart chart: new TextTable(ChartTable.Of(chart, words), output).Write(); break;
            case Table table: new TextTable(table, output).Write(); break;
            case Section { Kind: Section.Speaker }: break;
            case Section section: Blocks(section.Blocks, output, indent, apart: true, words); break;
            default: break;
        }
    }

    private static void Blocks(IReadOnlyList<Block> blocks, PlacedText output, string indent, bool apart, DocumentWords words)
    {
        for (var i = 0; i < blocks.Count; i++)
        {
            if (i > 0 && apart) { output.Append("\n"); }
            Block(blocks[i], output, indent, words);
        }
    }

    private static void List(ListBlock list, PlacedText output, string indent, DocumentWords words)
    {
        for (var i = 0; i < list.Items.Count; i++)
        {
            var mark = list.Ordered ? string.Create(CultureInfo.InvariantCulture, $" {list.First + i}. ") : " * ";
            if (i > 0 && !list.Ordered) { output.Append("\n"); }
            var inner = indent + new string(' ', mark.Length);
            if (list.Items[i] is [Paragraph first, ..])
            {
                Lines(first.Content, output, indent + mark, inner);
                Blocks([.. list.Items[i].Skip(1)], output, inner, apart: false, words);
            }
            else { Blocks(list.Items[i], output, inner, apart: false, words); }
        }
    }

    private static void Notes(NoteList notes, PlacedText output)
    {
        foreach (var note in notes.Notes) { Lines(note.Content, output, string.Create(CultureInfo.InvariantCulture, $" ({note.Number}) "), "     "); }
    }

    /// <summary>One line, but for the breaks the writer asked for.</summary>
    private static void Lines(IReadOnlyList<Inline> content, PlacedText output, string lead, string leadAfterBreak)
    {
        var line = new TextLine().Add(lead);
        foreach (var piece in Piece.Of(content))
        {
            if (piece.Text == "\n")
            {
                line.WriteTo(output);
                line = new TextLine().Add(leadAfterBreak);
            }
            else { line.Add(piece); }
        }

        line.WriteTo(output);
    }
}
