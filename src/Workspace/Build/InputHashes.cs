using System.Security.Cryptography;
using System.Text;

namespace Kessan.Workspace.Build;

/// <summary>
/// The contents of a workspace's files as SHA-256, by name. A file whose size and day of change are those of the last look is not read again, so that looking
/// twice costs no reading.
/// </summary>
public sealed class InputHashes
{
    private sealed record Seen(long Length, DateTime Changed, string Hash);

    private readonly Dictionary<string, Seen> seen;

    private InputHashes(Dictionary<string, Seen> seen) => this.seen = seen;

    /// <param name="before">What was seen the last time; null for the first look.</param>
    public static InputHashes Of(string folder, string output, InputHashes? before = null)
    {
        var files = new Dictionary<string, Seen>(StringComparer.Ordinal);
        foreach (var (path, name) in WorkspaceFiles.Names(folder, output))
        {
            var file = new FileInfo(path);
            var last = before?.seen.GetValueOrDefault(name);
            files[name] = last is not null && last.Length == file.Length && last.Changed == file.LastWriteTimeUtc
                ? last
                : new(file.Length, file.LastWriteTimeUtc, Of(File.ReadAllBytes(path)));
        }

        return new(files);
    }

    /// <summary>Names and hashes in order of name.</summary>
    public IEnumerable<KeyValuePair<string, string>> All =>
        seen.OrderBy(s => s.Key, StringComparer.Ordinal).Select(s => KeyValuePair.Create(s.Key, s.Value.Hash));

    /// <summary>Everything that facts come from: all but the documents and their adjustments.</summary>
    public string Books => Digest(All.Where(f => !IsOfDocuments(f.Key)));

    /// <summary>
    /// Everything that one document is made from: the books, its own text, and what documents share (tables, charts, company, pictures). The texts of other
    /// documents are not part of it.
    /// </summary>
    /// <param name="text">The file of its text: documents/1h08-release.md.</param>
    public string Document(string text) => Digest(All.Where(f => !IsOfDocuments(f.Key) || !IsText(f.Key) || f.Key == text));

    public static string Of(ReadOnlySpan<byte> content) => Convert.ToHexStringLower(SHA256.HashData(content));

    private static bool IsOfDocuments(string name) => name.StartsWith("documents/", StringComparison.Ordinal) || name == "adjustments/footing.csv";

    private static bool IsText(string name) => name.EndsWith(".md", StringComparison.Ordinal) && name.Count(c => c == '/') == 1;

    private static string Digest(IEnumerable<KeyValuePair<string, string>> files) =>
        Of(Encoding.UTF8.GetBytes(string.Concat(files.Select(f => $"{f.Key} {f.Value}\n"))));
}
