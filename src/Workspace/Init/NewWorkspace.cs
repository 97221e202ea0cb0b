using Kessan.Core;
using Kessan.Workspace.Build;

namespace Kessan.Workspace.Init;

/// <summary>
/// A small workspace that builds at once and explains itself: two companies, two closings, one announcement. Its files are those beside this one.
/// </summary>
public static class NewWorkspace
{
    private const string Prefix = "init/";

    /// <summary>The files in order of name.</summary>
    public static IReadOnlyList<OutputFile> Files()
    {
        var assembly = typeof(NewWorkspace).Assembly;
        return [.. assembly.GetManifestResourceNames()
            .Where(n => n.StartsWith(Prefix, StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .Select(n => new OutputFile(n[Prefix.Length..].Replace('\\', '/'), Content(n)))];

        byte[] Content(string name)
        {
            using var stream = assembly.GetManifestResourceStream(name)!;
            using var buffer = new MemoryStream();
            stream.CopyTo(buffer);
            return buffer.ToArray();
        }
    }

    /// <summary>Writes the files into a folder that does not exist or is empty; nothing of anybody's is overwritten.</summary>
    /// <returns>Why not; null where it was done.</returns>
    public static Finding? Write(string folder)
    {
        if (Directory.Exists(folder) && Directory.EnumerateFileSystemEntries(folder).Any())
        {
            return new("WS145", "folder-not-empty", Severity.Fault, new Place(folder), "A new workspace needs a folder that does not exist yet, or is empty.")
            {
                Remedy = "Name another folder."
            };
        }

        try
        {
            new OutputFolder(folder).Update(Files());
            return null;
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            return new("WS140", "output-cannot-be-written", Severity.Fault, new Place(folder), refused.Message)
            {
                Remedy = "Make room, or name another folder."
            };
        }
    }
}
