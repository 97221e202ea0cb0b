namespace Kessan.Workspace.Build;

/// <summary>
/// The folder a build writes. It changes whole or not at all: everything is written beside it first, then the folders change places. A build that fails, or is
/// killed, leaves the last good one.
/// </summary>
public sealed class OutputFolder(string path)
{
    private readonly string next = path + ".next";
    private readonly string previous = path + ".previous";

    public string FullPath { get; } = Path.GetFullPath(path);

    /// <summary>Puts these files, and no others, into the folder.</summary>
    /// <exception cref="IOException">The disk refused; the folder is as it was.</exception>
    public void Replace(IEnumerable<OutputFile> files)
    {
        ArgumentNullException.ThrowIfNull(files);
        Recover();
        Delete(next);
        try
        {
            foreach (var file in files) { Write(file); }
        }
        catch
        {
            Delete(next);
            throw;
        }

        if (Directory.Exists(FullPath)) { Directory.Move(FullPath, previous); }
        Directory.Move(next, FullPath);
        Delete(previous);
    }

    /// <summary>
    /// Puts these files into the folder and leaves the others: each file changes whole or not at all, in the order given, so that a manifest that comes last
    /// never speaks of what is not there.
    /// </summary>
    public void Update(IEnumerable<OutputFile> files)
    {
        ArgumentNullException.ThrowIfNull(files);
        foreach (var file in files)
        {
            var target = Path.Combine(FullPath, file.Name);
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.WriteAllBytes(target + ".next", file.Content.ToArray());
            File.Move(target + ".next", target, overwrite: true);
        }
    }

    /// <summary>A build killed between the two moves left no folder, but the last good one beside it.</summary>
    private void Recover()
    {
        if (!Directory.Exists(previous)) { return; }
        if (Directory.Exists(FullPath)) { Delete(previous); }
        else { Directory.Move(previous, FullPath); }
    }

    private void Write(OutputFile file)
    {
        var target = Path.Combine(next, file.Name);
        Directory.CreateDirectory(Path.GetDirectoryName(target)!);
        using var stream = new FileStream(target, FileMode.CreateNew, FileAccess.Write);
        stream.Write(file.Content.Span);
        stream.Flush(flushToDisk: true);
    }

    private static void Delete(string folder)
    {
        if (Directory.Exists(folder)) { Directory.Delete(folder, recursive: true); }
    }
}
