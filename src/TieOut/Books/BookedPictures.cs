using System.Globalization;
using Kessan.Core;
using Kessan.TieOut.Figures;
using Kessan.TieOut.Reading;

namespace Kessan.TieOut.Books;

/// <summary>
/// Finds the numbers drawn in pictures, which a file printed on paper gives as text without order: each is sought among the numbers behind the booked one
/// before the picture that nothing else has taken. One that is drawn wrongly takes a number with as many digits before the booked one after the picture.
/// </summary>
internal static class BookedPictures
{
    /// <summary>The picture says its unit once, away from its numbers: the printed number counts, in the unit of the map.</summary>
    public static bool Agrees(Figure found, BookedFigure expected, decimal scale) =>
        Interval.OfPrinted(found.Value / found.Scale * scale, found.Precision / found.Scale * scale, found.Rounding).Intersects(expected.Value);

    /// <param name="written">The numbers in sentences and tables, with what was found for them.</param>
    public static IEnumerable<(BookedFigure Expected, Figure? Found)> Pair(IReadOnlyList<BookedFigure> booked,
        IReadOnlyList<(BookedFigure Expected, Figure? Found)> written, IReadOnlyList<Figure> figures, SourceText source)
    {
        if (!booked.Any(b => b.Place is BookedPlace.InPicture)) { return []; }
        var places = new Dictionary<BookedFigure, int>(ReferenceEqualityComparer.Instance);
        foreach (var (expected, found) in written) { if (found is not null) { places[expected] = found.Span.Start; } }
        var starts = figures.Select(f => f.Span.Start).ToHashSet();
        List<Figure> free = [.. figures.Except(written.Select(w => w.Found).OfType<Figure>())
            .Concat(Lone(source).Where(l => !starts.Contains(l.Span.Start)))
            .OrderBy(f => f.Span.Start)];
        return [.. Drawn(booked, places)
            .GroupBy(d => (d.After, d.Before))
            .SelectMany(picture => Pair([.. picture.Select(d => d.Expected)], picture.Key, free))];
    }

    /// <summary>
    /// Up to three digits that stand alone, perhaps with one behind a point: elsewhere the number of a page, a note or a section, and no figure; in a picture
    /// the number of a low column.
    /// </summary>
    private static IEnumerable<Figure> Lone(SourceText source)
    {
        var text = source.Text;
        for (var at = 0; at < text.Length;)
        {
            var end = at;
            while (end < text.Length && char.IsAsciiDigit(text[end])) { end++; }
            var digits = end - at;
            if (digits > 0 && end + 1 < text.Length && text[end] == '.' && char.IsAsciiDigit(text[end + 1])) { end += 2; }
            if (digits is > 0 and <= 3 && IsEdge(text, at - 1) && IsEdge(text, end))
            {
                var value = decimal.Parse(text.AsSpan(at, end - at), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture);
                var isWhole = end - at == digits;
                yield return new()
                {
                    Text = text[at..end],
                    Span = new(at, end),
                    Value = value,
                    Precision = isWhole ? 1m : 0.1m,
                    Scale = 1m,
                    Kind = FigureKind.Amount,
                    Digits = isWhole ? digits : digits + 1
                };
            }

            at = end + 1;
        }
    }

    private static bool IsEdge(string text, int at) => at < 0 || at >= text.Length || char.IsWhiteSpace(text[at]);

    /// <summary>The drawn numbers, with the places of the written ones that were found around them.</summary>
    private static IEnumerable<(BookedFigure Expected, int After, int Before)> Drawn(IReadOnlyList<BookedFigure> booked, Dictionary<BookedFigure, int> places)
    {
        var after = -1;
        for (var i = 0; i < booked.Count; i++)
        {
            if (places.TryGetValue(booked[i], out var place)) { after = place; }
            if (booked[i].Place is not BookedPlace.InPicture) { continue; }
            yield return (booked[i], after, booked.Skip(i).Select(b => places.GetValueOrDefault(b, -1)).FirstOrDefault(p => p > after, int.MaxValue));
        }
    }

    private static IEnumerable<(BookedFigure Expected, Figure? Found)> Pair(BookedFigure[] picture, (int After, int Before) around, List<Figure> free)
    {
        var found = new Figure?[picture.Length];
        for (var i = 0; i < picture.Length; i++)
        {
            found[i] = Take(free, f => f.Span.Start > around.After && Agrees(f, picture[i], ((BookedPlace.InPicture)picture[i].Place).Scale));
        }
        for (var i = 0; i < picture.Length; i++)
        {
            found[i] ??= Take(free, f => f.Span.Start > around.After && f.Span.Start < around.Before && f.Digits == BookedOrder.DigitsOf(picture[i].Text));
        }
        return picture.Zip(found);
    }

    private static Figure? Take(List<Figure> free, Predicate<Figure> fits)
    {
        var at = free.FindIndex(fits);
        if (at < 0) { return null; }
        var figure = free[at];
        free.RemoveAt(at);
        return figure;
    }
}
