using System.Collections.Concurrent;

namespace Kessan.Documents;

/// <summary>
/// The definition files of a workspace. A file whose size and day of change are those of the last look is neither read nor parsed again: documents share their
/// tables, and a process that stays looks often.
/// </summary>
public sealed class SourceFiles(string folder)
{
    private sealed record Seen(long Length, DateTime Changed, SourceText Text);

    private readonly ConcurrentDictionary<string, Seen> seen = new(StringComparer.Ordinal);

    public string Folder { get; } = folder;

    /// <param name="name">Relative to the workspace, with forward slashes.</param>
    /// <returns>Null where there is no such file.</returns>
    public SourceText? Text(string name)
    {
        var file = new FileInfo(Path.Combine(Folder, name));
        if (!file.Exists) { return null; }
        if (seen.TryGetValue(name, out var last) && last.Length == file.Length && last.Changed == file.LastWriteTimeUtc) { return last.Text; }
        var text = new SourceText(name, File.ReadAllText(file.FullName));
        seen[name] = new(file.Length, file.LastWriteTimeUtc, text);
        return text;
    }

    /// <summary>The files of a folder in the order of their names, usually those of YAML.</summary>
    public IReadOnlyList<SourceText> In(string folder, string pattern = "*.yaml")
    {
        var path = Path.Combine(Folder, folder);
        return Directory.Exists(path)
            ? [.. Directory.GetFiles(path, pattern)
                .Select(f => Path.GetFileName(f)!)
                .Order(StringComparer.Ordinal)
                .Select(f => Text($"{folder}/{f}"))
                .OfType<SourceText>()]
            : [];
    }
}
