using Kessan.Core;
using Kessan.TieOut.Figures;
using Kessan.TieOut.Rules;

namespace Kessan.TieOut.Books;

/// <summary>
/// Agreement with the books: every booked number must be read at its place, and what is printed there must be able to stand for what the books say. A figure that agrees is
/// tied, whether or not the document itself proves it; what the document itself contradicts stays an exception.
/// </summary>
internal static class BooksAgreement
{
    public static CheckedDocument Apply(CheckedDocument document, IReadOnlyList<BookedFigure> booked)
    {
        if (document.Source is not { } source) { return document; }
        var byOffset = document.Figures.GroupBy(f => source.PlaceOf(f.Figure.Span).Offset!.Value).ToDictionary(g => g.Key, g => g.First().Figure);
        var (agreeing, findings) = (new HashSet<Figure>(), new List<TieFinding>());
        foreach (var expected in booked)
        {
            if (Read(byOffset, expected) is not { } figure) { findings.Add(NotRead(document.Path, expected)); }
            else if (figure.Possible.Intersects(expected.Value)) { agreeing.Add(figure); }
            else { findings.Add(Disagrees(source.PlaceOf(figure.Span), figure, expected)); }
        }

        var wrong = findings.Select(f => f.Figure).OfType<Figure>().ToHashSet();
        return document with
        {
            Figures = [.. document.Figures.Select(f => f with { State = State(f, agreeing, wrong) })],
            Findings = [.. document.Findings.Concat(findings).OrderBy(f => f.Finding.Place).ThenBy(f => f.Finding.Code, StringComparer.Ordinal)],
        };
    }

    /// <summary>The checker may see a sign or parenthesis that the writer counts outside the number, or the reverse.</summary>
    private static Figure? Read(Dictionary<int, Figure> byOffset, BookedFigure expected)
    {
        for (var offset = expected.Offset - 1; offset <= expected.Offset + 1; offset++)
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
            new(RuleCatalog.DisagreesWithBooks.Code, RuleCatalog.DisagreesWithBooks.Name, Severity.Exception, place, $"printed {figure.Text}; the books say {right} for {expected.Fact}.")
            {
                Printed = figure.Text,
                Expected = right,
                Remedy = "Build the document from the books again, or correct the binding.",
            },
            figure, []);
    }

    private static TieFinding NotRead(string path, BookedFigure expected) =>
        new(
            new(RuleCatalog.BookedFigureNotRead.Code, RuleCatalog.BookedFigureNotRead.Name, Severity.Exception, new Place(path) { Offset = expected.Offset, Length = expected.Length },
                $"No number is read at offset {expected.Offset.ToString(System.Globalization.CultureInfo.InvariantCulture)}, where the map puts {expected.Fact}.")
            {
                Expected = expected.Value.ToString(),
                Remedy = "The file and its map do not belong together: build both again.",
            },
            null, []);
}
