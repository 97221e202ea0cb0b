using System.Globalization;
using Kessan.Core;
using Kessan.Statements;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Kessan.Documents;

/// <summary>
/// A mapping of a definition file (table, front matter, company data), read key by key. What is not understood becomes a finding at its
/// place: a key that nobody asked for, a value of another kind.
/// </summary>
internal sealed class Definition
{
    private readonly Dictionary<string, YamlNode> values = new(StringComparer.Ordinal);
    private readonly HashSet<string> asked = new(StringComparer.Ordinal);
    private readonly List<(string Key, Place Place)> keys = [];
    private readonly SourceText source;
    private readonly int shift;
    private readonly string language;
    private readonly FindingList findings;

    private Definition(YamlMappingNode node, SourceText source, int shift, string language, FindingList findings)
    {
        (this.source, this.shift, this.language, this.findings) = (source, shift, language, findings);
        Place = PlaceOf(node);
        foreach (var (key, value) in node.Children)
        {
            var name = (key as YamlScalarNode)?.Value ?? key.ToString();
            keys.Add((name, PlaceOf(key)));
            values[name] = value;
        }
    }

    public Place Place { get; }

    /// <summary>The mappings of a file: one per YAML document. A file that is no YAML is a finding.</summary>
    /// <param name="language">Which of the languages is read where a text is given in several: { en: Revenues, ja: 営業収益 }.</param>
    public static IReadOnlyList<Definition> ReadAll(SourceText source, FindingList findings, string language = "en") =>
        ReadAll(source, source.Yaml, 0, findings, language);

    /// <summary>The same of a part of a file.</summary>
    /// <param name="shift">Where <paramref name="yaml"/> starts in the source.</param>
    public static IReadOnlyList<Definition> ReadPart(SourceText source, string yaml, int shift, FindingList findings) =>
        ReadAll(source, ParsedYaml.Of(yaml), shift, findings, "en");

    private static Definition[] ReadAll(SourceText source, ParsedYaml parsed, int shift, FindingList findings, string language)
    {
        if (parsed.Fault is { } fault)
        {
            findings.Add(DocumentRule.UnusableDefinition, source.PlaceAt(shift + fault.Index), $"The definition cannot be read: {fault.Message.TrimEnd('.')}.",
                remedy: "A text that holds a comma, a colon, a brace or # stands in quotation marks.");
        }
        return [.. parsed.Mappings.Select(n => new Definition(n, source, shift, language, findings))];
    }

    public bool Has(string key) => values.ContainsKey(key);

    public string? Text(string key) => Scalar(key)?.Value;

    /// <summary>A text and the offset in the source at which it begins.</summary>
    public (string Text, int Offset)? Placed(string key) => Scalar(key) is { } scalar ? (scalar.Value ?? "", ContentStart(scalar)) : null;

    public Place PlaceOf(string key) => values.TryGetValue(key, out var node) ? PlaceOf(node) : Place;

    public int? Number(string key)
    {
        if (Scalar(key)?.Value is not { } text) { return null; }
        if (int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)) { return number; }
        findings.Add(DocumentRule.UnusableDefinition, PlaceOf(key), $"'{text}' of '{key}' is not a whole number.", printed: text);
        return null;
    }

    public bool Flag(string key) => Text(key) is "true" or "yes";

    /// <summary>A list of texts; a single text is a list of one.</summary>
    public IReadOnlyList<(string Text, int Offset)> Texts(string key) => Node(key) switch
    {
        null => [],
        YamlScalarNode { Value: var text } scalar => [(text ?? "", ContentStart(scalar))],
        YamlSequenceNode list => [.. list.Children.OfType<YamlScalarNode>().Select(s => (s.Value ?? "", ContentStart(s)))],
        var other => Unusable(key, other),
    };

    /// <summary>The entries of a list: mappings, or bare words.</summary>
    public IReadOnlyList<(Definition? Map, string? Word, Place Place)> Entries(string key) =>
        Node(key) is not YamlSequenceNode list ? []
            : [.. list.Children.Select(n => (n is YamlMappingNode m ? new Definition(m, source, shift, language, findings) : null, (n as YamlScalarNode)?.Value,
                PlaceOf(n)))];

    /// <summary>Every scalar below, by its path with dots: company.name.</summary>
    public IEnumerable<(string Path, string Value)> Leaves()
    {
        foreach (var (key, node) in values)
        {
            asked.Add(key);
            var chosen = InLanguage(node);
            if (chosen is YamlScalarNode { Value: { } value }) { yield return (key, value); }
            if (chosen is not YamlMappingNode map) { continue; }
            foreach (var (path, leaf) in new Definition(map, source, shift, language, findings).Leaves()) { yield return ($"{key}.{path}", leaf); }
        }
    }

    /// <summary>The leaves below one key, by their whole path.</summary>
    public IEnumerable<(string Path, string Value)> LeavesOf(string key) =>
        Node(key) is YamlMappingNode map ? new Definition(map, source, shift, language, findings).Leaves().Select(l => ($"{key}.{l.Path}", l.Value)) : [];

    /// <summary>Reports the keys that nobody asked for, with the ones that were.</summary>
    public void CheckKeys()
    {
        foreach (var (key, place) in keys.Where(k => !asked.Contains(k.Key)))
        {
            var nearest = NearestName.Several(key, asked.Where(a => !values.ContainsKey(a)));
            findings.Add(DocumentRule.UnusableDefinition, place, $"'{key}' is not understood here.", printed: key,
                expected: string.Join(", ", asked.Order(StringComparer.Ordinal)), remedy: nearest.Count > 0 ? $"Perhaps {nearest[0]}." : null);
        }
    }

    private YamlNode? Node(string key)
    {
        asked.Add(key);
        return values.TryGetValue(key, out var node) ? InLanguage(node) : null;
    }

    /// <summary>A mapping of languages stands for the text in one of them; what was not translated is taken in English.</summary>
    private YamlNode InLanguage(YamlNode node)
    {
        if (node is not YamlMappingNode { Children.Count: > 0 } map || !map.Children.Keys.All(k => k is YamlScalarNode { Value: "en" or "ja" }))
        {
            return node;
        }
        return map.Children.TryGetValue(new YamlScalarNode(language), out var chosen) || map.Children.TryGetValue(new YamlScalarNode("en"), out chosen)
            ? chosen
            : node;
    }

    private YamlScalarNode? Scalar(string key)
    {
        var node = Node(key);
        if (node is null or YamlScalarNode) { return node as YamlScalarNode; }
        Unusable(key, node);
        return null;
    }

    private IReadOnlyList<(string Text, int Offset)> Unusable(string key, YamlNode node)
    {
        findings.Add(DocumentRule.UnusableDefinition, PlaceOf(node), $"'{key}' should be a text or a list of texts.");
        return [];
    }

    private int ContentStart(YamlScalarNode scalar) =>
        shift + (int)scalar.Start.Index + (scalar.Style is ScalarStyle.DoubleQuoted or ScalarStyle.SingleQuoted ? 1 : 0);

    private Place PlaceOf(YamlNode node) => source.PlaceAt(shift + (int)node.Start.Index);
}
