namespace Kessan.Workspace.Build;

/// <summary>The input files of a workspace, for the manifest: everything in it but what builds write and what version control and editors keep.</summary>
public static class WorkspaceFiles
{
    public static IReadOnlyList<OutputFile> Read(string folder, string output)
    {
        var outputs = Path.GetFullPath(output);
        return
        [
            .. Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
                .Where(file => !IsBelow(Path.GetFullPath(file), outputs))
                .Select(file => (Path: file, Name: Path.GetRelativePath(folder, file).Replace('\\', '/')))
                .Where(file => !file.Name.Split('/').Any(part => part.StartsWith('.') || part is "out" or "obj" or "bin" or "make" or "expected" or "drafts" or "locks"))
                .OrderBy(file => file.Name, StringComparer.Ordinal)
                .Select(file => new OutputFile(file.Name, File.ReadAllBytes(file.Path))),
        ];
    }

    private static bool IsBelow(string file, string folder) => file.StartsWith(folder, StringComparison.Ordinal);
}
