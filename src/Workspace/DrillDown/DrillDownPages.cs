using System.Collections.Concurrent;
using System.Text;
using Kessan.Core;
using Kessan.Documents;
using Kessan.Workspace.Build;

namespace Kessan.Workspace.DrillDown;

/// <summary>
/// The page of an announcement for those inside the company: every number opens the way it comes about, step by step, down to the rows of the ledgers, which travel in the page.
/// The announcement itself is the published page, byte for byte, with a panel after it.
/// </summary>
public sealed class DrillDownPages(StatedBooks books)
{
    private readonly ConcurrentDictionary<string, string> graphs = new(StringComparer.Ordinal);

    /// <summary>Beside each web page of a document.</summary>
    /// <exception cref="InvalidOperationException">The books are unusable.</exception>
    public IEnumerable<OutputFile> Of(BuiltDocument document)
    {
        ArgumentNullException.ThrowIfNull(document);
        return document.Formats.Where(f => f.File.EndsWith(".html", StringComparison.Ordinal))
            .Select(page => new OutputFile(Path.ChangeExtension(page.File, ".drill-down.html"), Encoding.UTF8.GetBytes(WithPanel(page.Text, GraphOf(page)))));
    }

    /// <summary>The way every number of a page comes about, as JSON. A page that shows the same facts as before has the same.</summary>
    private string GraphOf(RenderedDocument page)
    {
        FactKey[] facts = [.. page.Figures.SelectMany(f => f.Figure.Facts)];
        return graphs.GetOrAdd(string.Join('\n', facts.Select(f => f.ToString())), _ => Trace(facts));
    }

    private string Trace(FactKey[] facts)
    {
        if (books is not { Workspace: { } workspace, Input: { } input, Statements: { } stated, Run: { } run }) { throw new InvalidOperationException("Unusable books announce nothing."); }
        // Journals are not asked for every number of a page: explain reaches their lines one balance at a time.
        var traces = new FactTrace(input, stated, [.. run.Periods.Values]);
        var graph = new TraceGraph(new SourceTexts(workspace.Folder));
        foreach (var fact in facts)
        {
            if (!graph.Has(fact.ToString()) && traces.Of(fact) is { } root) { graph.Add(fact.ToString(), root); }
        }

        return Encoding.UTF8.GetString(graph.ToJson());
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
        using var stream = typeof(DrillDownPages).Assembly.GetManifestResourceStream(name) ?? throw new InvalidOperationException($"The program lacks {name}.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
