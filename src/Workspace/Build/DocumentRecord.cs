namespace Kessan.Workspace.Build;

/// <summary>What a manifest says of one document of a build.</summary>
/// <param name="Period">As its label: 1H08.</param>
/// <param name="Inputs">A digest of everything it was made from, the formats asked for included.</param>
/// <param name="IsPublishable">Whether no figure of it is an exception.</param>
/// <param name="IsClean">Whether nothing at all was to be reported; then it need not be built again while its inputs are the same.</param>
/// <param name="Checked">How each file that was read back came out.</param>
/// <param name="Outputs">Its files and their SHA-256.</param>
public sealed record DocumentRecord(
    string Name, string Period, string Inputs, bool IsPublishable, bool IsClean, IReadOnlyList<CheckedFile> Checked,
    IReadOnlyList<KeyValuePair<string, string>> Outputs);

/// <param name="File">The name of the output.</param>
public sealed record CheckedFile(string File, int Figures, int Tied, int Exceptions, int Untied, int Notes);
