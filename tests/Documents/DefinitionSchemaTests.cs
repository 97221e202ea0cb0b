using System.Text.Json;
using System.Text.Json.Nodes;
using Kessan.Tests.Conventions;
using Kessan.Tests.TieOut;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Kessan.Tests.Documents;

/// <summary>
/// The schemas by which editors complete tables and charts allow all that the example uses: texts in both languages, periods that look like numbers.
/// </summary>
public sealed class DefinitionSchemaTests
{
    [Theory]
    [InlineData("tables", "table.schema.json")]
    [InlineData("charts", "chart.schema.json")]
    public void Definitions_of_the_example_follow_their_schema(string folder, string name)
    {
        var schema = JsonDocument.Parse(File.ReadAllText(Path.Combine(Repository.Root, "schemas", name))).RootElement;
        var files = Directory.GetFiles(Path.Combine(Repository.Root, "examples", "iij", "documents", folder), "*.yaml");
        files.ShouldNotBeEmpty();
        foreach (var file in files)
        {
            var stream = new YamlStream();
            using (var reader = new StreamReader(file)) { stream.Load(reader); }
            foreach (var document in stream.Documents)
            {
                var value = JsonDocument.Parse(Json(document.RootNode)!.ToJsonString()).RootElement;
                SchemaChecker.Faults(schema, value).ShouldBeEmpty(Path.GetFileName(file) + ": " + value.GetRawText()[..60]);
            }
        }
    }

    [Fact]
    public void A_key_that_is_none_is_marked()
    {
        var schema = JsonDocument.Parse(File.ReadAllText(Path.Combine(Repository.Root, "schemas", "table.schema.json"))).RootElement;
        SchemaChecker.Faults(schema, JsonDocument.Parse("""{"table": "a", "rows": [{"capton": "b"}]}""").RootElement).ShouldNotBeEmpty();
    }

    /// <summary>YAML 1.2's core schema, as editors read it.</summary>
    private static JsonNode? Json(YamlNode node) => node switch
    {
        YamlMappingNode map => new JsonObject(map.Children.Select(c => KeyValuePair.Create(((YamlScalarNode)c.Key).Value!, Json(c.Value)))),
        YamlSequenceNode list => new JsonArray([.. list.Children.Select(Json)]),
        YamlScalarNode { Style: ScalarStyle.Plain, Value: "true" or "false" } flag => flag.Value == "true",
        YamlScalarNode { Style: ScalarStyle.Plain } number when long.TryParse(number.Value, System.Globalization.NumberStyles.AllowLeadingSign,
            System.Globalization.CultureInfo.InvariantCulture, out var value) =>
            value,
        YamlScalarNode text => text.Value,
        _ => null,
    };
}
