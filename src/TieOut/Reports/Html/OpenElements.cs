using System.Text;

namespace Kessan.TieOut.Reports.Html;

/// <summary>
/// The elements of a source page that are open where it is being written. What the page never closed is closed for it; an end tag reaches no further than its
/// cell or table.
/// </summary>
internal sealed class OpenElements(StringBuilder page)
{
    /// <summary>Deeper elements are left out: nobody sees them, and browsers give up on them.</summary>
    private const int Deepest = 300;

    private readonly Stack<(string Source, string Written)> open = new();
    private readonly Dictionary<string, int> counts = new(StringComparer.Ordinal);

    /// <returns>False, and nothing is opened, where the page is nested too deeply.</returns>
    public bool TryOpen(string source, string written)
    {
        if (open.Count >= Deepest) { return false; }
        open.Push((source, written));
        counts[source] = counts.GetValueOrDefault(source) + 1;
        return true;
    }

    /// <summary>Cells, rows and paragraphs that the page never closed: a new one ends the one before (HTML Standard, 13.1.2.4).</summary>
    public void Imply(string name)
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
        while (open.Count > 0 && ends.Contains(open.Peek().Source, StringComparer.Ordinal)) { Pop(); }
    }

    public void Close(string name)
    {
        if (counts.GetValueOrDefault(name) == 0 || !Reaches(name)) { return; }
        while (Pop() != name) { }
    }

    public void CloseAll()
    {
        while (open.Count > 0) { Pop(); }
    }

    private bool Reaches(string name)
    {
        var leavesCell = name is "tr" or "tbody" or "thead" or "tfoot" or "table";
        foreach (var (element, _) in open)
        {
            if (element == name) { return true; }
            if ((element == "table" && name != "table") || (element is "td" or "th" && !leavesCell)) { return false; }
        }

        return false;
    }

    private string Pop()
    {
        var (source, written) = open.Pop();
        counts[source]--;
        page.Append("</").Append(written).Append('>');
        return source;
    }
}
