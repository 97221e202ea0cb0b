using System.Text;
using Kessan.Workspace.Build;

namespace Kessan.Tests.Workspace;

public sealed class OutputFolderTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("kessan-out-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private string Out => Path.Combine(folder, "out");

    private static OutputFile File(string name, string text) => new(name, Encoding.UTF8.GetBytes(text));

    private string[] Content() => [.. Directory.GetFiles(Out, "*", SearchOption.AllDirectories)
        .Select(f => $"{Path.GetRelativePath(Out, f)}={System.IO.File.ReadAllText(f)}").Order(StringComparer.Ordinal)];

    [Fact]
    public void Holds_the_files_of_the_last_build_and_no_others()
    {
        new OutputFolder(Out).Replace([File("a.txt", "1"), File("old.txt", "1")]);
        new OutputFolder(Out).Replace([File("a.txt", "2"), File("maps/a.json", "{}")]);
        Content().ShouldBe(["a.txt=2", "maps/a.json={}"]);
        Directory.GetDirectories(folder).ShouldBe([Out]);
    }

    [Fact]
    public void A_build_that_fails_half_way_leaves_the_last_good_one()
    {
        new OutputFolder(Out).Replace([File("a.txt", "1")]);
        Should.Throw<IOException>(() => new OutputFolder(Out).Replace([File("a.txt", "2"), File("a.txt", "twice")]));
        Content().ShouldBe(["a.txt=1"]);
        Directory.GetDirectories(folder).ShouldBe([Out]);
    }

    [Fact]
    public void A_build_killed_between_the_moves_is_recovered()
    {
        new OutputFolder(Out).Replace([File("a.txt", "1")]);
        Directory.Move(Out, Out + ".previous");
        Should.Throw<IOException>(() => new OutputFolder(Out).Replace([File("x", "2"), File("x", "2")]));
        Content().ShouldBe(["a.txt=1"]);
    }

    [Fact]
    public void An_update_changes_the_files_it_is_given_and_leaves_the_others()
    {
        new OutputFolder(Out).Replace([File("a.txt", "1"), File("b.txt", "1")]);
        new OutputFolder(Out).Update([File("b.txt", "2"), File("c.txt", "1")]);
        Content().ShouldBe(["a.txt=1", "b.txt=2", "c.txt=1"]);
    }

    [Fact]
    public void The_manifest_is_read_as_it_was_written_and_marks_what_must_not_be_published()
    {
        var record = new DocumentRecord("a", "1H08", "ab", false, false, [new("a.txt", 10, 8, 1, 1, 0)], [KeyValuePair.Create("a.txt", "cd")]);
        var manifest = new Manifest("documents all", true, [KeyValuePair.Create("kessan.yaml", "ef")], [record], [KeyValuePair.Create("a.txt", "cd")]);
        var written = manifest.Write();
        Encoding.UTF8.GetString(written.Content.Span).ShouldContain("\"publishable\": false");
        var read = Manifest.Read(written.Content)!;
        read.Write().Content.ToArray().ShouldBe(written.Content.ToArray());
        read.Documents[0].Checked.ShouldBe(record.Checked);
        Manifest.Read(Encoding.UTF8.GetBytes("{ \"schemaVersion\": 1 }")).ShouldBeNull();
        Manifest.Read(Encoding.UTF8.GetBytes("no manifest")).ShouldBeNull();
    }
}
