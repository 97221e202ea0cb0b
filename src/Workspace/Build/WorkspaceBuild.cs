using Kessan.Core;
using Kessan.Documents;
using Kessan.Workspace.DrillDown;

namespace Kessan.Workspace.Build;

/// <summary>One document of a build in all its formats.</summary>
public sealed record BuiltDocument(DocumentPlan Plan, Document Document, IReadOnlyList<RenderedDocument> Formats, IReadOnlyList<Finding> Findings)
{
    public string Name => Plan.Name;

    /// <summary>For each page, the page in which its numbers open down to the ledgers.</summary>
    public IReadOnlyList<OutputFile> DrillDowns { get; init; } = [];

    /// <summary>The PDF, while it is being printed.</summary>
    public PendingPdf? Pdf { get; init; }

    /// <summary>The same with its PDF, for which it waits, and with why there is none.</summary>
    /// <exception cref="OperationCanceledException">The PDF is not wanted any more.</exception>
    public BuiltDocument Printed(CancellationToken cancellation = default)
    {
        if (Pdf is null) { return this; }
        var (pdf, findings) = Pdf.Finish(cancellation);
        return this with { Formats = pdf is null ? Formats : [.. Formats, pdf], Findings = [.. Findings, .. findings], Pdf = null };
    }

    /// <summary>Each format, and the map of its figures beside it; then the pages to drill down in.</summary>
    public IEnumerable<OutputFile> Files =>
        [.. Formats.AsParallel().AsOrdered().Select(f => new[] { new OutputFile(f.File, f.Content), MapOf(f) }).AsEnumerable().SelectMany(f => f),
            .. DrillDowns];

    /// <summary>The map of a file's figures.</summary>
    public OutputFile MapOf(RenderedDocument file)
    {
        ArgumentNullException.ThrowIfNull(file);
        return new($"{file.File}.map.json", FigureMap.Write(Document, file));
    }
}

/// <summary>What a build made, in memory: putting it in place is the caller's last step, after everything has been checked.</summary>
/// <param name="Documents">Empty where anything could not be used.</param>
/// <param name="Findings">Everything to report, in order of the steps, then of place.</param>
public sealed record WorkspaceBuild(StatedBooks Books, IReadOnlyList<BuiltDocument> Documents, IReadOnlyList<Finding> Findings)
{
    public bool Unusable => Books.Unusable || Findings.Any(f => f.Severity == Severity.Fault);

    /// <summary>Every document that belongs to the build, those that need not be built again included.</summary>
    public IReadOnlyList<DocumentPlan> Plans { get; init; } = [];

    /// <summary>The facts of the books as files of their own.</summary>
    public IReadOnlyList<OutputFile> Facts { get; init; } = [];

    /// <summary>For each document written as a page, the page in which its numbers open down to the ledgers.</summary>
    public IEnumerable<OutputFile> DrillDowns => Documents.SelectMany(d => d.DrillDowns);

    /// <summary>The same with its documents printed, each with why it has no PDF where it has none.</summary>
    public WorkspaceBuild With(IReadOnlyList<BuiltDocument> printed) =>
        this with { Documents = printed, Findings = [.. Findings, .. printed.SelectMany((d, i) => d.Findings.Skip(Documents[i].Findings.Count))] };

    /// <summary>From the folder to finished documents, without PDF. Nothing is written.</summary>
    /// <param name="step">Told the name of each step as it begins.</param>
    public static WorkspaceBuild Run(string folder, BuildSelection selection, Action<string> step) =>
        Of(StatedBooks.Of(folder, step), selection, _ => true, step);

    /// <summary>From stated books to finished documents.</summary>
    /// <param name="isNeeded">Whether a document must be built; those that need not are left out.</param>
    /// <param name="pages">What was traced before from the same books; null to trace anew.</param>
    /// <param name="printer">Null where the machine has no browser.</param>
    /// <exception cref="OperationCanceledException">The documents are not wanted any more.</exception>
    public static WorkspaceBuild Of(StatedBooks books, BuildSelection selection, Func<DocumentPlan, bool> isNeeded, Action<string> step,
        DrillDownPages? pages = null, PagePrinter? printer = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(books);
        ArgumentNullException.ThrowIfNull(selection);
        ArgumentNullException.ThrowIfNull(step);
        if (books.Unusable) { return new(books, [], books.Findings); }
        var choice = DocumentChoice.Of(books.Workspace!, books.Sources, selection);
        DocumentPlan[] needed = [.. choice.Plans.Where(isNeeded)];
        var count = needed.Length;
        step(FormattableString.Invariant($"Writing {count} {(count == 1 ? "document" : "documents")}"));
        var input = books.ForDocuments();
        var built = needed.AsParallel()
            .AsOrdered()
            .WithCancellation(cancellation)
            .Select(plan => Build(plan, input, selection.Formats, printer, cancellation))
            .ToArray();
        IReadOnlyList<Finding> findings = [.. books.Findings, .. choice.Findings, .. built.SelectMany(b => b.Findings).Distinct()];
        if (findings.Any(f => f.Severity == Severity.Fault)) { return new(books, [], findings) { Plans = choice.Plans }; }
        var drillDown = pages ?? new(books);
        BuiltDocument[] documents = [.. built.AsParallel()
            .AsOrdered()
            .WithCancellation(cancellation)
            .Select(b => b.Built! with { DrillDowns = [.. drillDown.Of(b.Built!)] })];
        return new(books, documents, findings) { Plans = choice.Plans, Facts = [.. FactFiles(books, selection.Formats)] };
    }

    /// <summary>One document in the formats asked for, or what is wrong with it.</summary>
    private static (BuiltDocument? Built, IReadOnlyList<Finding> Findings) Build(DocumentPlan plan, DocumentInput input, IReadOnlySet<OutputFormat> formats,
        PagePrinter? printer, CancellationToken cancellation)
    {
        var build = DocumentBuilder.Build(plan.Source, input, plan.Period);
        if (build.Document is not { } document) { return (null, build.Findings); }
        var outputs = DocumentOutputs.Write(document, input, formats, printer, cancellation);
        IReadOnlyList<Finding> findings = [.. build.Findings, .. outputs.Findings];
        return (new(plan, document, outputs.Formats, findings) { Pdf = outputs.Pdf }, findings);
    }

    private static IEnumerable<OutputFile> FactFiles(StatedBooks books, IReadOnlySet<OutputFormat> formats)
    {
        if (!formats.Contains(OutputFormat.Csv) && !formats.Contains(OutputFormat.Json)) { yield break; }
        var facts = FactText.InOrder(books.Statements!.Facts);
        var calendar = books.Workspace!.Settings.Calendar;
        if (formats.Contains(OutputFormat.Csv)) { yield return new(FactCsv.File, FactCsv.Write(facts, calendar)); }
        if (formats.Contains(OutputFormat.Json)) { yield return new(FactJson.File, FactJson.Write(facts, calendar)); }
    }
}
