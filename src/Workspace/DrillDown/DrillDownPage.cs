using System.Text;
using Kessan.Documents;
using Kessan.Workspace.Build;

namespace Kessan.Workspace.DrillDown;

/// <summary>
/// The page of an announcement for those inside the company: every number opens the way it comes about, step by step, down to the rows of the ledgers, which travel in the page.
/// The announcement itself is the published page, byte for byte, with a panel after it.
/// </summary>
public static class DrillDownPage
{
    /// <summary>Beside each web page of a document.</summary>
    /// <exception cref="InvalidOperationException">The books are unusable.</exception>
    public static IEnumerable<OutputFile> Of(BuiltDocument document, StatedBooks books)
    {
        ArgumentNullException.ThrowIfNull(document);
        ArgumentNullException.ThrowIfNull(books);
        if (books is not { Workspace: { } workspace, Input: { } input, Statements: { } stated, Run: { } run }) { throw new InvalidOperationException("Unusable books announce nothing."); }
        // Journals are not asked for every number of a page: explain reaches their lines one balance at a time.
        return document.Formats.Where(f => f.File.EndsWith(".html", StringComparison.Ordinal)).Select(page => Of(page, new FactTrace(input, stated, [.. run.Periods.Values]), workspace.Folder));
    }

    /// <param name="page">The announcement as HTML.</param>
    /// <param name="traces">Of the books it was written from.</param>
    /// <param name="folder">The workspace; the files that traces end in are read from it.</param>
    private static OutputFile Of(RenderedDocument page, FactTrace traces, string folder)
    {
        var graph = new TraceGraph(new SourceTexts(folder));
        foreach (var fact in page.Figures.SelectMany(f => f.Figure.Facts))
        {
            if (!graph.Has(fact.ToString()) && traces.Of(fact) is { } root) { graph.Add(fact.ToString(), root); }
        }

        return new(Path.ChangeExtension(page.File, ".drill-down.html"), Encoding.UTF8.GetBytes(WithPanel(page.Text, Encoding.UTF8.GetString(graph.ToJson()))));
    }

    private static string WithPanel(string page, string graph)
    {
        var end = page.LastIndexOf("</body>", StringComparison.Ordinal);
        var text = new StringBuilder(page.Length + graph.Length + 20_000);
        text.Append(page, 0, end);
        text.Append("<style>\n").Append(Resource("drill-down.css")).Append("</style>\n").Append(Resource("drill-down.html"));
        text.Append("<script type=\"application/json\" id=\"books\">").Append(graph).Append("</script>\n<script>\n").Append(Resource("drill-down.js")).Append("</script>\n");
        return text.Append(page, end, page.Length - end).ToString();
    }

    private static string Resource(string name)
    {
        using var stream = typeof(DrillDownPage).Assembly.GetManifestResourceStream(name) ?? throw new InvalidOperationException($"The program lacks {name}.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
