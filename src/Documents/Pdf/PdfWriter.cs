using System.Text;

namespace Kessan.Documents;

/// <summary>
/// The HTML page, printed: tagged PDF with bookmarks, page numbers and embedded fonts. Breaks and fonts are the browser's, so the bytes are the same only
/// where browser and fonts are.
/// </summary>
public static class PdfWriter
{
    private static readonly byte[][] DateKeys = [Encoding.ASCII.GetBytes("/CreationDate (D:"), Encoding.ASCII.GetBytes("/ModDate (D:")];
    private static readonly byte[] FirstDay = Encoding.ASCII.GetBytes("19800101000000+00'00'");

    /// <param name="problem">What the browser said, where it printed nothing.</param>
    public static RenderedDocument? Write(RenderedDocument html, Browser browser, out string? problem)
    {
        if (browser.Print(Opened(html), out problem) is not { } pdf) { return null; }
        FixDates(pdf);
        return new(Path.ChangeExtension(html.File, ".pdf"), pdf, [.. html.Figures.Select(f => f with { Place = new PagedPlace() })]);
    }

    /// <summary>Paper cannot be clicked: what a page folds away, the figures of a chart, is printed open.</summary>
    private static byte[] Opened(RenderedDocument html) => Encoding.UTF8.GetBytes(html.Text.Replace("<details>", "<details open>", StringComparison.Ordinal));

    /// <summary>The time of printing gives way, in place, to a fixed one of the same length: the same input gives the same bytes.</summary>
    private static void FixDates(Span<byte> pdf)
    {
        foreach (var key in DateKeys)
        {
            var at = pdf.LastIndexOf(key);
            if (at >= 0 && at + key.Length + FirstDay.Length <= pdf.Length) { FirstDay.CopyTo(pdf[(at + key.Length)..]); }
        }
    }
}
