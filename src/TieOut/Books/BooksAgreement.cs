using System.Globalization;
using Kessan.Core;
using Kessan.TieOut.Figures;
using Kessan.TieOut.Reading;
using Kessan.TieOut.Rules;

namespace Kessan.TieOut.Books;

/// <summary>
/// Agreement with the books: every booked number must be read at its place, and what is printed there must be able to stand for what the books say. A figure
/// that agrees is tied, whether or not the document itself proves it; what the document itself contradicts stays an exception.
/// </summary>
internal static class BooksAgreement
{
    public static CheckedDocument Apply(CheckedDocument document, IReadOnlyList<BookedFigure> booked)
    {
        if (document.Source is not { } source) { return document; }
        var (agreeing, findings) = (new HashSet<Figure>(), new List<TieFinding>());
        foreach (var (expected, found) in Places(document, source, booked))
        {
            if (found is null) { findings.Add(NotRead(document.Path, expected)); }
            else if (Agrees(found, expected)) { agreeing.Add(found); }
            else { findings.Add(Disagrees(source.PlaceOf(found.Span), found, expected)); }
        }

        var wrong = findings.Select(f => f.Figure).OfType<Figure>().ToHashSet();
        return document with
        {
            Figures = [.. document.Figures.Select(f => f with { State = State(f, agreeing, wrong) })],
            Findings = [.. document.Findings.Concat(findings).OrderBy(f => f.Finding.Place).ThenBy(f => f.Finding.Code, StringComparer.Ordinal)],
        };
    }

    private static bool Agrees(Figure found, BookedFigure expected) =>
        expected.Place is BookedPlace.InPicture drawn ? BookedPictures.Agrees(found, expected, drawn.Scale) : BookedOrder.Agrees(found, expected);

    /// <summary>For each booked number the figure that stands at its place.</summary>
    private static IEnumerable<(BookedFigure Expected, Figure? Found)> Places(CheckedDocument document, SourceText source, IReadOnlyList<BookedFigure> booked)
    {
        List<(BookedFigure Expected, Figure? Found)> paired = [.. Written(document, source, booked)];
        return [.. paired, .. BookedPictures.Pair(booked, paired, [.. document.Figures.Select(f => f.Figure)], source)];
    }

    private static IEnumerable<(BookedFigure Expected, Figure? Found)> Written(CheckedDocument document, SourceText source, IReadOnlyList<BookedFigure> booked)
    {
        var byOffset = new Dictionary<int, Figure>();
        if (booked.Any(b => b.Place is BookedPlace.AtOffset))
        {
            foreach (var figure in document.Figures) { byOffset.TryAdd(source.PlaceOf(figure.Figure.Span).Offset!.Value, figure.Figure); }
        }
        foreach (var expected in booked) { if (expected.Place is BookedPlace.AtOffset at) { yield return (expected, Near(byOffset, at.Offset)); } }
        foreach (var pair in InCells(document, source, [.. booked.Where(b => b.Place is BookedPlace.InCell)])) { yield return pair; }
        foreach (var (part, expected) in booked.Where(b => b.Place is BookedPlace.InOrder)
            .GroupBy(b => ((BookedPlace.InOrder)b.Place).Part, StringComparer.Ordinal)
            .Select(g => (g.Key, g.ToArray())))
        {
            var found = document.Figures.Select(f => f.Figure)
                .Where(f => part is null || source.PlaceOf(f.Span).Part == part)
                .OrderBy(f => f.Span.Start)
                .ToArray();
            foreach (var pair in BookedOrder.Pair(expected, found)) { yield return pair; }
        }
    }

    private static IEnumerable<(BookedFigure Expected, Figure? Found)> InCells(CheckedDocument document, SourceText source, BookedFigure[] booked)
    {
        if (booked.Length == 0) { yield break; }
        var byCell = new Dictionary<string, Figure>(StringComparer.Ordinal);
        foreach (var figure in document.Figures) { if (source.PlaceOf(figure.Figure.Span).Part is { } cell) { byCell.TryAdd(cell, figure.Figure); } }
        foreach (var expected in booked) { yield return (expected, byCell.GetValueOrDefault(((BookedPlace.InCell)expected.Place).Cell)); }
    }

    /// <summary>The checker may see a sign or parenthesis that the writer counts outside the number, or the reverse.</summary>
    private static Figure? Near(Dictionary<int, Figure> byOffset, int place)
    {
        for (var offset = place - 1; offset <= place + 1; offset++)
        {
            if (byOffset.TryGetValue(offset, out var figure)) { return figure; }
        }

        return null;
    }

    private static FigureState State(CheckedFigure figure, HashSet<Figure> agreeing, HashSet<Figure> wrong) =>
        wrong.Contains(figure.Figure) ? FigureState.Exception
        : agreeing.Contains(figure.Figure) && figure.State == FigureState.Untied ? FigureState.Tied
        : figure.State;

    private static TieFinding Disagrees(Place place, Figure figure, BookedFigure expected)
    {
        var right = Wording.Range(expected.Value, figure);
        return new(
            new(RuleCatalog.DisagreesWithBooks.Code, RuleCatalog.DisagreesWithBooks.Name, Severity.Exception, place,
                $"printed {figure.Text}; the books say {right} for {expected.Fact}.")
            {
                Printed = figure.Text,
                Expected = right,
                Remedy = "Build the document from the books again, or correct the binding.",
            },
            figure, []);
    }

    private static TieFinding NotRead(string path, BookedFigure expected) =>
        new(
            new(RuleCatalog.BookedFigureNotRead.Code, RuleCatalog.BookedFigureNotRead.Name, Severity.Exception, PlaceOf(path, expected.Place),
                $"No number is read {Where(expected.Place)}, where the map puts {expected.Text} for {expected.Fact}.")
            {
                Expected = expected.Value.ToString(),
                Remedy = "The file and its map do not belong together: build both again.",
            },
            null, []);

    private static Place PlaceOf(string path, BookedPlace place) => place switch
    {
        BookedPlace.AtOffset at => new(path) { Offset = at.Offset, Length = at.Length },
        BookedPlace.InOrder { Part: { } part } => new(path) { Part = part },
        BookedPlace.InCell at => new(path) { Part = at.Cell },
        _ => new(path),
    };

    private static string Where(BookedPlace place) => place switch
    {
        BookedPlace.AtOffset at => string.Create(CultureInfo.InvariantCulture, $"at offset {at.Offset}"),
        BookedPlace.InOrder { Part: { } part } => $"in its order in {part}",
        BookedPlace.InCell at => $"in {at.Cell}",
        BookedPlace.InPicture drawn => $"in the picture {drawn.Picture}",
        _ => "in its order",
    };
}
