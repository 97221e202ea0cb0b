namespace Kessan.Workspace.Build;

/// <summary>The input files of a workspace, for the manifest: everything in it but what builds write and what version control and editors keep.</summary>
public static class WorkspaceFiles
{
    public static IReadOnlyList<OutputFile> Read(string folder, string output) =>
        [.. Names(folder, output).Select(f => new OutputFile(f.Name, File.ReadAllBytes(f.Path)))];

    /// <summary>Path and name (relative, with forward slashes) in order of name.</summary>
    public static IEnumerable<(string Path, string Name)> Names(string folder, string output)
    {
        if (!Directory.Exists(folder)) { return []; }
        var outputs = Path.GetFullPath(output);
        return Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
            .Where(file => !IsBelow(Path.GetFullPath(file), outputs))
            .Select(file => (Path: file, Name: Path.GetRelativePath(folder, file).Replace('\\', '/')))
            .Where(file => IsInput(file.Name))
            .OrderBy(file => file.Name, StringComparer.Ordinal);
    }

    /// <summary>Whether a file of the workspace is an input.</summary>
    /// <param name="name">Relative, with forward slashes.</param>
    public static bool IsInput(string name) =>
        !name.EndsWith('~')
            && !name.Split('/').Any(part => part.StartsWith('.') || part is "out" or "obj" or "bin" or "make" or "expected" or "drafts" or "locks");

    private static bool IsBelow(string file, string folder) => file.StartsWith(folder, StringComparison.Ordinal);
}
