using System.Globalization;

namespace Kessan.Cli.Diff;

/// <summary>Prints what differs between two sides: figures with concept, place, old and new number, then sentences.</summary>
internal sealed class DiffPrinter(TextWriter output)
{
    private int changed, gone, added, sentences;

    /// <returns>Whether anything differs.</returns>
    public bool Print(DiffSide old, DiffSide @new)
    {
        foreach (var document in old.Documents)
        {
            if (Same(document, old, @new) is { } other) { Document(document, other); }
            else { Only(document.Name, "old"); }
        }

        foreach (var document in @new.Documents.Where(d => Same(d, @new, old) is null)) { Only(document.Name, "new"); }
        output.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{changed} figures changed, {gone} only in the old, {added} only in the new; {sentences} sentences changed"));
        return changed + gone + added + sentences > 0;
    }

    /// <summary>The document of that name on the other side, or its only one.</summary>
    private static DiffDocument? Same(DiffDocument document, DiffSide own, DiffSide other) =>
        other.Documents.FirstOrDefault(d => d.Name == document.Name) ?? (own.Documents.Count == 1 && other.Documents.Count == 1 ? other.Documents[0] : null);

    private void Only(string name, string side)
    {
        output.WriteLine($"{name}: only in the {side} build");
        sentences++;
    }

    private void Document(DiffDocument old, DiffDocument @new)
    {
        foreach (var pair in Alignment.Of([.. old.Figures.Select(f => f.Key)], [.. @new.Figures.Select(f => f.Key)]))
        {
            var (before, after) = (pair[0] < 0 ? null : old.Figures[pair[0]], pair[1] < 0 ? null : @new.Figures[pair[1]]);
            if (before is null && after is not null) { added += Line("+", after, $"{after.Text}"); }
            else if (after is null && before is not null) { gone += Line("-", before, $"{before.Text}"); }
            else if (before!.Text != after!.Text) { changed += Line("~", after, $"{before.Text} -> {after.Text}"); }
        }

        Sentences(old, @new);
    }

    private int Line(string mark, DiffFigure figure, string numbers)
    {
        output.WriteLine($"{mark} {figure.Place}: {figure.Fact}: {numbers}");
        return 1;
    }

    /// <summary>A sentence taken out and the one put in its place stand under one another and count once.</summary>
    private void Sentences(DiffDocument old, DiffDocument @new)
    {
        var wasOut = false;
        foreach (var pair in Alignment.Of(old.Sentences, @new.Sentences))
        {
            if (pair[0] >= 0 && pair[1] >= 0) { wasOut = false; continue; }
            output.WriteLine(pair[1] < 0 ? $"- {old.Sentences[pair[0]]}" : $"+ {@new.Sentences[pair[1]]}");
            if (pair[1] < 0 || !wasOut) { sentences++; }
            wasOut = pair[1] < 0;
        }
    }
}
