using Kessan.Core;
using YamlDotNet.RepresentationModel;

namespace Kessan.Statements;

/// <summary>
/// One YAML file being read: hands out the values of its mappings and collects every fault with its line and column. Unknown keys are
/// faults too: a misspelt key would otherwise be silently without effect.
/// </summary>
internal sealed class YamlFile(string path, List<Finding> findings)
{
    public string Path => path;

    public YamlMappingNode? Root(string text)
    {
        var yaml = ParsedYaml.Of(text);
        if (yaml.Fault is { } fault)
        {
            findings.Add(new("ST001", "yaml-syntax", Severity.Fault, new(path, fault.Line, fault.Column), $"The file is not valid YAML: {fault.Message}"));
        }
        else if (yaml.Roots is [YamlMappingNode root])
        {
            return root;
        }
        else
        {
            Fault(null, "yaml-shape", "The file does not hold one mapping.", "found something else", "a mapping of keys and values");
        }
        return null;
    }

    /// <summary>Names the keys that the format knows; any other is a fault.</summary>
    public void Keys(YamlMappingNode node, params ReadOnlySpan<string> known)
    {
        foreach (var key in node.Children.Keys)
        {
            var name = (key as YamlScalarNode)?.Value ?? "";
            if (!known.Contains(name)) { Fault(key, "unknown-key", $"The key \"{name}\" has no meaning here.", name, string.Join(", ", known.ToArray())); }
        }
    }

    public string? Text(YamlMappingNode node, string key) => Node(node, key) switch
    {
        null => null,
        YamlScalarNode scalar => scalar.Value,
        { } other => Fault<string>(other, "yaml-shape", $"\"{key}\" holds something else than a text.", other.NodeType.ToString(), "a text"),
    };

    public string Required(YamlMappingNode node, string key) =>
        Text(node, key) ?? Fault<string>(node, "missing-key", $"The key \"{key}\" is missing.", "nothing", key) ?? "";

    public bool Flag(YamlMappingNode node, string key, bool otherwise) => Text(node, key) switch
    {
        null => otherwise,
        "true" => true,
        "false" => false,
        { } other => Fault<string>(Node(node, key), "not-true-or-false", $"\"{key}\" is true or false.", other, "true, false") is not null,
    };

    public IReadOnlyList<YamlMappingNode> Mappings(YamlMappingNode node, string key) => Node(node, key) switch
    {
        null => [],
        YamlSequenceNode sequence => [.. sequence.Children.Select(AsMapping).OfType<YamlMappingNode>()],
        { } other => Fault<YamlMappingNode[]>(other, "yaml-shape", $"\"{key}\" is a list.", other.NodeType.ToString(), "a list") ?? [],
    };

    public static IReadOnlyList<string> Texts(YamlMappingNode node, string key) => Node(node, key) switch
    {
        YamlSequenceNode sequence => [.. sequence.Children.OfType<YamlScalarNode>().Select(s => s.Value ?? "")],
        YamlScalarNode scalar => [scalar.Value ?? ""],
        _ => [],
    };

    public YamlMappingNode? Mapping(YamlMappingNode node, string key) => Node(node, key) is { } child ? AsMapping(child) : null;

    /// <summary>A caption is a mapping of en and ja, or one text for both.</summary>
    public Caption? Caption(YamlMappingNode node, string key)
    {
        switch (Node(node, key))
        {
            case null: return null;
            case YamlScalarNode scalar: return new(scalar.Value ?? "", scalar.Value ?? "");
            case YamlMappingNode both:
                Keys(both, "en", "ja");
                return new(Required(both, "en"), Text(both, "ja") ?? Required(both, "en"));
            case { } other: return Fault<Caption>(other, "yaml-shape", "A caption is a text or has en and ja.", other.NodeType.ToString(), "en, ja");
        }
    }

    public T? Parsed<T>(YamlMappingNode node, string key, Func<string, T> parse) where T : class
    {
        if (Text(node, key) is not { } text) { return null; }
        try
        {
            return parse(text);
        }
        catch (FormatException fault)
        {
            return Fault<T>(Node(node, key), "not-a-formula", fault.Message, text, "a formula");
        }
    }

    public Formula? Formula(YamlMappingNode node, string key) => Parsed(node, key, FormulaParser.Parse);

    public Formula.Name? Name(YamlMappingNode node, string key) =>
        Formula(node, key) switch
        {
            null => null,
            Formula.Name name => name,
            { } other => Fault<Formula.Name>(Node(node, key), "not-a-name", "One fact is named here, not a formula.", other.ToString(), "Concept[Member]"),
        };

    public SourceLine Line(YamlNode node) => new(path, (int)node.Start.Line);

    public void Fault(YamlNode? node, string rule, string message, string found, string expected) =>
        findings.Add(new("ST002", rule, Severity.Fault, node is null ? new(path) : new(path, (int)node.Start.Line, (int)node.Start.Column), message)
        {
            Printed = found,
            Expected = expected
        });

    private T? Fault<T>(YamlNode? node, string rule, string message, string found, string expected) where T : class
    {
        Fault(node, rule, message, found, expected);
        return null;
    }

    private YamlMappingNode? AsMapping(YamlNode node) =>
        node as YamlMappingNode ?? Fault<YamlMappingNode>(node, "yaml-shape", "A mapping of keys and values belongs here.", node.ToString(), "key: value");

    private static YamlNode? Node(YamlMappingNode node, string key) => node.Children.TryGetValue(new YamlScalarNode(key), out var child) ? child : null;
}
