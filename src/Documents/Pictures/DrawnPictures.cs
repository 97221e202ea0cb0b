namespace Kessan.Documents;

/// <summary>
/// Gives the drawn pictures (SVG) of a document the copies in dots that office programs need beside them: Word and PowerPoint show the drawing where they can
/// ([MS-ODRAWXML] §2.3.2, svgBlip) and the copy where they cannot.
/// </summary>
internal static class DrawnPictures
{
    /// <param name="draw">Null for a picture that cannot be drawn: it stays as it is, and is said in words.</param>
    public static Document WithCopies(Document document, Func<Image, DrawnPicture?> draw)
    {
        return Has(document) ? document with { Blocks = [.. document.Blocks.Select(Of)] } : document;

        Block Of(Block block) => block switch
        {
            Paragraph paragraph => paragraph with { Content = [.. paragraph.Content.Select(Inside)] },
            ListBlock list => list with { Items = [.. list.Items.Select(i => (IReadOnlyList<Block>)[.. i.Select(Of)])] },
            Section section => section with { Blocks = [.. section.Blocks.Select(Of)] },
            _ => block,
        };

        Inline Inside(Inline inline) => inline switch
        {
            Image { Type: Image.Drawn } image => draw(image) is { } copy ? image with { Copy = copy.Png, Size = copy.Size } : image,
            Emphasis emphasis => emphasis with { Content = [.. emphasis.Content.Select(Inside)] },
            Link link => link with { Content = [.. link.Content.Select(Inside)] },
            _ => inline,
        };
    }

    private static bool Has(Document document) => document.AllBlocks.OfType<Paragraph>().SelectMany(p => p.Content).Any(Has);

    private static bool Has(Inline inline) => inline switch
    {
        Image image => image.Type == Image.Drawn,
        Emphasis emphasis => emphasis.Content.Any(Has),
        Link link => link.Content.Any(Has),
        _ => false,
    };
}

/// <summary>A drawn picture in dots.</summary>
/// <param name="Size">As it stands on a page, in pixels of 1/96 inch; the copy has twice as many each way.</param>
public sealed record DrawnPicture(byte[] Png, PictureSize Size);
