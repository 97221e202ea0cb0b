using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Kessan.TieOut.Reading;
using Kessan.TieOut.Reading.Html;

namespace Kessan.TieOut.Reports.Html;

/// <summary>
/// The annotated documents as one page that needs nothing else: the text as it stands there, a mark on every number, the evidence of the one that is picked,
/// and the list of findings. Nothing of a document can run or load: its text is escaped, and the page's own policy allows this script alone.
/// </summary>
public static class HtmlReport
{
    /// <summary>Wider than what typewriters and wire services set in columns.</summary>
    private const int LongLine = 120;

    public static void Write(CheckReport report, Stream output)
    {
        ArgumentNullException.ThrowIfNull(report);
        ArgumentNullException.ThrowIfNull(output);
        var page = new StringBuilder();
        WriteHead(page, report);
        WriteHeader(page, report);
        page.Append("<main class=\"sides\">\n<div>\n");
        for (var i = 0; i < report.Documents.Count; i++) { WriteDocument(page, report.Documents[i], PrefixOf(i)); }
        page.Append("</div>\n");
        WriteAside(page, report);
        page.Append("</main>\n<script type=\"application/json\" id=\"data\">");
        page.Append(PageData.Json(report));
        page.Append("</script>\n<script>").Append(Resource("report.js")).Append("</script>\n</body>\n</html>\n");
        output.Write(Encoding.UTF8.GetBytes(page.ToString()));
    }

    /// <summary>Ids are unique on the page: figures of the second document begin with d2-.</summary>
    internal static string PrefixOf(int document) => string.Create(CultureInfo.InvariantCulture, $"d{document + 1}-");

    private static void WriteHead(StringBuilder page, CheckReport report)
    {
        var hash = Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(Resource("report.js"))));
        page.Append("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n");
        page.Append("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-")
            .Append(hash)
            .Append("'; base-uri 'none'; form-action 'none'\">\n");
        page.Append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>")
            .Append(Title(report))
            .Append("</title>\n<style>\n")
            .Append(Resource("report.css"))
            .Append("</style>\n</head>\n");
    }

    private static string Title(CheckReport report) =>
        report.Documents.Count == 1
            ? $"Tie-out of {Escaped.Of(Path.GetFileName(report.Documents[0].Path))}"
            : string.Create(CultureInfo.InvariantCulture, $"Tie-out of {report.Documents.Count} documents");

    private static void WriteHeader(StringBuilder page, CheckReport report)
    {
        page.Append("<body>\n<header>\n<h1>").Append(Title(report)).Append("</h1>\n<p class=\"counts\">").Append(Counts(report.Counts)).Append("</p>\n");
        page.Append("<p class=\"legend\"><span>\u2713 tied: another place proves it</span><span>\u2717 exception: cannot be true, given the rest</span><span>? untied: nothing speaks for or against it</span></p>\n");
        page.Append("<form class=\"control\"><fieldset><legend>Marks</legend>");
        foreach (var (value, word) in (ReadOnlySpan<(string, string)>)[("", "all"), ("only-x", "exceptions"), ("only-u", "untied"), ("only-t", "tied")])
        {
            page.Append("<label><input type=\"radio\" name=\"show\" value=\"")
                .Append(value)
                .Append(value.Length == 0 ? "\" checked> " : "\"> ")
                .Append(word)
                .Append("</label>");
        }

        page.Append("</fieldset><p class=\"soft\">Click a number for its evidence. In the document: left and right arrows go from number to number, n and p from exception to exception, u to the next untied one.</p></form>\n</header>\n");
    }

    private static void WriteDocument(StringBuilder page, CheckedDocument document, string prefix)
    {
        page.Append("<section class=\"doc\" tabindex=\"0\" aria-label=\"")
            .Append(Escaped.Of(document.Path))
            .Append("\">\n<h2>")
            .Append(Escaped.Of(document.Path))
            .Append("</h2>\n");
        if (document.Fault is { } fault)
        {
            page.Append("<p><span class=\"word exception\">fault</span> ").Append(Escaped.Of($"{fault.Code} {fault.Rule}: {fault.Message}")).Append("</p>\n");
        }
        else if (document.Source is { } source)
        {
            var text = new MarkedText(page, source.Text, [.. document.Figures.OrderBy(f => f.Figure.Span.Start)], prefix);
            if (HtmlTest.IsHtml(source.Text)) { page.Append("<div class=\"page\">"); SafePage.Write(page, source.Text, text); page.Append("</div>"); }
            else { WriteText(page, source, text); }
        }

        page.Append("\n</section>\n");
    }

    /// <summary>Lines of a text stay as they are; sentences that fill one long line are wrapped, since nobody drew columns in them.</summary>
    private static void WriteText(StringBuilder page, SourceText source, MarkedText text)
    {
        page.Append("<pre class=\"text\">");
        var at = 0;
        for (var i = 0; i < source.LineCount; i++)
        {
            var line = source.LineAt(i);
            if (line.Length <= LongLine || source.Text.AsSpan(line.Start, line.Length).Trim().Contains("   ", StringComparison.Ordinal)) { continue; }
            text.Write(at, line.Start, decode: false);
            page.Append("<span class=\"long\">");
            text.Write(line.Start, line.End, decode: false);
            page.Append("</span>");
            at = line.End;
        }

        text.Write(at, source.Text.Length, decode: false);
        page.Append("</pre>");
    }

    private static void WriteAside(StringBuilder page, CheckReport report)
    {
        page.Append("<aside tabindex=\"0\" aria-label=\"Evidence and findings\">\n<section id=\"panel\" aria-live=\"polite\">\n<h2>Evidence</h2>\n<div id=\"evidence\"><p class=\"soft\">No number is picked.</p></div>\n</section>\n");
        page.Append("<section id=\"list\">\n<h2>Findings</h2>\n<p class=\"control\"><label>Filter <input type=\"search\" id=\"filter\"></label></p>\n");
        for (var i = 0; i < report.Documents.Count; i++) { FindingList.Write(page, report.Documents[i], PrefixOf(i), report.Documents.Count > 1); }
        page.Append("</section>\n</aside>\n");
    }

    internal static string Counts(CheckCounts c) =>
        string.Create(CultureInfo.InvariantCulture,
            $"{c.Figures:#,0} figures: {c.Tied:#,0} tied, {c.Exceptions:#,0} {(c.Exceptions == 1 ? "exception" : "exceptions")}, {c.Untied:#,0} untied");

    private static string Resource(string name)
    {
        using var stream = typeof(HtmlReport).Assembly.GetManifestResourceStream($"html/{name}")
            ?? throw new InvalidOperationException($"The program lacks {name}.");
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }
}
