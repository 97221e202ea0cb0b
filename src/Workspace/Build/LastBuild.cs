namespace Kessan.Workspace.Build;

/// <summary>The build that stands in the output folder, as far as it can be trusted: made by this very program, every file as it was written.</summary>
public sealed class LastBuild
{
    private readonly string output;
    private readonly Dictionary<string, string> hashes;

    private LastBuild(string output, Manifest manifest) => (this.output, Manifest, hashes) = (output, manifest, new(manifest.Outputs, StringComparer.Ordinal));

    public Manifest Manifest { get; }

    /// <summary>Null where there is none, or where the program is newer than its manifest: another program may write other bytes.</summary>
    public static LastBuild? Read(string output)
    {
        var path = Path.Combine(output, Manifest.FileName);
        if (!File.Exists(path) || ProgramChanged() > File.GetLastWriteTimeUtc(path)) { return null; }
        return Manifest.Read(File.ReadAllBytes(path)) is { } manifest ? new(output, manifest) : null;
    }

    /// <summary>The document as it stands there; null where it was made from other inputs, had something to report, or was touched since.</summary>
    public (DocumentRecord Record, IReadOnlyList<OutputFile> Files)? Document(string name, string inputs)
    {
        if (Manifest.Documents.FirstOrDefault(d => d.Name == name) is not { IsClean: true } record || record.Inputs != inputs) { return null; }
        return Files(record.Outputs) is { } files ? (record, files) : null;
    }

    /// <summary>A file as it was written; null where it is gone or was touched.</summary>
    public OutputFile? Written(string name) => hashes.TryGetValue(name, out var hash) && Files([KeyValuePair.Create(name, hash)]) is [var file] ? file : null;

    /// <summary>Whether every file of the build is there as it was written.</summary>
    public bool IsWhole => Files(Manifest.Outputs) is not null;

    private List<OutputFile>? Files(IReadOnlyList<KeyValuePair<string, string>> of)
    {
        var files = new List<OutputFile>(of.Count);
        foreach (var (name, hash) in of)
        {
            var path = Path.Combine(output, name);
            if (!File.Exists(path)) { return null; }
            var content = File.ReadAllBytes(path);
            if (InputHashes.Of(content) != hash) { return null; }
            files.Add(new(name, content));
        }

        return files;
    }

    /// <summary>A program compiled to machine code is one file and has no libraries beside it.</summary>
    private static DateTime ProgramChanged() =>
        Directory.EnumerateFiles(AppContext.BaseDirectory, "*.dll")
            .Append(Environment.ProcessPath ?? "")
            .Where(File.Exists)
            .Select(File.GetLastWriteTimeUtc)
            .DefaultIfEmpty()
            .Max();
}
