using Kessan.Core;

namespace Kessan.Documents;

/// <summary>A node within a line.</summary>
public abstract record Inline
{
    internal virtual IEnumerable<Figure> Figures => [];
}

/// <summary>Words as the writer typed them. They hold no number of the books.</summary>
public sealed record TextRun(string Text) : Inline;

/// <summary>A number of the books.</summary>
public sealed record FigureRun(Figure Figure) : Inline
{
    internal override IEnumerable<Figure> Figures => [Figure];
}

/// <summary>A word that the sign of a fact chose: increase or decrease, expense or benefit.</summary>
public sealed record ChosenWord(string Text, Fact By) : Inline;

public sealed record Emphasis(bool Strong, IReadOnlyList<Inline> Content) : Inline
{
    internal override IEnumerable<Figure> Figures => Content.SelectMany(i => i.Figures);
}

public sealed record Link(string Target, IReadOnlyList<Inline> Content) : Inline
{
    internal override IEnumerable<Figure> Figures => Content.SelectMany(i => i.Figures);
}

/// <summary>The mark of a numbered note.</summary>
/// <param name="Number">0 until the whole document has been read.</param>
public sealed record NoteMark(string Id, int Number) : Inline;

public sealed record LineBreak : Inline;

/// <summary>A picture. Pages, files for word processors and slides show it; wire text says what it shows.</summary>
/// <param name="File">Below documents/.</param>
/// <param name="Shows">What it shows, in words.</param>
/// <param name="Type">image/png, image/jpeg, image/gif or image/svg+xml.</param>
public sealed record Image(string File, string Shows, string Type, ReadOnlyMemory<byte> Content) : Inline
{
    public const string Drawn = "image/svg+xml";

    /// <summary>
    /// Of a picture of dots, or of the copy in dots of a drawn one (SVG); null for a drawn one without a copy, which office programs do not show: they say it
    /// in words.
    /// </summary>
    public PictureSize? Size { get; init; }

    /// <summary>Where a document names it.</summary>
    public Place? Place { get; init; }

    /// <summary>The copy of a drawn picture as a PNG, for programs that show no drawn ones; empty for others.</summary>
    public ReadOnlyMemory<byte> Copy { get; init; }

    /// <summary>As formats of words say it.</summary>
    public string Words => $"[{Shows}]";
}
