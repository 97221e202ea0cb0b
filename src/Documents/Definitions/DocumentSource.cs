namespace Kessan.Documents;

/// <summary>The files that define a document, as read; names are relative to the workspace.</summary>
/// <param name="Name">1h08-release.</param>
/// <param name="Markdown">documents/NAME.md.</param>
/// <param name="Tables">documents/tables/*.yaml, in the order of their names.</param>
/// <param name="Company">documents/company.yaml, or null.</param>
/// <param name="Footing">adjustments/footing.csv, or null.</param>
public sealed record DocumentSource(string Name, SourceText Markdown, IReadOnlyList<SourceText> Tables, SourceText? Company, SourceText? Footing)
{
    /// <summary>documents/charts/*.yaml, in the order of their names.</summary>
    public IReadOnlyList<SourceText> Charts { get; init; } = [];

    /// <summary>The folder that holds its pictures: documents/ of the workspace; null where there is none.</summary>
    public string? Folder { get; init; }

    /// <summary>What the head says after <c>period:</c>; null where it says nothing.</summary>
    public string? PeriodWord => FrontMatter.PeriodWord(Markdown.Text);

    /// <summary>Whether the document can be written for every period: <c>period: any</c>.</summary>
    public bool IsOfAnyPeriod => PeriodWord == FrontMatter.AnyPeriod;

    /// <summary>Reads the files of a workspace's document; null where it has no such document.</summary>
    public static DocumentSource? Read(string workspace, string name)
    {
        if (Text(workspace, $"documents/{name}.md") is not { } markdown) { return null; }
        return new(name, markdown, FilesOf(workspace, "documents/tables"), Text(workspace, "documents/company.yaml"), Text(workspace, "adjustments/footing.csv"))
        {
            Folder = Path.Combine(workspace, "documents"),
            Charts = FilesOf(workspace, "documents/charts"),
        };
    }

    private static SourceText[] FilesOf(string workspace, string folder)
    {
        var path = Path.Combine(workspace, folder);
        return Directory.Exists(path)
            ? [.. Directory.GetFiles(path, "*.yaml").Select(f => Path.GetFileName(f)!).Order(StringComparer.Ordinal).Select(f => Text(workspace, $"{folder}/{f}")!)]
            : [];
    }

    private static SourceText? Text(string workspace, string file)
    {
        var path = Path.Combine(workspace, file);
        return File.Exists(path) ? new(file, File.ReadAllText(path)) : null;
    }
}
