namespace Kessan.Documents;

/// <summary>
/// One HTML page that needs nothing else: its style is inside, no script, no font from elsewhere. It reads well on a screen (light and dark), on
/// paper and aloud: headings, tables with captions and header scopes, notes that can be gone to and come back from.
/// </summary>
public static class HtmlWriter
{
    private static readonly Lazy<string> Style = new(ReadStyle);

    public static RenderedDocument Write(Document document)
    {
        var output = new PlacedText();
        var words = DocumentWords.Of(document.Language);
        Head(document, output);
        output.Append($"<body>\n<a class=\"skip\" href=\"#announcement\">{words.Skip}</a>\n<header class=\"masthead\"><p class=\"issuer\">{HtmlText.Escape(document.Issuer)}</p><p class=\"kind\">{words.KindOf(document.Kind)}</p></header>\n<div class=\"page\">\n");
        Contents(document, output, words);
        output.Append("<main id=\"announcement\">\n");
        new HtmlBlocks(output, new HtmlInlines(output, document.Calendar.Label), words).Write(document.Blocks);
        output.Append("</main>\n</div>\n</body>\n</html>\n");
        return output.Finish(document.Name + ".html");
    }

    private static void Head(Document document, PlacedText output)
    {
        output.Append($"<!DOCTYPE html>\n<html lang=\"{HtmlText.Escape(document.Language)}\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
        output.Append($"<meta name=\"color-scheme\" content=\"light dark\">\n<title>{HtmlText.Escape(document.Title)}</title>\n<style>\n{Style.Value}{RunningHead(document)}</style>\n</head>\n");
    }

    /// <summary>
    /// What stands at the foot of every printed page but the first, beside its number: the title. A quotation mark or a closing tag cannot end the CSS string.
    /// </summary>
    private static string RunningHead(Document document)
    {
        var title = $"{document.Issuer} – {document.Title}".Replace("\\", "\\5c ", StringComparison.Ordinal)
            .Replace("\"", "\\22 ", StringComparison.Ordinal)
            .Replace("<", "\\3c ", StringComparison.Ordinal);
        return $"@media print {{ @page {{ @bottom-left {{ content: \"{title}\"; font: 7.5pt Arial, 'Liberation Sans', sans-serif; }} }} }}\n";
    }

    /// <summary>The sections, with those within them.</summary>
    private static void Contents(Document document, PlacedText output, DocumentWords words)
    {
        output.Append($"<nav aria-label=\"{words.Contents}\">\n<p class=\"nav-title\">{words.Contents}</p>\n<ol>\n");
        var open = false;
        var inner = false;
        foreach (var heading in document.AllBlocks.OfType<Heading>().Where(h => h.Level is 2 or 3))
        {
            if (heading.Level == 2)
            {
                output.Append((inner ? "</ol>" : "") + (open ? "</li>\n" : "")
                    + $"<li><a href=\"#{heading.Id}\">{HtmlText.Escape(PlainText.Of(heading.Content))}</a>");
                (open, inner) = (true, false);
            }
            else if (open)
            {
                output.Append((inner ? "" : "\n<ol>\n") + $"<li><a href=\"#{heading.Id}\">{HtmlText.Escape(PlainText.Of(heading.Content))}</a></li>\n");
                inner = true;
            }
        }

        output.Append((inner ? "</ol>" : "") + (open ? "</li>\n" : "") + "</ol>\n</nav>\n");
    }

    private static string ReadStyle()
    {
        using var stream = typeof(HtmlWriter).Assembly.GetManifestResourceStream("release.css")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
