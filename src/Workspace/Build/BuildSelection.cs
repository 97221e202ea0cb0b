using Kessan.Documents;

namespace Kessan.Workspace.Build;

/// <summary>What of a workspace is built.</summary>
/// <param name="Documents">Names; empty for all that kessan.yaml lists.</param>
/// <param name="Period">The documents of this period, and those of any period for it; null for all, those of any period for the last one that the books
/// hold.</param>
public sealed record BuildSelection(IReadOnlyList<string> Documents, IReadOnlySet<OutputFormat> Formats, string? Period = null)
{
    /// <summary>Every document in the formats that need no other program.</summary>
    public static BuildSelection Usual { get; } = new([], new HashSet<OutputFormat>
    {
        OutputFormat.Text, OutputFormat.Html, OutputFormat.Docx, OutputFormat.Pptx, OutputFormat.Xlsx, OutputFormat.Csv, OutputFormat.Json,
    });
}
