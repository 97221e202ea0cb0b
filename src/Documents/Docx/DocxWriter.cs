using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using W = DocumentFormat.OpenXml.Wordprocessing;

namespace Kessan.Documents;

/// <summary>
/// A document for word processors: real styles, real tables with repeated heads, a contents table that is a field, notes that can be gone to, page
/// numbers. Every figure is a bookmark (f1, f2, … in reading order), so that the map beside the file can name its place.
/// </summary>
public static class DocxWriter
{
    public static RenderedDocument Write(Document document)
    {
        var figures = new DocxFigures();
        var content = FixedPackage.Write(s => WordprocessingDocument.Create(s, WordprocessingDocumentType.Document),
            package => Fill(package, document, figures));
        return new(document.Name + ".docx", content, figures.Placed);
    }

    private static void Fill(WordprocessingDocument package, Document document, DocxFigures figures)
    {
        CoreProperties.Write(package.AddNewPart<CoreFilePropertiesPart>("core"), document.Title, document.Issuer, document.Language);
        var main = package.AddNewPart<MainDocumentPart>("application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml", "document");
        main.AddNewPart<StyleDefinitionsPart>("styles").Styles = DocxStyles.Styles(document.Language);
        main.AddNewPart<NumberingDefinitionsPart>("numbering").Numbering = DocxNumbering.Numbering(document);
        main.AddNewPart<DocumentSettingsPart>("settings").Settings = new W.Settings(
            new W.Zoom { Percent = "100" }, new W.DefaultTabStop { Val = 708 },
            new W.Compatibility(new W.CompatibilitySetting
            {
                Name = W.CompatSettingNameValues.CompatibilityMode,
                Uri = "http://schemas.microsoft.com/office/word",
                Val = "15"
            }));
        main.AddNewPart<HeaderPart>("header").Header = new W.Header(DocxText.Paragraph("Header", DocxText.Run(document.Issuer)));
        main.AddNewPart<FooterPart>("footer").Footer = new W.Footer(PageNumber());
        var body = new W.Body();
        new DocxBlocks(body, document, new DocxInlines(figures, main, document)).Write();
        body.Append(Section());
        main.Document = new W.Document(body);
    }

    private static W.Paragraph PageNumber() =>
        DocxText.Paragraph("Footer", [.. DocxText.Field(" PAGE ", "1"), DocxText.Run(" / "), .. DocxText.Field(" NUMPAGES ", "1")]);

    /// <summary>A4, 20 mm around.</summary>
    private static W.SectionProperties Section() =>
        new(
            new W.HeaderReference { Type = W.HeaderFooterValues.Default, Id = "header" },
            new W.FooterReference { Type = W.HeaderFooterValues.Default, Id = "footer" },
            new W.PageSize { Width = 11906, Height = 16838 },
            new W.PageMargin { Top = 1304, Bottom = 1134, Left = 1134, Right = 1134, Header = 567, Footer = 567, Gutter = 0 });
}
