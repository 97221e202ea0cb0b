using System.Text;
using Kessan.Core;
using Kessan.Documents;

namespace Kessan.Workspace.Build;

/// <summary>One document of a build in all its formats.</summary>
public sealed record BuiltDocument(string Name, Document Document, IReadOnlyList<RenderedDocument> Formats)
{
    /// <summary>Each format, and the map of its figures beside it.</summary>
    public IEnumerable<OutputFile> Files => Formats.SelectMany(f => new[] { Utf8(f.File, f.Text), Utf8($"{f.File}.map.json", FigureMap.Write(Document, f)) });

    private static OutputFile Utf8(string name, string content) => new(name, Encoding.UTF8.GetBytes(content));
}

/// <summary>What a build made, in memory: putting it in place is the caller's last step, after everything has been checked.</summary>
/// <param name="Documents">Empty where anything could not be used.</param>
/// <param name="Findings">Everything to report, in order of the steps, then of place.</param>
public sealed record WorkspaceBuild(StatedBooks Books, IReadOnlyList<BuiltDocument> Documents, IReadOnlyList<Finding> Findings)
{
    public bool Unusable => Books.Unusable || Findings.Any(f => f.Severity == Severity.Fault);

    /// <summary>From the folder to finished documents. Nothing is written.</summary>
    /// <param name="step">Told the name of each step as it begins.</param>
    public static WorkspaceBuild Run(string folder, Action<string> step)
    {
        var books = StatedBooks.Of(folder, step);
        if (books.Unusable) { return new(books, [], books.Findings); }
        var settings = books.Workspace!.Settings;
        step(FormattableString.Invariant($"Writing {settings.Documents.Count} {(settings.Documents.Count == 1 ? "document" : "documents")}"));
        var input = new DocumentInput(books.Statements!.Facts, books.Input!.Definitions, settings.Calendar, settings.Currency, settings.CompanyName);
        var built = settings.Documents.AsParallel().AsOrdered().Select(name => Build(folder, name, input)).ToArray();
        IReadOnlyList<Finding> findings = [.. books.Findings, .. built.SelectMany(b => b.Findings)];
        return new(books, findings.Any(f => f.Severity == Severity.Fault) ? [] : [.. built.Select(b => b.Built!)], findings);
    }

    private static (BuiltDocument? Built, IReadOnlyList<Finding> Findings) Build(string folder, string name, DocumentInput input)
    {
        if (DocumentSource.Read(folder, name) is not { } source) { return (null, [Missing(name)]); }
        var build = DocumentBuilder.Build(source, input);
        return (build.Document is { } document ? new(name, document, [WireTextWriter.Write(document), HtmlWriter.Write(document)]) : null, build.Findings);
    }

    private static Finding Missing(string name) =>
        new("WS120", "missing-document", Severity.Fault, new Place("kessan.yaml"), "The workspace names a document that it does not hold.")
        {
            Printed = name,
            Expected = $"documents/{name}.md",
            Remedy = "Write the document, or take its name out of the list.",
        };
}
