namespace Kessan.Documents;

/// <summary>The tables and sets of columns that the files of documents/tables/ define, by name.</summary>
internal sealed class TableDefinitions
{
    private readonly SortedDictionary<string, (Definition Definition, SourceText Source)> tables = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, Definition> columns = new(StringComparer.Ordinal);
    private readonly FindingList findings;

    public TableDefinitions(IReadOnlyList<SourceText> files, string language, FindingList findings)
    {
        this.findings = findings;
        IsWhole = files.All(f => f.Yaml.Fault is null);
        foreach (var file in files)
        {
            foreach (var definition in Definition.ReadAll(file, findings, language)) { Add(definition, file); }
        }
    }

    /// <summary>Every file could be read: a name that is not here is nowhere.</summary>
    public bool IsWhole { get; }

    public IEnumerable<string> Ids => tables.Keys;

    public (Definition Definition, SourceText Source)? Find(string id) => tables.TryGetValue(id, out var found) ? found : null;

    /// <summary>The definition that holds the columns: the table itself, or the set that it names.</summary>
    public Definition ColumnsOf(Definition table)
    {
        if (table.Text("columns-of") is not { } name) { return table; }
        if (columns.TryGetValue(name, out var set)) { return set; }
        if (!IsWhole) { return table; }
        findings.Add(DocumentRule.UnusableDefinition, table.PlaceOf("columns-of"), $"There is no set of columns '{name}'.", printed: name,
            expected: string.Join(", ", columns.Keys));
        return table;
    }

    private void Add(Definition definition, SourceText file)
    {
        if (definition.Text("column-set") is { } set) { columns[set] = definition; }
        else if (definition.Text("table") is not { } id)
        {
            findings.Add(DocumentRule.UnusableDefinition, definition.Place, "A definition names its table, or its column-set.");
        }
        else if (!tables.TryAdd(id, (definition, file)))
        {
            findings.Add(DocumentRule.UnusableDefinition, definition.Place, $"The table '{id}' is defined twice.", printed: id);
        }
    }
}
