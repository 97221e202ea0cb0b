using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Kessan.Workspace.Names;

/// <summary>
/// The JSON Schemas of tables and charts (schemas/) with the names of a workspace in them: an editor that knows JSON Schema completes them and marks what is
/// none.
/// </summary>
internal static class NameSchemas
{
    private static readonly JsonSerializerOptions Options = new()
    {
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping
    };

    public static byte[] Table(NameIndex index)
    {
        var schema = Read("table.schema.json");
        var definitions = schema["$defs"]!.AsObject();
        definitions["concept"] = Concept(index);
        var table = definitions["table"]!["properties"]!.AsObject();
        table["statement"] = Enum(index.Statements);
        table["columns-of"] = Enum(index.Documents.ColumnSets);
        return Written(schema);
    }

    public static byte[] Chart(NameIndex index)
    {
        var schema = Read("chart.schema.json");
        foreach (var concept in Properties(schema).ToArray()) { concept["concept"] = Concept(index); }
        return Written(schema);
    }

    /// <summary>Every object of properties that has a concept, at any depth.</summary>
    private static IEnumerable<JsonObject> Properties(JsonNode? node) => node switch
    {
        JsonObject map => map.Where(p => p.Key == "properties" && p.Value is JsonObject properties && properties.ContainsKey("concept"))
            .Select(p => p.Value!.AsObject())
            .Concat(map.SelectMany(p => Properties(p.Value))),
        JsonArray list => list.SelectMany(Properties),
        _ => [],
    };

    /// <summary>A name as it stands, or with the time at which a balance is meant.</summary>
    private static JsonObject Concept(NameIndex index) => new()
    {
        ["anyOf"] = new JsonArray(
            new JsonObject
            {
                ["enum"] = new JsonArray([.. index.Names.Select(n => (JsonNode)n.Name)]),
                ["markdownEnumDescriptions"] = new JsonArray([.. index.Names.Select(n =>
                    (JsonNode)$"{n.Caption?.En ?? n.Name} ({n.Unit}): {string.Join(", ", n.Periods)}")]),
            },
            new JsonObject { ["type"] = "string", ["pattern"] = "@(opening|closing)$" }),
    };

    private static JsonObject Enum(IEnumerable<string> names) => new() { ["enum"] = new JsonArray([.. names.Select(n => (JsonNode)n)]) };

    private static JsonObject Read(string name)
    {
        using var stream = typeof(NameSchemas).Assembly.GetManifestResourceStream("schemas/" + name)
            ?? throw new InvalidOperationException($"The program lacks {name}.");
        return JsonNode.Parse(stream)!.AsObject();
    }

    private static byte[] Written(JsonObject schema) => Encoding.UTF8.GetBytes(schema.ToJsonString(Options) + "\n");
}
