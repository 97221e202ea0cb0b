using Kessan.Core;

namespace Kessan.Statements;

/// <summary>A measure: a fact that is a formula over other facts (statements/measures.yaml).</summary>
public sealed record Measure(Computation Computation, Caption? Caption);

/// <summary>Reads statements/measures.yaml (schemas/measures.schema.json).</summary>
public static class MeasureReader
{
    public static IReadOnlyList<Measure> Read(string path, string text, List<Finding> findings)
    {
        var file = new YamlFile(path, findings);
        if (file.Root(text) is not { } root) { return []; }
        file.Keys(root, "format", "measures");
        var measures = new List<Measure>();
        foreach (var node in file.Mappings(root, "measures"))
        {
            file.Keys(node, "fact", "unit", "formula", "presentations", "caption");
            if (file.Name(node, "fact") is not { } result || file.Formula(node, "formula") is not { } formula)
            {
                file.Fault(node, "missing-key", "A measure has a fact and a formula.", "one of them is missing or wrong", "fact, formula");
                continue;
            }

            var unit = file.Text(node, "unit") is { } name ? new Unit(name) : (Unit?)null;
            measures.Add(new(new(result, formula, unit, YamlFile.Texts(node, "presentations"), file.Line(node)), file.Caption(node, "caption")));
        }

        return measures;
    }
}
