using DocumentFormat.OpenXml;
using W = DocumentFormat.OpenXml.Wordprocessing;

namespace Kessan.Documents;

/// <summary>The smallest pieces of WordprocessingML.</summary>
internal static class DocxText
{
    public static W.Run Run(string text) => new(new W.Text(text) { Space = SpaceProcessingModeValues.Preserve });

    public static W.Paragraph Paragraph(string style, params OpenXmlElement[] content)
    {
        var paragraph = new W.Paragraph(new W.ParagraphProperties(new W.ParagraphStyleId { Val = style }));
        paragraph.Append(content);
        return paragraph;
    }

    /// <summary>Its paragraphs stand on the page of what comes next.</summary>
    public static void KeepWithNext(OpenXmlElement element)
    {
        foreach (var paragraph in element is W.Paragraph self ? [self] : element.Descendants<W.Paragraph>())
        {
            paragraph.ParagraphProperties!.KeepNext = new W.KeepNext();
        }
    }

    /// <summary>A field with the text it shows until the program computes it.</summary>
    public static IEnumerable<W.Run> Field(string instruction, string shown) =>
    [
        new W.Run(new W.FieldChar { FieldCharType = W.FieldCharValues.Begin }),
        new W.Run(new W.FieldCode(instruction) { Space = SpaceProcessingModeValues.Preserve }),
        new W.Run(new W.FieldChar { FieldCharType = W.FieldCharValues.Separate }),
        Run(shown),
        new W.Run(new W.FieldChar { FieldCharType = W.FieldCharValues.End }),
    ];
}
