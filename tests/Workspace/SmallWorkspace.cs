using System.Text;
using Kessan.Core;
using Kessan.Tests.Conventions;
using Kessan.Workspace;

namespace Kessan.Tests.Workspace;

/// <summary>A copy of a consolidation case in a scratch folder, to be spoilt.</summary>
internal sealed class SmallWorkspace : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("kessan-workspace-").FullName;

    public SmallWorkspace(string @case = "partly-owned-subsidiary")
    {
        var source = Path.Combine(Repository.Root, "cases", "consolidation", @case);
        foreach (var file in Directory.GetFiles(source, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(folder, Path.GetRelativePath(source, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            System.IO.File.Copy(file, target);
        }
    }

    public string Folder => folder;

    public string Text(string file) => System.IO.File.ReadAllText(Path.Combine(folder, file));

    public SmallWorkspace Write(string file, string text) => Write(file, Encoding.UTF8.GetBytes(text));

    public SmallWorkspace Write(string file, byte[] bytes)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(folder, file))!);
        System.IO.File.WriteAllBytes(Path.Combine(folder, file), bytes);
        return this;
    }

    public SmallWorkspace Replace(string file, string old, string @new)
    {
        var text = Text(file);
        text.ShouldContain(old, Case.Sensitive, $"{file} is spoilt there");
        return Write(file, text.Replace(old, @new, StringComparison.Ordinal));
    }

    public SmallWorkspace Delete(string file)
    {
        System.IO.File.Delete(Path.Combine(folder, file));
        return this;
    }

    public LoadResult Load(bool draft = false) => WorkspaceLoader.Load(folder, new(draft));

    /// <summary>The one fault there is.</summary>
    public Finding Fault()
    {
        var result = Load();
        result.Workspace.ShouldBeNull();
        return result.Findings.ShouldHaveSingleItem();
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);
}
