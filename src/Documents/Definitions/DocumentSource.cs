namespace Kessan.Documents;

/// <summary>The files that define a document, as read; names are relative to the workspace.</summary>
/// <param name="Name">1h08-release.</param>
/// <param name="Markdown">documents/NAME.md.</param>
/// <param name="Tables">documents/tables/*.yaml, in the order of their names.</param>
/// <param name="Company">documents/company.yaml, or null.</param>
/// <param name="Footing">adjustments/footing.csv, or null.</param>
public sealed record DocumentSource(string Name, SourceText Markdown, IReadOnlyList<SourceText> Tables, SourceText? Company, SourceText? Footing)
{
    /// <summary>Reads the files of a workspace's document; null where it has no such document.</summary>
    public static DocumentSource? Read(string workspace, string name)
    {
        var documents = Path.Combine(workspace, "documents");
        if (Text(workspace, $"documents/{name}.md") is not { } markdown) { return null; }
        var tables = Path.Combine(documents, "tables");
        var files = Directory.Exists(tables) ? Directory.GetFiles(tables, "*.yaml").Select(f => Path.GetFileName(f)!).Order(StringComparer.Ordinal) : Enumerable.Empty<string>();
        return new(
            name, markdown, [.. files.Select(f => Text(workspace, $"documents/tables/{f}")!)],
            Text(workspace, "documents/company.yaml"), Text(workspace, "adjustments/footing.csv"));
    }

    private static SourceText? Text(string workspace, string file)
    {
        var path = Path.Combine(workspace, file);
        return File.Exists(path) ? new(file, File.ReadAllText(path)) : null;
    }
}
