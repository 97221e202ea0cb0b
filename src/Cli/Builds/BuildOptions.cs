using Kessan.Documents;
using Kessan.Workspace.Build;

namespace Kessan.Cli.Builds;

/// <param name="Folder">The workspace.</param>
/// <param name="Output">Where the documents go.</param>
internal sealed record BuildOptions(string Folder, string Output, BuildSelection Selection)
{
    /// <summary>What was asked for, in words: a build that was asked for something else is another build.</summary>
    public string Request =>
        $"documents {(Selection.Documents.Count == 0 ? "all" : string.Join(' ', Selection.Documents))}; period {Selection.Period ?? "all"}; formats {Formats}";

    public string Formats => string.Join(' ', Enum.GetValues<OutputFormat>().Where(Selection.Formats.Contains).Select(f => f.ToString().ToLowerInvariant()));
}
