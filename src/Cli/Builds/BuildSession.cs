using System.Runtime.CompilerServices;
using System.Text;
using Kessan.Cli.Commands;
using Kessan.Core;
using Kessan.Documents;
using Kessan.TieOut;
using Kessan.TieOut.Reports;
using Kessan.Workspace.Build;
using Kessan.Workspace.DrillDown;

namespace Kessan.Cli.Builds;

/// <summary>
/// Builds a workspace, and again when its files have changed: the books are stated again only where something they come from changed, a document is written and
/// tied out again only where something it is made from changed. What stands in the output folder from an earlier run counts as much as what this one built.
/// </summary>
internal sealed class BuildSession(BuildOptions options) : IDisposable
{
    private static readonly CheckReport Nothing = new([]);
    private static readonly HashSet<OutputFormat> TextAlone = [OutputFormat.Text];
    private readonly Dictionary<string, DocumentState> done = new(StringComparer.Ordinal);
    private readonly ConditionalWeakTable<RenderedDocument, CheckedDocument> read = [];
    private InputHashes? hashes;
    private StatedBooks? books;
    private DrillDownPages? pages;
    private PagePrinter? printer;
    private string booksDigest = "";
    private string[] placed = [];
    private Dictionary<string, string> written = new(StringComparer.Ordinal);

    /// <summary>
    /// The wire texts of what has changed, written, read back and put in place ahead of everything else: a person who waits for one sentence reads it there.
    /// The manifest is left as it is, and so does not vouch for them until
    /// <c>Run</c> has followed.
    /// </summary>
    /// <returns>How they came out; null where there is nothing to write ahead, or something that Run must report.</returns>
    public CheckReport? Ahead()
    {
        if (books is null || placed.Length == 0 || !options.Selection.Formats.Contains(OutputFormat.Text)) { return null; }
        hashes = InputHashes.Of(options.Folder, options.Output, hashes);
        if (hashes.Books != booksDigest) { return null; }
        var build = WorkspaceBuild.Of(books, options.Selection with { Formats = TextAlone }, plan => Kept(plan) is null, _ => { });
        if (build.Unusable || build.Documents.Count == 0) { return null; }
        var report = new CheckReport(ReadBack(build.Documents.SelectMany(d => d.Formats)));
        OutputFile[] files = [.. build.Documents.SelectMany(d => d.Files), .. report.Documents.Select(CheckFile)];
        if (PutInPlace(() => new OutputFolder(options.Output).Update(files)) is not null) { return null; }
        foreach (var file in files) { written[file.Name] = InputHashes.Of(file.Content.Span); }
        return report;
    }

    /// <param name="step">Told the name of each step as it begins.</param>
    /// <param name="outdated">Cancelled when the inputs have changed again meanwhile, so that going on is in vain.</param>
    /// <returns>Null where it was not brought to its end; nothing has changed then.</returns>
    public BuildOutcome? Run(Action<string> step, CancellationToken outdated)
    {
        try
        {
            return Built(step, outdated);
        }
        catch (OperationCanceledException)
        {
            return null;
        }
    }

    public BuildOutcome Run(Action<string> step) => Built(step, CancellationToken.None);

    private BuildOutcome Built(Action<string> step, CancellationToken outdated)
    {
        outdated.ThrowIfCancellationRequested();
        hashes = InputHashes.Of(options.Folder, options.Output, hashes);
        var last = books is null ? LastBuild.Read(options.Output) : null;
        if (last is not null && Unchanged(last) is { } same) { return same; }
        if (printer is null && Browser.Find() is { } browser) { printer = new(browser); }
        if (options.Selection.Formats.Contains(OutputFormat.Pdf)) { printer?.Start(); }
        var build = WorkspaceBuild.Of(State(hashes.Books, last, step), options.Selection, plan => Kept(plan) is null, step, pages, printer, outdated);
        if (build.Unusable) { return new(build.Findings, Nothing, [], [], []) { Refused = true }; }
        (build, var report) = TieOut(build, step, outdated);
        step("Putting the documents in place");
        DocumentState[] rebuilt = [.. build.Documents.AsParallel().AsOrdered().WithCancellation(outdated).Select(d => StateOf(d, report))];
        DocumentState[] kept = [.. build.Plans.Select(Kept).OfType<DocumentState>()];
        foreach (var state in rebuilt) { done[state.Record.Name] = state; }
        return Place(build, report, rebuilt, kept);
    }

