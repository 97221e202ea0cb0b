namespace Kessan.Documents;

/// <summary>A node that stands on lines of its own.</summary>
public abstract record Block
{
    /// <summary>Itself and the blocks inside it, in reading order.</summary>
    internal virtual IEnumerable<Block> WithNested => [this];

    /// <summary>The inline nodes directly in this block, in reading order.</summary>
    internal virtual IEnumerable<Inline> Inlines => [];
}

/// <param name="Level">1 for the document's title, 2 for its sections.</param>
/// <param name="Id">What a link within the document points at; unique.</param>
public sealed record Heading(int Level, string Id, IReadOnlyList<Inline> Content) : Block
{
    internal override IEnumerable<Inline> Inlines => Content;
}

public sealed record Paragraph(IReadOnlyList<Inline> Content) : Block
{
    /// <summary>The picture of dots that the paragraph is, and nothing else; null for words.</summary>
    internal Image? Picture => Content is [Image { Size: not null } only] ? only : null;

    internal override IEnumerable<Inline> Inlines => Content;
}

/// <param name="Ordered">Numbered from <paramref name="First"/>.</param>
public sealed record ListBlock(bool Ordered, int First, IReadOnlyList<IReadOnlyList<Block>> Items) : Block
{
    internal override IEnumerable<Block> WithNested => [this, .. Items.SelectMany(i => i).SelectMany(b => b.WithNested)];
}

/// <summary>Blocks of one kind that are set apart: the contact, the forward-looking statements, a lead.</summary>
public sealed record Section(string Kind, IReadOnlyList<Block> Blocks) : Block
{
    /// <summary>What only the speaker of a presentation sees: in the notes of its slide, and in no other output.</summary>
    public const string Speaker = "speaker";

    internal override IEnumerable<Block> WithNested => [this, .. Blocks.SelectMany(b => b.WithNested)];
}

/// <summary>Where the numbered notes are printed, in the order of their marks.</summary>
public sealed record NoteList(IReadOnlyList<Note> Notes) : Block
{
    internal override IEnumerable<Inline> Inlines => Notes.SelectMany(n => n.Content);
}

/// <param name="Number">Given by the order of the first marks in the document.</param>
public sealed record Note(int Number, string Id, IReadOnlyList<Inline> Content);

/// <summary>A break between parts of the document: a new page in print.</summary>
public sealed record PageRule : Block;
