using System.Collections.Concurrent;
using System.Text;
using Kessan.Core;
using Kessan.Documents;
using Kessan.Workspace.Build;

namespace Kessan.Workspace.DrillDown;

/// <summary>
/// The page of an announcement for those inside the company: every number opens the way it comes about, step by step, down to the rows of the ledgers, which
/// travel in the page.
/// The announcement itself is the published page, byte for byte, with a panel after it.
/// </summary>
public sealed class DrillDownPages(StatedBooks books)
{
    private readonly ConcurrentDictionary<string, byte[]> graphs = new(StringComparer.Ordinal);
    private readonly Lock tracing = new();
    private FactTrace? traces;

    /// <summary>Beside each web page of a document.</summary>
    /// <exception cref="InvalidOperationException">The books are unusable.</exception>
    public IEnumerable<OutputFile> Of(BuiltDocument document)
    {
        ArgumentNullException.ThrowIfNull(document);
        return document.Formats.Where(f => f.File.EndsWith(".html", StringComparison.Ordinal))
            .Select(page => new OutputFile(Path.ChangeExtension(page.File, ".drill-down.html"), WithPanel(page.Content.Span, GraphOf(page))));
    }

    /// <summary>The way every number of a page comes about, as JSON. A page that shows the same facts as before has the same.</summary>
    private byte[] GraphOf(RenderedDocument page)
    {
        FactKey[] facts = [.. page.Figures.SelectMany(f => f.Figure.Facts)];
        return graphs.GetOrAdd(string.Join('\n', facts.Select(f => f.ToString())), _ => Trace(facts));
    }

    private byte[] Trace(FactKey[] facts)
    {
        if (books is not { Workspace: { } workspace, Input: { } input, Statements: { } stated, Run: { } run })
        {
            throw new InvalidOperationException("Unusable books announce nothing.");
        }
        var graph = new TraceGraph(new SourceTexts(workspace.Folder));
        lock (tracing)
        {
            // Documents show the same facts, and what one has traced serves the others. Journals are not asked for every number of a page: explain reaches
            // their lines one balance at a time.
            traces ??= new(input, stated, [.. run.Periods.Values]);
            foreach (var fact in facts)
            {
                if (!graph.Has(fact.ToString()) && traces.Of(fact) is { } root) { graph.Add(fact.ToString(), root); }
            }
        }

        return graph.ToJson();
    }

    private static byte[] WithPanel(ReadOnlySpan<byte> page, byte[] graph)
    {
        var end = page.LastIndexOf("</body>"u8);
        return [.. page[..end], .. Panel.Value, .. graph, .. Script.Value, .. page[end..]];
    }

    private static readonly Lazy<byte[]> Panel =
        new(() => Encoding.UTF8.GetBytes($"<style>\n{Resource("drill-down.css")}</style>\n{Resource("drill-down.html")}<script type=\"application/json\" id=\"books\">"));

    private static readonly Lazy<byte[]> Script = new(() => Encoding.UTF8.GetBytes($"</script>\n<script>\n{Resource("drill-down.js")}</script>\n"));

    private static string Resource(string name)
    {
        using var stream = typeof(DrillDownPages).Assembly.GetManifestResourceStream(name) ?? throw new InvalidOperationException($"The program lacks {name}.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
