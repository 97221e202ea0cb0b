using System.Globalization;
using YamlDotNet.RepresentationModel;

namespace Kessan.Statements;

/// <summary>
/// Reads a tree of lines into the order in which it is printed: heading, lines of the group, total of the group. A total without a
/// formula is the sum of the amounts directly below its group: lines with their weight, and of a group inside, its total.
/// </summary>
internal sealed class LineTreeReader(YamlFile file)
{
    private readonly List<StatementLine> lines = [];

    public IReadOnlyList<StatementLine> Lines => lines;

    /// <returns>What the group contributes to a sum above it.</returns>
    public IReadOnlyList<(Formula Line, int Weight)> Group(IReadOnlyList<YamlMappingNode> nodes, int depth, string? part = null) =>
        [.. nodes.SelectMany(n => Node(n, depth, part))];

    private IReadOnlyList<(Formula Line, int Weight)> Node(YamlMappingNode node, int depth, string? part)
    {
        file.Keys(node, "caption", "concept", "members", "at", "formula", "weight", "percent", "rule", "always", "translate", "optional", "memo", "part",
            "depth", "lines", "total");
        part = file.Text(node, "part") ?? part;
        var children = file.Mappings(node, "lines");
        if (children.Count == 0) { return Amount(node, depth, part, null, isTotal: false); }
        if (Value(node) is not null) { return SumOnTop(node, children, depth, part); }

        var hasHeading = file.Caption(node, "caption") is not null;
        if (hasHeading) { Amount(node, depth, part, null, isTotal: false); }
        var inside = hasHeading ? depth + 1 : depth;
        var parts = Group(children, inside, part);
        return file.Mapping(node, "total") is { } total ? Amount(total, inside, part, parts, isTotal: true) : parts;
    }

    /// <summary>A line with lines below it that has an amount of its own is printed before its parts, as breakdowns are.</summary>
    private IReadOnlyList<(Formula Line, int Weight)> SumOnTop(YamlMappingNode node, IReadOnlyList<YamlMappingNode> children, int depth, string? part)
    {
        var at = lines.Count;
        var parts = Group(children, depth + 1, part);
        var contribution = Amount(node, depth, part, parts, isTotal: false);
        var top = lines[^1];
        lines.RemoveAt(lines.Count - 1);
        lines.Insert(at, top);
        return contribution;
    }

    private IReadOnlyList<(Formula Line, int Weight)> Amount(
        YamlMappingNode node, int depth, string? part, IReadOnlyList<(Formula Line, int Weight)>? parts, bool isTotal)
    {
        if (isTotal) { file.Keys(node, "caption", "concept", "members", "formula", "weight", "percent", "rule", "always", "translate", "depth", "memo"); }
        depth = int.TryParse(file.Text(node, "depth"), CultureInfo.InvariantCulture, out var given) ? given : depth;
        var (value, memo) = (Value(node), file.Flag(node, "memo", otherwise: false));
        var formula = value is null ? null : file.Formula(node, "formula") ?? (parts is null ? null : Formula.Sum(parts));
        lines.Add(new(
            depth, file.Caption(node, "caption"), value, formula, part, isTotal, file.Flag(node, "percent", otherwise: false),
            file.Flag(node, "rule", isTotal), file.Flag(node, "always", otherwise: false), memo, file.Flag(node, "translate", otherwise: true),
            file.Line(node)));
        return value is null || memo ? [] : [(value, file.Text(node, "weight") == "-1" ? -1 : 1)];
    }

    private Formula.Name? Value(YamlMappingNode node)
    {
        if (file.Text(node, "concept") is not { } concept) { return null; }
        var at = file.Text(node, "at") is { } time ? "@" + time : "";
        var members = file.Text(node, "members") is { } names ? $"[{names}]" : "";
        var optional = file.Flag(node, "optional", otherwise: false) ? "?" : "";
        try
        {
            return (Formula.Name)FormulaParser.Parse(concept + members + at + optional);
        }
        catch (FormatException fault)
        {
            file.Fault(node, "not-a-name", fault.Message, concept, "a concept of letters and digits");
            return null;
        }
    }
}
