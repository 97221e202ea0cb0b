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
    public void The_manifest_names_content_not_order_or_time()
    {
        OutputFile[] inputs = [File("b", "2"), File("a", "1")];
        var first = Manifest.Of(inputs, []);
        first.Content.ToArray().ShouldBe(Manifest.Of(inputs.Reverse(), []).Content.ToArray());
        Encoding.UTF8.GetString(first.Content.Span).ShouldContain("\"a\": \"6b86b273ff34fce19d6b804eff5a3f5747ada4eaa22f1d49c01e52ddb7875b4b\"");
    }
}
