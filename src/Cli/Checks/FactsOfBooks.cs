using Kessan.Core;
using Kessan.Statements;
using Kessan.TieOut.Books;
using Kessan.Workspace.Build;

namespace Kessan.Cli.Checks;

/// <summary>The facts a document is held against: of a workspace, with the captions of its statements, or of a CSV file.</summary>
internal static class FactsOfBooks
{
    /// <param name="path">A folder with kessan.yaml, or a CSV file.</param>
    /// <returns>The facts, or the faults for which they cannot be used.</returns>
    public static (NamedFacts? Facts, IReadOnlyList<Finding> Faults) Read(string path) =>
        Directory.Exists(path) ? OfWorkspace(path) : FactCsv.Read(path);

    private static (NamedFacts?, IReadOnlyList<Finding>) OfWorkspace(string folder)
    {
        var books = StatedBooks.Of(folder, _ => { });
        if (books.Unusable) { return (null, [.. books.Findings.Where(f => f.Severity == Severity.Fault)]); }
        var captions = Captions(books.Input!.Definitions);
        return (new(books.Statements!.Facts.Select(f => new NamedFact(f, captions.GetValueOrDefault(Name(f.Key.Concept, f.Key.Members), []),
            PlaceOf(folder, f)))), []);
    }

    private static Dictionary<string, List<string>> Captions(IReadOnlyList<StatementDefinition> definitions)
    {
        var found = new Dictionary<string, List<string>>(StringComparer.Ordinal);
        foreach (var line in definitions.SelectMany(d => d.Forms).SelectMany(f => f.Lines).Where(l => l is { Value: not null, Caption: not null, Memo: false }))
        {
            var name = Name(line.Value!.Concept, line.Value.Members ?? Members.None);
            if (!found.TryGetValue(name, out var list)) { found.Add(name, list = []); }
            foreach (var text in CaptionChoices.Of(line.Caption!)) { if (!list.Contains(text, StringComparer.OrdinalIgnoreCase)) { list.Add(text); } }
        }

        return found;
    }

    private static string Name(string concept, Members members) => $"{concept}[{members}]";

    private static Place PlaceOf(string folder, Fact fact) =>
        fact.Provenance is Provenance.FromSource from ? new(Path.Combine(folder, from.Line.File), from.Line.Row) : new(folder);
}