    /// <summary>
    /// Writes a document and reads it back once more for nothing, so that what a change will need is compiled and near; the books too, where the last build was
    /// found to stand and none were needed.
    /// </summary>
    public void WarmUp()
    {
        if (hashes is null) { return; }
        var held = books ?? State(hashes.Books, LastBuild.Read(options.Output), _ => { });
        if (held.Unusable) { return; }
        var any = DocumentChoice.Of(held.Workspace!, held.Sources, options.Selection).Plans.MaxBy(p => p.Source.Markdown.Text.Length);
        if (any is null) { return; }
        var build = WorkspaceBuild.Of(held, options.Selection with { Formats = options.Selection.Formats.Where(f => f != OutputFormat.Pdf).ToHashSet() },
            p => p.Name == any.Name, _ => { }, pages);
        _ = ReadBack(build.Documents.SelectMany(d => d.Formats));
    }

    /// <param name="digest">Of what the books come from: as long as it is the same they are.</param>
    /// <param name="last">What stands in the output folder and may serve again; null for nothing.</param>
    private StatedBooks State(string digest, LastBuild? last, Action<string> step)
    {
        if (books is null || booksDigest != digest) { (books, booksDigest) = (StatedBooks.Of(options.Folder, step), digest); pages = new(books); }
        if (last is not null) { Recall(last); }
        return books;
    }

    /// <summary>The whole of the last build, where it was asked for the same, its inputs are as they were and it had nothing to report.</summary>
    private BuildOutcome? Unchanged(LastBuild last)
    {
        var manifest = last.Manifest;
        if (manifest.Request != options.Request || manifest.HasFindings || !manifest.Documents.All(d => d.IsClean)
            || !manifest.Inputs.SequenceEqual(hashes!.All) || !last.IsWhole)
        {
            return null;
        }
        (placed, written) = ([.. manifest.Outputs.Select(o => o.Key)], new(manifest.Outputs, StringComparer.Ordinal));
        return new([], Nothing, [], [.. manifest.Documents.Select(d => new DocumentState(d, []))], [.. manifest.Outputs.Select(o => o.Key)]);
    }

    private void Recall(LastBuild last)
    {
        foreach (var record in last.Manifest.Documents)
        {
            if (last.Document(record.Name, record.Inputs) is var (found, files)) { done.TryAdd(found.Name, new(found, files)); }
        }
    }

    private DocumentState? Kept(DocumentPlan plan) =>
        done.TryGetValue(plan.Name, out var state) && state.Record.IsClean && state.Record.Inputs == Digest(plan) ? state : null;

    private string Digest(DocumentPlan plan) =>
        InputHashes.Of(Encoding.UTF8.GetBytes($"{hashes!.Document(plan.Source.Markdown.File)} {plan.Period} {options.Formats}"));

    /// <summary>The build with its PDFs, and every file read back; the browser prints while the other files are read.</summary>
    private (WorkspaceBuild Printed, CheckReport Report) TieOut(WorkspaceBuild build, Action<string> step, CancellationToken outdated)
    {
        step("Tying out");
        var unpaged = ReadBack(build.Documents.SelectMany(d => d.Formats), outdated);
        if (build.Documents.All(d => d.Pdf is null)) { return (build, new(unpaged)); }
        step("Printing");
        var papers = build.Documents.AsParallel().AsOrdered().WithCancellation(outdated).Select(d => OnPaper(d, outdated)).ToArray();
        var printed = build.With([.. papers.Select(p => p.Printed)]);
        string[] order = [.. printed.Documents.SelectMany(d => d.Formats).Select(f => f.File)];
        return (printed, new([.. unpaged.Concat(papers.SelectMany(p => p.Read)).OrderBy(d => Array.IndexOf(order, Path.GetFileName(d.Path)))]));
    }

    /// <summary>A document with its PDF, read back as soon as it is there, while the browser prints the next.</summary>
    private PrintedDocument OnPaper(BuiltDocument document, CancellationToken outdated)
    {
        var printed = document.Printed(outdated);
        return new(printed, ReadBack(printed.Formats.Skip(document.Formats.Count), outdated));
    }

    private sealed record PrintedDocument(BuiltDocument Printed, IReadOnlyList<CheckedDocument> Read);

    /// <summary>A file that is the same as the last time, a workbook beside a changed sentence, has been read.</summary>
    private CheckedDocument[] ReadBack(IEnumerable<RenderedDocument> files, CancellationToken outdated = default)
    {
        RenderedDocument[] mapped = [.. files.Where(f => InputFiles.IsMapped(f.File))];
        RenderedDocument[] unread = [.. mapped.Where(f => !read.TryGetValue(f, out _))];
        CheckAll(unread, outdated);
        return [.. mapped.Select(f => read.TryGetValue(f, out var report) ? report : throw new InvalidOperationException("A file was not read."))];
    }

