using Kessan.Core;
using Kessan.Documents;
using Kessan.Workspace.Build;

namespace Kessan.Cli.Lint;

/// <summary>What a look at the documents of a workspace found.</summary>
/// <param name="Documents">How many belong to the workspace.</param>
/// <param name="Checked">How many were looked at now; the others are as they were.</param>
/// <param name="BooksUnusable">Whether nothing could be bound, since there are no facts.</param>
internal sealed record LintOutcome(IReadOnlyList<Finding> Findings, int Documents, int Checked, bool BooksUnusable)
{
    public ExitCode ExitCode => BooksUnusable ? ExitCode.Unusable : Findings.Any(f => f.Severity > Severity.Note) ? ExitCode.ExceptionsFound : ExitCode.Fine;
}

/// <summary>
/// Checks bindings, wording and names of documents without writing any. The facts stay in memory, and a document is looked at again only when something it is
/// made from has changed: in a process that stays, a look takes milliseconds.
/// </summary>
internal sealed class LintSession(string folder, BuildSelection selection)
{
    private sealed record Seen(string Inputs, IReadOnlyList<Finding> Findings);

    private readonly Dictionary<string, Seen> seen = new(StringComparer.Ordinal);
    private InputHashes? hashes;
    private StatedBooks? books;
    private DocumentInput? input;
    private string booksDigest = "";

    public LintOutcome Run()
    {
        hashes = InputHashes.Of(folder, Path.Combine(folder, "out"), hashes);
        var digest = hashes.Books;
        if (books is null || booksDigest != digest)
        {
            (books, booksDigest) = (StatedBooks.Of(folder, _ => { }), digest);
            input = books.Unusable ? null : books.ForDocuments();
        }

        if (input is null) { return new(books.Findings, 0, 0, BooksUnusable: true); }
        var choice = DocumentChoice.Of(books.Workspace!, books.Sources, selection.Documents.Count > 0 ? selection : selection with { Documents = All() });
        var stale = choice.Plans.Where(p => !seen.TryGetValue(p.Name, out var last) || last.Inputs != InputsOf(p)).ToArray();
        var found = stale.AsParallel().AsOrdered().Select(p => DocumentBuilder.Build(p.Source, input, p.Period).Findings).ToArray();
        for (var i = 0; i < stale.Length; i++) { seen[stale[i].Name] = new(InputsOf(stale[i]), found[i]); }
        return new([.. choice.Findings, .. choice.Plans.SelectMany(p => seen[p.Name].Findings).Distinct()], choice.Plans.Count, stale.Length,
            BooksUnusable: false);
    }

    /// <summary>Every text of the workspace, those that its list leaves out too; with a period, as a build chooses.</summary>
    private string[] All() => selection.Period is not null || !Directory.Exists(Path.Combine(folder, "documents")) ? []
        : [.. Directory.GetFiles(Path.Combine(folder, "documents"), "*.md").Select(f => Path.GetFileNameWithoutExtension(f)).Order(StringComparer.Ordinal)];

    private string InputsOf(DocumentPlan plan) => $"{hashes!.Document(plan.Source.Markdown.File)} {booksDigest} {plan.Period}";
}
