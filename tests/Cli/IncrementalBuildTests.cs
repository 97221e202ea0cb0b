using Kessan.Cli.Builds;
using Kessan.Documents;
using Kessan.Tests.Conventions;
using Kessan.Tests.Documents;
using Kessan.Workspace.Build;

namespace Kessan.Tests.Cli;

/// <summary>Only what changed is built again, and what stands in the output folder is the same as if all of it had been.</summary>
public sealed class IncrementalBuildTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("kessan-again-").FullName;

    public IncrementalBuildTests()
    {
        var example = Path.Combine(Repository.Root, "examples", "iij");
        foreach (var (path, name) in WorkspaceFiles.Names(example, Path.Combine(example, "out")))
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(Workspace, name))!);
            File.Copy(path, Path.Combine(Workspace, name));
        }
    }

    private string Workspace => Path.Combine(folder, "iij");

    private string Output => Path.Combine(Workspace, "out");

    private string Release => Path.Combine(Workspace, "documents/1h08-release.md");

    private string Slides => Path.Combine(Workspace, "documents/3q07-presentation.md");

    private BuildOptions Options =>
        new(Workspace, Output,
            new(["2q07-release", "3q07-presentation", "1h08-release"],
                new HashSet<OutputFormat> { OutputFormat.Text, OutputFormat.Html, OutputFormat.Xlsx, OutputFormat.Csv }));

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void A_changed_sentence_builds_one_document_and_the_rest_stays()
    {
        var first = new BuildSession(Options).Run(_ => { });
        first.ExitCode.ShouldBe(Kessan.Cli.ExitCode.Fine);
        first.Rebuilt.Count.ShouldBe(3);
        var nothing = new BuildSession(Options).Run(_ => { });
        (nothing.Rebuilt.Count, nothing.Kept.Count).ShouldBe((0, 3));

        Edit();
        var session = new BuildSession(Options);
        var second = session.Run(_ => { });
        second.Rebuilt.Select(r => r.Record.Name).ShouldBe(["1h08-release"]);
        second.Kept.Select(r => r.Record.Name).ShouldBe(["2q07-release", "3q07-presentation"]);
        Edit();
        session.Run(_ => { }).Rebuilt.Select(r => r.Record.Name).ShouldBe(["1h08-release"], "the same session, its books in memory");

        var whole = Path.Combine(folder, "whole");
        new BuildSession(Options with { Output = whole }).Run(_ => { }).Rebuilt.Count.ShouldBe(3);
        Contents(Output).ShouldBe(Contents(whole), "a build in steps gives the same bytes as one from nothing");
    }

    [ChromiumFact]
    public void A_watched_build_gives_the_bytes_of_a_cold_one_in_every_format()
    {
        var options = Options with { Selection = new(["1h08-release", "3q07-presentation"], Enum.GetValues<OutputFormat>().ToHashSet()) };
        using var session = new BuildSession(options);
        session.Run(_ => { }).Rebuilt.Count.ShouldBe(2);
        session.WarmUp();
        Edit();
        session.Ahead().ShouldNotBeNull().Documents.Select(d => Path.GetFileName(d.Path)).ShouldBe(["1h08-release.txt"]);
        session.Run(_ => { }, new CancellationToken(canceled: true)).ShouldBeNull("a turn that is broken off");
        Edit();
        session.Ahead().ShouldNotBeNull();
        session.Run(_ => { }, CancellationToken.None).ShouldNotBeNull().Rebuilt.Select(r => r.Record.Name).ShouldBe(["1h08-release"]);
        File.WriteAllText(Slides, File.ReadAllText(Slides).Replace("\n## ", "\n\nOne line more.\n\n## ", StringComparison.Ordinal));
        session.Run(_ => { }, CancellationToken.None).ShouldNotBeNull().Rebuilt.Select(r => r.Record.Name).ShouldBe(["3q07-presentation"]);

        var cold = Path.Combine(folder, "cold");
        using var another = new BuildSession(options with { Output = cold });
        another.Run(_ => { }).Rebuilt.Count.ShouldBe(2);
        var watched = Contents(Output);
        watched.ShouldBe(Contents(cold));
        foreach (var suffix in (string[])[".txt", ".html", ".docx", ".pptx", ".pdf", ".xlsx", "facts.csv", "facts.json"])
        {
            watched.ShouldContain(f => f.Contains(suffix + " ", StringComparison.Ordinal), suffix);
        }
    }

    [Fact]
    public void A_session_that_found_its_last_build_standing_brings_the_first_change_ahead_too()
    {
        var options = Options with { Selection = new(["2q07-release", "1h08-release"], Options.Selection.Formats) };
        using (var first = new BuildSession(options)) { first.Run(_ => { }); }
        using var session = new BuildSession(options);
        session.Run(_ => { }).Rebuilt.ShouldBeEmpty();
        session.WarmUp();
        Edit();
        session.Ahead().ShouldNotBeNull().Documents.Select(d => Path.GetFileName(d.Path)).ShouldBe(["1h08-release.txt"]);
        session.Run(_ => { }).Rebuilt.Select(r => r.Record.Name).ShouldBe(["1h08-release"]);
    }

    [Fact]
    public void An_output_that_was_touched_and_books_that_changed_are_built_again()
    {
        new BuildSession(Options).Run(_ => { });
        File.AppendAllText(Path.Combine(Output, "2q07-release.txt"), "touched");
        new BuildSession(Options).Run(_ => { }).Rebuilt.Select(r => r.Record.Name).ShouldBe(["2q07-release"]);
        File.AppendAllText(Path.Combine(Workspace, "rates.csv"), "2009-03-31,USD,closing,98.10,a later day\n");
        new BuildSession(Options).Run(_ => { }).Rebuilt.Count.ShouldBe(3);
    }

    [Fact]
    public async Task Watching_builds_again_when_a_sentence_changes_and_reports_what_is_wrong_without_losing_the_last_build()
    {
        using var stop = new CancellationTokenSource();
        await using var output = new SharedWriter();
        var options = Options with { Selection = new(["1h08-release"], Options.Selection.Formats) };
        using var session = new BuildSession(options);
        var loop = Task.Run(() => new WatchLoop(new BuildWatch(session, options, new(output, output)).Run, options.Folder, options.Output,
            new(output, output)).Run(stop.Token));
        await output.Has("Ctrl+C stops");
        Edit();
        await output.Has("1h08-release.txt: ");
        await output.Has("1h08-release: every format, ");
        var before = File.ReadAllText(Path.Combine(Output, "1h08-release.txt"));
        File.WriteAllText(Release,
            File.ReadAllText(Release).Replace("{{Revenues 1H08 | jpy million}}", "{{Revenue 1H08 | jpy million}}", StringComparison.Ordinal));
        await output.Has("DO103 unknown-name");
        File.ReadAllText(Path.Combine(Output, "1h08-release.txt")).ShouldBe(before);
        await stop.CancelAsync();
        await loop;
    }

    private void Edit() => File.WriteAllText(Release, File.ReadAllText(Release).Replace("We see ", "We see still ", StringComparison.Ordinal));

    private static string[] Contents(string folder) => [.. InputHashes.Of(folder, Path.Combine(folder, "none")).All.Select(f => $"{f.Key} {f.Value}")];

    /// <summary>What a loop on another thread has written so far.</summary>
    private sealed class SharedWriter : StringWriter
    {
        private readonly Lock gate = new();

        public override void Write(char value) { lock (gate) { base.Write(value); } }

        public override void Write(string? value) { lock (gate) { base.Write(value); } }

        public override void WriteLine(string? value) { lock (gate) { base.WriteLine(value); } }

        public override string ToString() { lock (gate) { return base.ToString(); } }

        /// <summary>Waits until a text has been written; a machine that is busy may take its time.</summary>
        public async Task Has(string text)
        {
            for (var i = 0; i < 6_000 && !ToString().Contains(text, StringComparison.Ordinal); i++) { await Task.Delay(20); }
            ToString().ShouldContain(text);
        }
    }
}