    private void CheckAll(RenderedDocument[] files, CancellationToken outdated)
    {
        foreach (var (file, report) in files.Zip(Checker.CheckFiles([.. files.Select(Readable)], cancellation: outdated).Documents))
        {
            read.AddOrUpdate(file, report);
        }
    }

    private string PathOf(RenderedDocument file) => Path.Combine(options.Output, file.File);

    /// <summary>A finished file, opened by the reader that shares nothing with the writer, and held to the books.</summary>
    private InputFile Readable(RenderedDocument file) => new(PathOf(file), file.Content.ToArray()) { Booked = BookedFigures.Of(file) };

    public void Dispose() => printer?.Dispose();

    private DocumentState StateOf(BuiltDocument built, CheckReport report)
    {
        CheckedDocument[] own = [.. report.Documents.Where(d => built.Formats.Any(f => f.File == Path.GetFileName(d.Path)))];
        OutputFile[] files = [.. built.Files, .. own.AsParallel().AsOrdered().Select(CheckFile)];
        var publishable = own.All(d => !d.HasExceptions && d.Fault is null) && built.Findings.All(f => f.Severity < Severity.Exception);
        var record = new DocumentRecord(
            built.Name, built.Document.Calendar.Label(built.Document.Period), Digest(built.Plan), publishable,
            publishable && built.Findings.Count == 0 && OnlyFiles, [.. own.Select(CheckedFileOf)], [.. files.AsParallel().AsOrdered().Select(Hashed)]);
        return new(record, files);
    }

    /// <summary>
    /// Whether the books come from files of the workspace alone: what a store of journals holds shows in no file, so nothing is taken as unchanged then.
    /// </summary>
    private bool OnlyFiles => books?.Workspace?.Journals is null;

    private static CheckedFile CheckedFileOf(CheckedDocument document)
    {
        var counts = document.Counts;
        return new(Path.GetFileName(document.Path), counts.Figures, counts.Tied, counts.Exceptions, counts.Untied,
            document.Findings.Count(f => f.Finding.Severity == Severity.Note));
    }

    private static OutputFile CheckFile(CheckedDocument document)
    {
        var name = Path.GetFileName(document.Path);
        using var buffer = new MemoryStream();
        JsonReport.Write(new CheckReport([document with { Path = name }]), buffer);
        return new($"{name}.check.json", buffer.ToArray());
    }

    private static KeyValuePair<string, string> Hashed(OutputFile file) => KeyValuePair.Create(file.Name, InputHashes.Of(file.Content.Span));

    private BuildOutcome Place(WorkspaceBuild build, CheckReport report, DocumentState[] rebuilt, DocumentState[] kept)
    {
        var byName = rebuilt.Concat(kept).ToDictionary(s => s.Record.Name, StringComparer.Ordinal);
        DocumentState[] all = [.. build.Plans.Select(p => byName[p.Name])];
        OutputFile[] files = [.. all.SelectMany(s => s.Files), .. build.Facts];
        KeyValuePair<string, string>[] outputs = [.. all.SelectMany(s => s.Record.Outputs), .. build.Facts.Select(Hashed)];
        var manifest = new Manifest(options.Request, books!.Findings.Count > 0, [.. hashes!.All], [.. all.Select(s => s.Record)], outputs);
        string[] names = [.. files.Select(f => f.Name)];
        if (PutInPlace(() => Put(new(options.Output), names, [.. files, manifest.Write()], outputs)) is { } refused)
        {
            return new([refused], Nothing, [], [], []) { Refused = true };
        }
        (placed, written) = (names, new(outputs, StringComparer.Ordinal));
        return new(build.Findings, report, rebuilt, kept, names);
    }

    /// <returns>What the disk refused; null where everything is in its place.</returns>
    private Finding? PutInPlace(Action put)
    {
        try
        {
            put();
            return null;
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            return new("WS140", "output-cannot-be-written", Severity.Fault, new Place(options.Output), refused.Message)
            {
                Remedy = "Make room, or name another folder with --output."
            };
        }
    }

    /// <summary>The first time the folder changes as a whole; after that only the files that differ are written, the manifest last.</summary>
    private void Put(OutputFolder folder, string[] names, OutputFile[] files, KeyValuePair<string, string>[] outputs)
    {
        if (!placed.SequenceEqual(names, StringComparer.Ordinal))
        {
            folder.Replace(files);
            return;
        }

        var now = new Dictionary<string, string>(outputs, StringComparer.Ordinal);
        folder.Update(files.Where(f => !now.TryGetValue(f.Name, out var hash) || written.GetValueOrDefault(f.Name) != hash));
    }
}
