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

    /// <summary>documents/boilerplate/*.md: fixed texts that documents share.</summary>
    public IReadOnlyList<SourceText> Boilerplate { get; init; } = [];

    /// <summary>The folder that holds its pictures: documents/ of the workspace; null where there is none.</summary>
    public string? Folder { get; init; }

    /// <summary>What the head says after <c>period:</c>; null where it says nothing.</summary>
    public string? PeriodWord => FrontMatter.PeriodWord(Markdown.Text);

    /// <summary>Whether the document can be written for every period: <c>period: any</c>.</summary>
    public bool IsOfAnyPeriod => PeriodWord == FrontMatter.AnyPeriod;

    /// <summary>Reads the files of a workspace's document; null where it has no such document.</summary>
    public static DocumentSource? Read(string workspace, string name) => Read(new SourceFiles(workspace), name);

    /// <summary>The same from files of which some have been read before.</summary>
    public static DocumentSource? Read(SourceFiles files, string name)
    {
        ArgumentNullException.ThrowIfNull(files);
        if (files.Text($"documents/{name}.md") is not { } markdown) { return null; }
        return new(name, markdown, files.In("documents/tables"), files.Text("documents/company.yaml"), files.Text("adjustments/footing.csv"))
        {
            Folder = Path.Combine(files.Folder, "documents"),
            Charts = files.In("documents/charts"),
            Boilerplate = files.In("documents/boilerplate", "*.md"),
        };
    }
}
