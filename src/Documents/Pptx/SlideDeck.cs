namespace Kessan.Documents;

/// <param name="Title">The heading that begins the slide.</param>
internal sealed record Slide(IReadOnlyList<Inline> Title, bool IsFirst, IReadOnlyList<Block> Blocks)
{
    /// <summary>What is drawn: charts, tables and pictures that stand alone.</summary>
    public IReadOnlyList<Block> Pictures => [.. Blocks.Where(b => b is Chart or Table or Paragraph { Picture: not null })];

    /// <summary>What is said.</summary>
    public IReadOnlyList<Block> Words =>
        [.. Blocks.Where(b => b is Paragraph { Picture: null } or ListBlock or Heading or Section { Kind: not Section.Speaker })];

    /// <summary>What only the speaker sees: sections <c>::: speaker</c>.</summary>
    public IReadOnlyList<Block> Notes => [.. Blocks.OfType<Section>().Where(s => s.Kind == Section.Speaker).SelectMany(s => s.Blocks)];
}

/// <summary>A document as slides: its title, then one to a heading of the second level.</summary>
internal static class SlideDeck
{
    public static IReadOnlyList<Slide> Of(Document document)
    {
        List<Slide> slides = [];
        List<Block> blocks = [];
        IReadOnlyList<Inline> title = [new TextRun(document.Title)];
        foreach (var block in document.Blocks)
        {
            if (block is not Heading { Level: <= 2 } heading)
            {
                if (block is NoteList notes) { blocks.AddRange(notes.Notes.Select(Said)); }
                else if (block is not PageRule) { blocks.Add(block); }
                continue;
            }

            if (slides.Count > 0 || blocks.Count > 0 || heading.Level == 2) { slides.Add(new(title, slides.Count == 0, blocks)); }
            (title, blocks) = (heading.Content, []);
        }

        slides.Add(new(title, slides.Count == 0, blocks));
        return slides;
    }

    private static Paragraph Said(Note note) =>
        new([new TextRun(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"({note.Number}) ")), .. note.Content]);
}
