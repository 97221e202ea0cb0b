using System.Text;
using Kessan.Core;

namespace Kessan.Documents;

/// <summary>
/// The HTML page, printed: tagged PDF with bookmarks, page numbers and embedded fonts. Breaks and fonts are the browser's, so the bytes are the same only
/// where browser and fonts are.
/// </summary>
public static class PdfWriter
{
    /// <summary>Begins to print; the browser works while other formats are written.</summary>
    /// <param name="printer">Null where the machine has no browser.</param>
    public static PendingPdf Begin(RenderedDocument html, Document document, PagePrinter? printer)
    {
        ArgumentNullException.ThrowIfNull(html);
        ArgumentNullException.ThrowIfNull(document);
        return new(html, document, printer, printer?.Print(Opened(html)));
    }

    internal static RenderedDocument Finished(RenderedDocument html, byte[] pdf)
    {
        PdfBytes.Settle(pdf);
        return new(Path.ChangeExtension(html.File, ".pdf"), pdf,
            [.. html.WithDrawn.Select(f => f.Place is DrawnPlace ? f : f with { Place = new PagedPlace() })]);
    }

    /// <summary>Paper cannot be clicked: what a page folds away, the figures of a chart, is printed open.</summary>
    private static byte[] Opened(RenderedDocument html) => Encoding.UTF8.GetBytes(html.Text.Replace("<details>", "<details open>", StringComparison.Ordinal));
}

/// <summary>A PDF that is being printed.</summary>
public sealed class PendingPdf
{
    private readonly RenderedDocument html;
    private readonly Document document;
    private readonly PagePrinter? printer;
    private readonly Task<PrintedPage>? page;

    internal PendingPdf(RenderedDocument html, Document document, PagePrinter? printer, Task<PrintedPage>? page) =>
        (this.html, this.document, this.printer, this.page) = (html, document, printer, page);

    /// <summary>Waits for the browser.</summary>
    /// <returns>The PDF, or null with why there is none.</returns>
    /// <exception cref="OperationCanceledException">It is not wanted any more.</exception>
    public (RenderedDocument? Pdf, IReadOnlyList<Finding> Findings) Finish(CancellationToken cancellation = default)
    {
        var findings = new FindingList();
        var pdf = Finish(new Place(document.File), findings, cancellation);
        return (pdf, findings.InOrder());
    }

    private RenderedDocument? Finish(Place place, FindingList findings, CancellationToken cancellation)
    {
        if (printer is null || page is null)
        {
            findings.Add(
                DocumentRule.NoBrowser, place, $"{document.Name}.pdf is not written: there is no Chromium to print it with.",
                remedy: $"Install one (Debian: apt-get install chromium), or name it in {Browser.Variable}; everything else is written.");
            return null;
        }

        if (document.Language == "ja" && printer.HasFontOf("ja") == false)
        {
            findings.Add(
                DocumentRule.NoFont, place, $"No font of this machine has Japanese characters: {document.Name}.pdf is printed with empty boxes in their place.",
                remedy: "Install one (Debian: apt-get install fonts-noto-cjk) and build again; pages, slides and files for word processors use the fonts of whoever opens them.");
        }

        page.Wait(cancellation);
        var (pdf, problem) = page.GetAwaiter().GetResult();
        if (pdf is not null) { return PdfWriter.Finished(html, pdf); }
        findings.Add(DocumentRule.NotPrinted, place, $"{document.Name}.pdf is not written: {printer.Browser.Path} printed nothing.", printed: problem,
            remedy: "Try the browser by hand; everything else is written.");
        return null;
    }
}
