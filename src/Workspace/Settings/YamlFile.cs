using Kessan.Core;
using Kessan.Ledgers;
using Kessan.Statements;
using YamlDotNet.RepresentationModel;

namespace Kessan.Workspace;

/// <summary>A mapping of a YAML file, read key by key; every fault names its line and column, and unknown keys the key that was probably meant.</summary>
public sealed class YamlMapping
{
    private readonly string file;
    private readonly YamlMappingNode node;
    private readonly FaultList faults;
    private readonly HashSet<string> asked = new(StringComparer.Ordinal);

    private YamlMapping(string file, YamlMappingNode node, FaultList faults) => (this.file, this.node, this.faults) = (file, node, faults);

    /// <summary>Reads a file whose document is a mapping; null after reporting that it is missing, not UTF-8 or not YAML.</summary>
    public static YamlMapping? Read(string folder, string file, FaultList faults)
    {
        if (Utf8Text.Read(folder, file, faults) is not { } text) { return null; }
        var yaml = ParsedYaml.Of(text);
        if (yaml.Fault is { } fault)
        {
            faults.Add("WS124", "malformed-yaml", new(file, fault.Line, fault.Column), fault.Message, "YAML", "The file is not YAML.",
                "Correct it at this place.");
        }
        else if (yaml.Roots is [YamlMappingNode root])
        {
            return new(file, root, faults);
        }
        else
        {
            faults.Add("WS124", "malformed-yaml", new(file, 1, 1), "no mapping", "one document of keys and values", "The file is not a mapping.",
                "Write one key per line.");
        }
        return null;
    }

    /// <summary>The text of a key that must be there; empty after reporting that it is not.</summary>
    public string Required(string key)
    {
        if (Text(key) is { Length: > 0 } text) { return text; }
        faults.Add("WS121", "missing-key", PlaceOf(node), "nothing", key, $"The key {key} is missing.", $"Add {key}.");
        return "";
    }

    public string? Text(string key) => Find(key) switch
    {
        null => null,
        YamlScalarNode scalar => scalar.Value,
        { } other => Wrong<string>(other, "a list or mapping", "a text", key),
    };

    /// <summary>A word of a list; the first of them after reporting another.</summary>
    public string Word(string key, params IReadOnlyList<string> words)
    {
        var text = Required(key);
        if (words.Contains(text, StringComparer.Ordinal)) { return text; }
        if (text.Length > 0) { Report(key, text, string.Join(", ", words), NearestName.Remedy(text, words, "Use one of the words expected.")); }
        return words[0];
    }

    /// <summary>Whether a key is there, whatever its value.</summary>
    public bool Has(string key) => Find(key) is not null;

    public decimal? Number(string key)
    {
        if (Text(key) is not { } text) { return null; }
        if (text.Length > 0 && CsvNumber.TryRead(text, out var value)) { return value; }
        Report(key, text, CsvNumber.Suggest(text) ?? "a number", "Write a full stop as decimal sign and no thousands separators.");
        return null;
    }

    public IReadOnlyList<string> Texts(string key) => Find(key) switch
    {
        null => [],
        YamlSequenceNode list when list.Children.All(c => c is YamlScalarNode) => [.. list.Children.Select(c => ((YamlScalarNode)c).Value ?? "")],
        { } other => Wrong<IReadOnlyList<string>>(other, "something else", "a list of texts: [a, b]", key) ?? [],
    };

    /// <summary>The mapping of a key that must be there; null after reporting that it is not.</summary>
    public YamlMapping? Mapping(string key)
    {
        switch (Find(key))
        {
            case YamlMappingNode inner:
                return new(file, inner, faults);
            case null:
                Required(key);
                return null;
            case { } other:
                return Wrong<YamlMapping>(other, "no mapping", "keys and values", key);
        }
    }

    /// <summary>The mapping of a key that may be absent.</summary>
    public YamlMapping? OptionalMapping(string key) => Find(key) is null ? null : Mapping(key);

    /// <summary>Reports every key nobody asked for.</summary>
    public void RefuseOthers()
    {
        foreach (var key in node.Children.Keys.OfType<YamlScalarNode>().Where(k => !asked.Contains(k.Value ?? "")))
        {
            faults.Add("WS122", "unknown-key", PlaceOf(key), key.Value ?? "", NearestName.Of(key.Value ?? "", asked) ?? string.Join(", ", asked),
                $"There is no key {key.Value} here.",
                NearestName.Remedy(key.Value ?? "", asked, "Remove it."));
        }
    }

    public void Report(string key, string found, string expected, string remedy) =>
        faults.Add("WS123", "wrong-value", PlaceOf(Find(key) ?? node), found, expected, $"The value of {key} cannot be used.", remedy);

    private YamlNode? Find(string key)
    {
        asked.Add(key);
        return node.Children.TryGetValue(new YamlScalarNode(key), out var value) ? value : null;
    }

    private T? Wrong<T>(YamlNode at, string found, string expected, string key)
        where T : class
    {
        faults.Add("WS123", "wrong-value", PlaceOf(at), found, expected, $"The value of {key} cannot be used.", "Write it as expected.");
        return null;
    }

    private Place PlaceOf(YamlNode at) => new(file, (int)at.Start.Line, (int)at.Start.Column);
}
