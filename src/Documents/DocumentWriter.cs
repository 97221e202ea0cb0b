namespace Kessan.Documents;

/// <summary>A document in the formats that are asked for.</summary>
/// <param name="Formats">In the order of <see cref="OutputFormat"/>, without the PDF.</param>
/// <param name="Pdf">The PDF, which is still being printed; null where none was asked for.</param>
public sealed record DocumentOutputs(IReadOnlyList<RenderedDocument> Formats, PendingPdf? Pdf)
{
    /// <param name="printer">Null where the machine has no browser.</param>
    /// <exception cref="OperationCanceledException">The document is not wanted any more.</exception>
    public static DocumentOutputs Write(Document document, DocumentInput input, IReadOnlySet<OutputFormat> formats, PagePrinter? printer, CancellationToken cancellation = default)
    {
        cancellation.ThrowIfCancellationRequested();

        // The page comes first: the browser prints it while the rest is written.
        var page = formats.Contains(OutputFormat.Html) || formats.Contains(OutputFormat.Pdf) ? HtmlWriter.Write(document) : null;
        var pdf = page is not null && formats.Contains(OutputFormat.Pdf) ? PdfWriter.Begin(page, document, printer) : null;
        List<RenderedDocument> written = [];
        if (formats.Contains(OutputFormat.Text)) { written.Add(WireTextWriter.Write(document)); }
        if (page is not null && formats.Contains(OutputFormat.Html)) { written.Add(page); }
        cancellation.ThrowIfCancellationRequested();
        if (formats.Contains(OutputFormat.Docx)) { written.Add(DocxWriter.Write(document)); }
        if (formats.Contains(OutputFormat.Pptx) && document.Kind == DocumentKind.Presentation) { written.Add(PptxWriter.Write(document)); }
        cancellation.ThrowIfCancellationRequested();
        if (formats.Contains(OutputFormat.Xlsx) && input.Statements.Count > 0) { written.Add(input.Workbooks.Of(document, input)); }
        return new(written, pdf);
    }
}
