namespace Kessan.Documents;

/// <summary>The charts that the files of documents/charts/ define, by name.</summary>
internal sealed class ChartDefinitions
{
    private readonly SortedDictionary<string, (Definition Definition, SourceText Source)> charts = new(StringComparer.Ordinal);

    public ChartDefinitions(IReadOnlyList<SourceText> files, string language, FindingList findings)
    {
        IsWhole = files.All(f => f.Yaml.Fault is null);
        foreach (var file in files)
        {
            foreach (var definition in Definition.ReadAll(file, findings, language))
            {
                if (definition.Text("chart") is not { } id)
                {
                    findings.Add(DocumentRule.UnusableDefinition, definition.Place, "A definition names its chart.");
                }
                else if (!charts.TryAdd(id, (definition, file)))
                {
                    findings.Add(DocumentRule.UnusableDefinition, definition.Place, $"The chart '{id}' is defined twice.", printed: id);
                }
            }
        }
    }

    /// <summary>Every file could be read: a name that is not here is nowhere.</summary>
    public bool IsWhole { get; }

    public IEnumerable<string> Ids => charts.Keys;

    public (Definition Definition, SourceText Source)? Find(string id) => charts.TryGetValue(id, out var found) ? found : null;
}
