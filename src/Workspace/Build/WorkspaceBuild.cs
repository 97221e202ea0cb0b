using System.Text;
using Kessan.Core;
using Kessan.Documents;

namespace Kessan.Workspace.Build;

/// <summary>One document of a build in all its formats.</summary>
public sealed record BuiltDocument(string Name, Document Document, IReadOnlyList<RenderedDocument> Formats)
{
    /// <summary>Each format, and the map of its figures beside it.</summary>
    public IEnumerable<OutputFile> Files => Formats.SelectMany(f => new OutputFile[] { new(f.File, f.Content), new($"{f.File}.map.json", Encoding.UTF8.GetBytes(FigureMap.Write(Document, f))) });
}

/// <summary>What a build made, in memory: putting it in place is the caller's last step, after everything has been checked.</summary>
/// <param name="Documents">Empty where anything could not be used.</param>
/// <param name="Findings">Everything to report, in order of the steps, then of place.</param>
public sealed record WorkspaceBuild(StatedBooks Books, IReadOnlyList<BuiltDocument> Documents, IReadOnlyList<Finding> Findings)
{
    public bool Unusable => Books.Unusable || Findings.Any(f => f.Severity == Severity.Fault);

    /// <summary>From the folder to finished documents. Nothing is written.</summary>
    /// <param name="step">Told the name of each step as it begins.</param>
    public static WorkspaceBuild Run(string folder, BuildSelection selection, Action<string> step)
    {
        ArgumentNullException.ThrowIfNull(selection);
        var books = StatedBooks.Of(folder, step);
        if (books.Unusable) { return new(books, [], books.Findings); }
        var settings = books.Workspace!.Settings;
        var names = selection.Documents.Count > 0 ? selection.Documents : settings.Documents;
        step(FormattableString.Invariant($"Writing {names.Count} {(names.Count == 1 ? "document" : "documents")}"));
        var input = new DocumentInput(books.Statements!.Facts, books.Input!.Definitions, settings.Calendar, settings.Currency, settings.CompanyName) { IsIllustrative = books.Input.Illustrative.Has };
        var built = names.AsParallel().AsOrdered().Select(name => Build(folder, name, input, selection.Formats)).ToArray();
        IReadOnlyList<Finding> findings = [.. books.Findings, .. built.SelectMany(b => b.Findings)];
        return new(books, findings.Any(f => f.Severity == Severity.Fault) ? [] : [.. built.Select(b => b.Built!)], findings);
    }

    private static (BuiltDocument? Built, IReadOnlyList<Finding> Findings) Build(string folder, string name, DocumentInput input, IReadOnlySet<OutputFormat> formats)
    {
        if (DocumentSource.Read(folder, name) is not { } source) { return (null, [Missing(name)]); }
        var build = DocumentBuilder.Build(source, input);
        if (build.Document is not { } document) { return (null, build.Findings); }
        var outputs = DocumentOutputs.Write(document, formats);
        return (new(name, document, outputs.Formats), [.. build.Findings, .. outputs.Findings]);
    }

    private static Finding Missing(string name) =>
        new("WS120", "missing-document", Severity.Fault, new Place("kessan.yaml"), "The workspace names a document that it does not hold.")
        {
            Printed = name,
            Expected = $"documents/{name}.md",
            Remedy = "Write the document, or take its name out of the list.",
        };
}
