using System.Text;

namespace Kessan.TieOut.Reports.Html;

/// <summary>
/// A document that is a web page, in place: the elements that give it its look (tables, paragraphs, headings, lists, emphasis) are written anew, with none but
/// the attributes that span cells and align them; everything else of it is left out. No address, no script, no style of its own can pass, and elements close
/// within the frame they stand in.
/// </summary>
internal static class SafePage
{
    private static readonly string[] Kept =
        ["table", "thead", "tbody", "tfoot", "tr", "td", "th", "caption", "p", "div", "br", "hr", "b", "strong", "i", "em", "u", "sub", "sup", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "dl", "dt", "dd", "pre", "center", "blockquote", "small", "span", "font"];

    private static readonly string[] WithoutEnd = ["br", "hr"];

    /// <summary>Written as something else: these carry only style, or are no longer HTML.</summary>
    private static readonly Dictionary<string, string> Renamed = new(StringComparer.Ordinal)
    {
        ["font"] = "span", ["center"] = "div", ["h1"] = "p", ["h2"] = "p", ["h3"] = "p", ["h4"] = "p", ["h5"] = "p", ["h6"] = "p",
    };

    public static void Write(StringBuilder page, string source, MarkedText text)
    {
        var open = new Stack<(string Source, string Written)>();
        var at = 0;
        foreach (var tag in PageMarkup.Tags(source))
        {
            text.Write(at, tag.Start, decode: true);
            at = tag.End;
            if (!Kept.Contains(tag.Name, StringComparer.Ordinal)) { continue; }
            if (tag.Closes) { Close(page, open, tag.Name); } else { Open(page, open, source, tag); }
        }

        text.Write(at, source.Length, decode: true);
        while (open.Count > 0) { page.Append("</").Append(open.Pop().Written).Append('>'); }
    }

    private static void Open(StringBuilder page, Stack<(string Source, string Written)> open, string source, SourceTag tag)
    {
        var written = Renamed.GetValueOrDefault(tag.Name, tag.Name);
        Imply(page, open, tag.Name);
        page.Append('<').Append(written);
        if (tag.Name[0] == 'h' && tag.Name is [_, >= '1' and <= '6']) { page.Append(" class=\"h\""); }
        SafeAttributes.Write(page, source.AsSpan(tag.Start, tag.End - tag.Start), tag.Name);
        page.Append('>');
        if (!WithoutEnd.Contains(tag.Name, StringComparer.Ordinal)) { open.Push((tag.Name, written)); }
    }

    /// <summary>Cells and rows that the page never closed: a new one ends the one before (HTML Standard, 13.1.2.4).</summary>
    private static void Imply(StringBuilder page, Stack<(string Source, string Written)> open, string name)
    {
        string[] ends = name switch
        {
            "td" or "th" => ["td", "th"],
            "tr" => ["td", "th", "tr"],
            "tbody" or "tfoot" or "thead" => ["td", "th", "tr", "tbody", "thead", "tfoot"],
            "p" or "div" or "table" or "ul" or "ol" or "pre" => ["p"],
            "li" => ["p", "li"],
            _ => [],
        };
        while (open.Count > 0 && ends.Contains(open.Peek().Source, StringComparer.Ordinal)) { page.Append("</").Append(open.Pop().Written).Append('>'); }
    }

    private static void Close(StringBuilder page, Stack<(string Source, string Written)> open, string name)
    {
        var frame = name is "table" ? "" : "table";
        foreach (var (element, _) in open)
        {
            if (element == name) { break; }
            if (element == frame || (element is "td" or "th" && name is not ("tr" or "tbody" or "thead" or "tfoot" or "table"))) { return; }
        }

        if (!open.Any(o => o.Source == name)) { return; }
        while (open.Pop() is var (element, written))
        {
            page.Append("</").Append(written).Append('>');
            if (element == name) { return; }
        }
    }
}
