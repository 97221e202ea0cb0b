using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;

namespace Kessan.Workspace.DrillDown;

/// <summary>
/// The traces of many facts as one graph, for a page: a step that several facts share is written once. The steps of what is written stand before it.
/// <code>{"facts": {"Revenues 2008-04-01/2008-09-30 JPY (2008)": 7}, "steps": [["text", "1,234", 0, 14, [3, 5]], …], "files": [["accounts/chart.csv", "the
/// file's text"], …]}</code>
/// A step is its words, its amount as text or null, the number of its file or -1, the row in it (1 is the first), and the steps it comes from.
/// </summary>
internal sealed class TraceGraph(SourceTexts sources)
{
    // Nothing that could end a script element is written as it is; words of any language are.
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    private readonly SortedDictionary<string, int> facts = new(StringComparer.Ordinal);
    private readonly Dictionary<TraceNode, int> numbers = new(ReferenceEqualityComparer.Instance);
    private readonly List<TraceNode> steps = [];

    public bool Has(string fact) => facts.ContainsKey(fact);

    public void Add(string fact, TraceNode root) => facts[fact] = Number(root);

    public byte[] ToJson()
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, Options))
        {
            json.WriteStartObject();
            json.WriteStartObject("facts");
            foreach (var (fact, step) in facts) { json.WriteNumber(fact, step); }
            json.WriteEndObject();
            json.WriteStartArray("steps");
            foreach (var step in steps) { Write(json, step); }
            json.WriteEndArray();
            json.WriteStartArray("files");
            foreach (var (name, text) in sources.Taken) { Write(json, name, text); }
            json.WriteEndArray();
            json.WriteEndObject();
        }

        return buffer.ToArray();
    }

    private int Number(TraceNode node)
    {
        if (numbers.TryGetValue(node, out var known)) { return known; }
        foreach (var child in node.Children) { Number(child); }
        steps.Add(node);
        return numbers[node] = steps.Count - 1;
    }

    private void Write(Utf8JsonWriter json, TraceNode node)
    {
        json.WriteStartArray();
        json.WriteStringValue(node.Text);
        if (node.Amount is { } amount) { json.WriteStringValue(amount.ToString("#,0.####", CultureInfo.InvariantCulture)); }
        else { json.WriteNullValue(); }
        json.WriteNumberValue(node.Source is { } source ? sources.Take(source.File) : -1);
        json.WriteNumberValue(node.Source?.Row ?? 0);
        json.WriteStartArray();
        foreach (var child in node.Children) { json.WriteNumberValue(numbers[child]); }
        json.WriteEndArray();
        json.WriteEndArray();
    }

    private static void Write(Utf8JsonWriter json, string name, string? text)
    {
        json.WriteStartArray();
        json.WriteStringValue(name);
        if (text is null) { json.WriteNullValue(); }
        else { json.WriteStringValue(text); }
        json.WriteEndArray();
    }
}
