using Kessan.Core;
using YamlDotNet.RepresentationModel;

namespace Kessan.Statements;

/// <summary>Reads one statements/*.yaml (schemas/statement.schema.json) into a definition, and every fault of it into findings.</summary>
public static class StatementReader
{
    public static StatementDefinition? Read(string path, string text, List<Finding> findings)
    {
        var file = new YamlFile(path, findings);
        if (file.Root(text) is not { } root) { return null; }
        file.Keys(root, "format", "statement", "title", "covers", "percentOf", "forms");
        return new(
            file.Required(root, "statement"), Covers(file, root), file.Caption(root, "title") ?? new("", ""),
            file.Name(root, "percentOf"), [.. file.Mappings(root, "forms").Select(f => Form(file, f))], path);
    }

    private static StatementCoverage Covers(YamlFile file, YamlMappingNode root)
    {
        switch (file.Text(root, "covers"))
        {
            case null: return StatementCoverage.None;
            case "closings": return StatementCoverage.Closings;
            case "flows": return StatementCoverage.Flows;
            case "cash-movements": return StatementCoverage.CashMovements;
            case { } other:
                file.Fault(root, "unknown-coverage", "\"covers\" names what the statement accounts for completely.", other, "closings, flows, cash-movements");
                return StatementCoverage.None;
        }
    }

    private static StatementForm Form(YamlFile file, YamlMappingNode node)
    {
        file.Keys(node, "presentations", "lines", "columns", "rows", "proofs");
        var lines = new LineTreeReader(file);
        lines.Group(file.Mappings(node, "lines"), 0);
        var matrix = file.Mappings(node, "columns").Count == 0 ? null : Matrix(file, node);
        return new(YamlFile.Texts(node, "presentations"), lines.Lines, matrix, Proofs(file, node));
    }

    private static StatementMatrix Matrix(YamlFile file, YamlMappingNode node) => new(
        [.. file.Mappings(node, "columns").Select(c => new MatrixColumn(file.Required(c, "key"), file.Caption(c, "caption") ?? new("", "")))],
        [.. file.Mappings(node, "rows").Select(r => Row(file, r))]);

    private static MatrixRow Row(YamlFile file, YamlMappingNode node)
    {
        file.Keys(node, "caption", "kind", "cells", "always");
        var kind = file.Text(node, "kind") switch
        {
            "opening" => MatrixRowKind.Opening,
            "closing" => MatrixRowKind.Closing,
            "subtotal" => MatrixRowKind.Subtotal,
            _ => MatrixRowKind.Movement,
        };
        var cells = new Dictionary<string, Formula.Name>(StringComparer.Ordinal);
        if (file.Mapping(node, "cells") is { } given)
        {
            foreach (var key in given.Children.Keys.OfType<YamlScalarNode>().Select(k => k.Value ?? ""))
            {
                if (file.Name(given, key) is { } name) { cells[key] = name; }
            }
        }

        return new(file.Caption(node, "caption") ?? new("", ""), kind, cells, file.Flag(node, "always", otherwise: false));
    }

    private static List<Proof> Proofs(YamlFile file, YamlMappingNode node)
    {
        var proofs = new List<Proof>();
        foreach (var proof in file.Mappings(node, "proofs"))
        {
            file.Keys(proof, "name", "left", "right");
            var (left, right) = (file.Formula(proof, "left"), file.Formula(proof, "right"));
            if (left is not null && right is not null) { proofs.Add(new(file.Required(proof, "name"), left, right, file.Line(proof))); }
        }

        return proofs;
    }
}
