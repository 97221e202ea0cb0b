using Kessan.Tests.Conventions;

namespace Kessan.Tests.Consolidation;

/// <summary>A copy of a workspace under cases/consolidation that a test may change.</summary>
internal sealed class TemporaryWorkspace : IDisposable
{
    public TemporaryWorkspace(string name)
    {
        var from = Path.Combine(Repository.Root, "cases", "consolidation", name);
        foreach (var file in Directory.GetFiles(from, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(Folder, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }
    }

    public string Folder { get; } = Directory.CreateTempSubdirectory("kessan-group-").FullName;

    public void Write(string file, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(Folder, file))!);
        File.WriteAllText(Path.Combine(Folder, file), text);
    }

    public void Append(string file, string line) => File.AppendAllText(Path.Combine(Folder, file), line + "\n");

    public void Delete(string file) => File.Delete(Path.Combine(Folder, file));

    public void Replace(string file, string old, string now)
    {
        var text = File.ReadAllText(Path.Combine(Folder, file));
        text.ShouldContain(old);
        File.WriteAllText(Path.Combine(Folder, file), text.Replace(old, now, StringComparison.Ordinal));
    }

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
