using Kessan.Core;
using Kessan.Documents.Workbooks;

namespace Kessan.Documents;

/// <summary>A document in the formats that are asked for.</summary>
/// <param name="Formats">In the order of <see cref="OutputFormat"/>; a PDF is left out where it could not be printed.</param>
/// <param name="Findings">Why it could not.</param>
public sealed record DocumentOutputs(IReadOnlyList<RenderedDocument> Formats, IReadOnlyList<Finding> Findings)
{
    public static DocumentOutputs Write(Document document, DocumentInput input, IReadOnlySet<OutputFormat> formats)
    {
        var findings = new FindingList();
        List<RenderedDocument> written = [];
        if (formats.Contains(OutputFormat.Text)) { written.Add(WireTextWriter.Write(document)); }
        var page = formats.Contains(OutputFormat.Html) || formats.Contains(OutputFormat.Pdf) ? HtmlWriter.Write(document) : null;
        if (page is not null && formats.Contains(OutputFormat.Html)) { written.Add(page); }
        if (formats.Contains(OutputFormat.Docx)) { written.Add(DocxWriter.Write(document)); }
        if (formats.Contains(OutputFormat.Pptx) && document.Kind == DocumentKind.Presentation) { written.Add(PptxWriter.Write(document)); }
        if (page is not null && formats.Contains(OutputFormat.Pdf) && Printed(page, document, findings) is { } pdf) { written.Add(pdf); }
        if (formats.Contains(OutputFormat.Xlsx) && input.Statements.Count > 0) { written.Add(StatementWorkbook.Write(document, input)); }
        return new(written, findings.InOrder());
    }

    private static RenderedDocument? Printed(RenderedDocument page, Document document, FindingList findings)
    {
        var place = new Place($"documents/{document.Name}.md");
        if (Browser.Find() is not { } browser)
        {
            findings.Add(
                DocumentRule.NoBrowser, place, $"{document.Name}.pdf is not written: there is no Chromium to print it with.",
                remedy: $"Install one (Debian: apt-get install chromium), or name it in {Browser.Variable}; everything else is written.");
            return null;
        }

        if (document.Language == "ja" && InstalledFonts.Has("ja") == false)
        {
            findings.Add(
                DocumentRule.NoFont, place, $"No font of this machine has Japanese characters: {document.Name}.pdf is printed with empty boxes in their place.",
                remedy: "Install one (Debian: apt-get install fonts-noto-cjk) and build again; pages, slides and files for word processors use the fonts of whoever opens them.");
        }

        if (PdfWriter.Write(page, browser, out var problem) is { } pdf) { return pdf; }
        findings.Add(DocumentRule.NotPrinted, place, $"{document.Name}.pdf is not written: {browser.Path} printed nothing.", printed: problem, remedy: "Try the browser by hand; everything else is written.");
        return null;
    }
}
