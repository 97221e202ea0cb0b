using Kessan.Core;

namespace Kessan.Documents;

/// <summary>A document in the formats that are asked for.</summary>
/// <param name="Formats">In the order of <see cref="OutputFormat"/>, without the PDF.</param>
/// <param name="Pdf">The PDF, which is still being printed; null where none was asked for.</param>
/// <param name="Findings">Of drawn pictures that stand as words in office formats.</param>
public sealed record DocumentOutputs(IReadOnlyList<RenderedDocument> Formats, PendingPdf? Pdf, IReadOnlyList<Finding> Findings)
{
    /// <param name="printer">Null where the machine has no browser.</param>
    /// <exception cref="OperationCanceledException">The document is not wanted any more.</exception>
    public static DocumentOutputs Write(Document document, DocumentInput input, IReadOnlySet<OutputFormat> formats, PagePrinter? printer,
        CancellationToken cancellation = default)
    {
        cancellation.ThrowIfCancellationRequested();

        // The page comes first: the browser prints it while the rest is written.
        var page = formats.Contains(OutputFormat.Html) || formats.Contains(OutputFormat.Pdf) ? HtmlWriter.Write(document) : null;
        var pdf = page is not null && formats.Contains(OutputFormat.Pdf) ? PdfWriter.Begin(page, document, printer) : null;
        List<RenderedDocument> written = [];
        if (formats.Contains(OutputFormat.Text)) { written.Add(WireTextWriter.Write(document)); }
        if (page is not null && formats.Contains(OutputFormat.Html)) { written.Add(page); }
        cancellation.ThrowIfCancellationRequested();
        var findings = new FindingList();
        bool asText = formats.Contains(OutputFormat.Docx), asSlides = formats.Contains(OutputFormat.Pptx) && document.Kind == DocumentKind.Presentation;
        var office = asText || asSlides ? DrawnPictures.WithCopies(document, image => Copy(image, document, printer, findings)) : document;
        if (asText) { written.Add(DocxWriter.Write(office)); }
        if (asSlides) { written.Add(PptxWriter.Write(office)); }
        cancellation.ThrowIfCancellationRequested();
        if (formats.Contains(OutputFormat.Xlsx) && input.Statements.Count > 0) { written.Add(input.Workbooks.Of(document, input)); }
        return new(written, pdf, findings.InOrder());
    }

    private static DrawnPicture? Copy(Image image, Document document, PagePrinter? printer, FindingList findings)
    {
        if (printer?.Draw(image.Content) is { } copy) { return copy; }
        var (why, remedy) = printer is null
            ? ("there is no Chromium to draw it with",
                $"Install one (Debian: apt-get install chromium), or name it in {Browser.Variable}; or save the picture as PNG beside it and show that.")
            : ("the browser cannot draw it", "Open the picture in the browser and mend what it says; or save it as PNG and show that.");
        findings.Add(DocumentRule.NotDrawn, image.Place ?? new Place(document.File),
            $"Files for word processors and slides say '{image.File}' in words: they need a copy in dots beside a drawn picture, and {why}.",
            printed: image.Words, remedy: remedy);
        return null;
    }
}
