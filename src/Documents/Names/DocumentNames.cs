using Kessan.Statements;
using YamlDotNet.RepresentationModel;

namespace Kessan.Documents;

/// <summary>What the definition files of a workspace's documents name, for editors: a file that is being written and cannot be read names nothing.</summary>
public sealed record DocumentNames(IReadOnlyList<string> Tables, IReadOnlyList<string> ColumnSets, IReadOnlyList<string> Charts, IReadOnlyList<string> Company)
{
    public static DocumentNames Of(string workspace)
    {
        var tables = Roots(workspace, "documents/tables").ToArray();
        return new(
            Named(tables, "table"), Named(tables, "column-set"), Named(Roots(workspace, "documents/charts"), "chart"),
            [.. Read(Path.Combine(workspace, "documents/company.yaml")).SelectMany(r => Leaves(r, "")).Order(StringComparer.Ordinal)]);
    }

    private static string[] Named(IEnumerable<YamlMappingNode> roots, string key) =>
        [.. roots.Select(r => r.Children.TryGetValue(new YamlScalarNode(key), out var name) ? (name as YamlScalarNode)?.Value : null)
            .OfType<string>()
            .Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal)];

    private static IEnumerable<YamlMappingNode> Roots(string workspace, string folder)
    {
        var path = Path.Combine(workspace, folder);
        return Directory.Exists(path) ? Directory.GetFiles(path, "*.yaml").Order(StringComparer.Ordinal).SelectMany(Read) : [];
    }

    private static IReadOnlyList<YamlMappingNode> Read(string path) => File.Exists(path) ? [.. ParsedYaml.Of(File.ReadAllText(path)).Mappings] : [];

    private static IEnumerable<string> Leaves(YamlMappingNode node, string before) =>
        node.Children.SelectMany(c => c.Value is YamlMappingNode inner ? Leaves(inner, $"{before}{c.Key}.") : [$"{before}{c.Key}"]);
}
