using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Kessan.Core;
using Kessan.Documents;
using Kessan.Statements;
using Kessan.Workspace.Build;

namespace Kessan.Workspace.Names;

/// <summary>A name that a binding may use: Revenues[SystemsIntegration], with its caption, unit and the periods it has facts of.</summary>
public sealed record BindingName(string Name, Caption? Caption, string Unit, IReadOnlyList<string> Periods);

/// <summary>
/// Every name of a workspace for editors, made from its facts: an index as JSON, a plain list for editors that complete words, and the JSON Schemas of tables
/// and charts with the names filled in.
/// </summary>
public sealed record NameIndex(IReadOnlyList<BindingName> Names, IReadOnlyList<string> Statements, DocumentNames Documents)
{
    /// <summary>Where the files lie in a workspace; no input of a build.</summary>
    public const string Folder = ".kessan";

    /// <summary>The words that stand for a period in bindings and tables.</summary>
    public static readonly IReadOnlyList<string> PeriodWords = ["current", "prior", "year-start", "year", "prior-year", "quarter", "prior-quarter"];

    private static readonly JsonWriterOptions Options = new() { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <exception cref="InvalidOperationException">The books are unusable.</exception>
    public static NameIndex Of(StatedBooks books)
    {
        ArgumentNullException.ThrowIfNull(books);
        if (books is not { Workspace: { } workspace, Input: { } input, Statements: { } stated })
        {
            throw new InvalidOperationException("Unusable books have no names.");
        }
        var captions = Captions(input);
        var calendar = workspace.Settings.Calendar;
        var names = stated.Facts.Where(f => f.Key.Entity == "group")
            .GroupBy(f => NameOf(f.Key), StringComparer.Ordinal)
            .OrderBy(g => g.Key, StringComparer.Ordinal)
            .Select(g => new BindingName(g.Key, captions.GetValueOrDefault(g.Key), g.First().Key.Unit.Name,
                [.. g.Select(f => f.Key.Period).Distinct().Order().Select(calendar.Label)]));
        return new([.. names], [.. input.Definitions.Select(d => d.Name).Order(StringComparer.Ordinal)], DocumentNames.Of(workspace.Folder));
    }

    /// <summary>names.json, names.txt, table.schema.json and chart.schema.json.</summary>
    public IReadOnlyList<OutputFile> Files() =>
    [
        new("names.json", Json()),
        new("names.txt", Encoding.UTF8.GetBytes(string.Concat(Names.Select(n => n.Name).Concat(Documents.Company).Concat(PeriodWords).Select(n => n + "\n")))),
        new("table.schema.json", NameSchemas.Table(this)),
        new("chart.schema.json", NameSchemas.Chart(this)),
    ];

    private static string NameOf(FactKey key) => key.Members.IsNone ? key.Concept : $"{key.Concept}[{key.Members}]";

    /// <summary>The first caption that a statement or a measure gives a name.</summary>
    private static Dictionary<string, Caption> Captions(StatementsInput input)
    {
        var captions = new Dictionary<string, Caption>(StringComparer.Ordinal);
        void Add(Formula.Name? name, Caption? caption)
        {
            if (name is { Members: { } members } && caption is not null)
            {
                captions.TryAdd(members.IsNone ? name.Concept : $"{name.Concept}[{members}]", caption);
            }
        }

        foreach (var line in input.Definitions.SelectMany(d => d.Forms).SelectMany(f => f.Lines)) { Add(line.Value, line.Caption); }
        foreach (var measure in input.Measures) { Add(measure.Computation.Result, measure.Caption); }
        return captions;
    }

    private byte[] Json()
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, Options))
        {
            json.WriteStartObject();
            json.WriteNumber("schemaVersion", 1);
            json.WriteStartArray("names");
            foreach (var name in Names) { Write(json, name); }
            json.WriteEndArray();
            List(json, "statements", Statements);
            List(json, "tables", Documents.Tables);
            List(json, "columnSets", Documents.ColumnSets);
            List(json, "charts", Documents.Charts);
            List(json, "company", Documents.Company);
            List(json, "periods", PeriodWords);
            json.WriteEndObject();
        }

        buffer.WriteByte((byte)'\n');
        return buffer.ToArray();
    }

    private static void Write(Utf8JsonWriter json, BindingName name)
    {
        json.WriteStartObject();
        json.WriteString("name", name.Name);
        if (name.Caption is { } caption)
        {
            json.WriteString("en", caption.En);
            json.WriteString("ja", caption.Ja);
        }

        json.WriteString("unit", name.Unit);
        List(json, "periods", name.Periods);
        json.WriteEndObject();
    }

    private static void List(Utf8JsonWriter json, string name, IEnumerable<string> values)
    {
        json.WriteStartArray(name);
        foreach (var value in values) { json.WriteStringValue(value); }
        json.WriteEndArray();
    }
}
