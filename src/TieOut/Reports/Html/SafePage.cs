using System.Text;
using Kessan.TieOut.Reading.Html;

namespace Kessan.TieOut.Reports.Html;

/// <summary>
/// A document that is a web page, in place: the elements that give it its look (tables, paragraphs, headings, lists, emphasis) are written anew, with none but
/// the attributes that span cells and align them; everything else of it is left out. No address, no script, no style of its own can pass, and elements close
/// within the frame they stand in.
/// </summary>
internal static class SafePage
{
    private static readonly string[] Kept =
        ["table", "thead", "tbody", "tfoot", "tr", "td", "th", "caption", "p", "div", "br", "hr", "b", "strong", "i", "em", "u", "sub", "sup", "h1", "h2", "h3",
            "h4", "h5", "h6", "ul", "ol", "li", "dl", "dt", "dd", "pre", "center", "blockquote", "small", "span", "font"];

    private static readonly string[] WithoutEnd = ["br", "hr"];

    /// <summary>Written as something else: these carry only style, or are no longer HTML.</summary>
    private static readonly Dictionary<string, string> Renamed = new(StringComparer.Ordinal)
    {
        ["font"] = "span", ["center"] = "div", ["h1"] = "p", ["h2"] = "p", ["h3"] = "p", ["h4"] = "p", ["h5"] = "p", ["h6"] = "p",
    };

    public static void Write(StringBuilder page, string source, MarkedText text)
    {
        var open = new OpenElements(page);
        var at = HtmlTest.StartOfPage(source);
        foreach (var tag in PageMarkup.Tags(source, at))
        {
            text.Write(at, tag.Start, decode: true);
            at = tag.End;
            if (!Kept.Contains(tag.Name, StringComparer.Ordinal)) { continue; }
            if (tag.Closes) { open.Close(tag.Name); } else { Open(page, open, source, tag); }
        }

        text.Write(at, source.Length, decode: true);
        open.CloseAll();
    }

    private static void Open(StringBuilder page, OpenElements open, string source, SourceTag tag)
    {
        var written = Renamed.GetValueOrDefault(tag.Name, tag.Name);
        open.Imply(tag.Name);
        var isVoid = WithoutEnd.Contains(tag.Name, StringComparer.Ordinal);
        if (!isVoid && !open.TryOpen(tag.Name, written)) { return; }
        page.Append('<').Append(written);
        if (tag.Name is ['h', >= '1' and <= '6']) { page.Append(" class=\"h\""); }
        else { SafeAttributes.Write(page, source.AsSpan(tag.Start, tag.End - tag.Start), tag.Name); }
        page.Append('>');
    }
}
