using System.Security.Cryptography;
using System.Text;
using Kessan.TieOut;

namespace Kessan.Bench.TieOut;

/// <summary>A document of the corpus as the checker sees it before anything is changed.</summary>
/// <param name="Name">Its path in the shared folder.</param>
/// <param name="Kind">Its folder: seeds, release-html, tanshin, …</param>
/// <param name="Clean">What the checker says of it.</param>
internal sealed record CorpusDocument(string Name, string Kind, CheckedDocument Clean)
{
    /// <summary>Chosen once and for all by name: what may be looked at while the checker is improved, and what is kept apart.</summary>
    public bool IsHeldOut { get; } = SHA256.HashData(Encoding.UTF8.GetBytes(Name))[0] % 2 == 1;

    public string Text => Clean.Source!.Text;

    /// <summary>Its text can be changed and read again. That of a package (DOCX, PPTX, XLSX) holds the words, and not the grids they stood in.</summary>
    public bool IsText { get; } = !(Name.EndsWith(".docx", StringComparison.Ordinal) || Name.EndsWith(".pptx", StringComparison.Ordinal)
        || Name.EndsWith(".xlsx", StringComparison.Ordinal));
}

/// <summary>All documents of the shared folder that the checker can read.</summary>
internal static class Corpus
{
    public static List<CorpusDocument> Read(string shared, string name = "")
    {
        var paths = new[] { "seeds", "corpus" }.Select(folder => Path.Combine(shared, folder)).Where(Directory.Exists)
            .SelectMany(folder => Directory.GetFiles(folder, "*", SearchOption.AllDirectories))
            .Where(path => !path.EndsWith(".tsv", StringComparison.Ordinal) && path.Contains(name, StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .ToList();
        var documents = new CorpusDocument?[paths.Count];
        Parallel.For(0, paths.Count, i => documents[i] = Open(shared, paths[i]));
        return [.. documents.OfType<CorpusDocument>()];
    }

    private static CorpusDocument? Open(string shared, string path)
    {
        var name = Path.GetRelativePath(shared, path).Replace('\\', '/');
        var clean = Checker.Check(new InputFile(name, File.ReadAllBytes(path)));
        var parts = name.Split('/');
        return clean is { Fault: null, Source: not null, Figures.Count: > 0 } && !ReadsMarkup(clean)
            ? new(name, parts[0] == "seeds" ? parts[0] : parts[1], clean)
            : null;
    }

    /// <summary>A reader that takes the attributes of tags for figures has not read the document.</summary>
    private static bool ReadsMarkup(CheckedDocument document)
    {
        var text = document.Source!.Text;
        return document.Figures.Any(f => text.LastIndexOf('<', f.Figure.Span.Start) is var open and >= 0 && text.LastIndexOf('>', f.Figure.Span.Start) < open
            && text.IndexOf('>', open) > f.Figure.Span.Start && char.IsLetter(text[open + 1]));
    }
}
