using Kessan.Core;
using Kessan.Documents;
using Kessan.TieOut.Books;

namespace Kessan.Cli.Commands;

/// <summary>The figures of a written document as the checker takes them: places and exact values, nothing of how they were formatted.</summary>
internal static class BookedFigures
{
    public static IReadOnlyList<BookedFigure> Of(RenderedDocument rendered) =>
        [.. rendered.Figures.Where(p => p.Figure.Fact.Number is not null)
            .Select(p => new BookedFigure(PlaceOf(p), p.Text, Value(p.Figure), p.Figure.Facts[0].ToString()))];

    private static BookedPlace PlaceOf(PlacedFigure placed) => placed.Place switch
    {
        TextPlace at => new BookedPlace.AtOffset(at.Offset, at.Length),
        PartPlace cell when cell.Anchor.StartsWith(cell.Part + '!', StringComparison.Ordinal)
            || cell.Anchor.StartsWith($"'{cell.Part}'!", StringComparison.Ordinal) =>
            new BookedPlace.InCell(cell.Part + cell.Anchor[cell.Anchor.LastIndexOf('!')..]),
        PartPlace part => new BookedPlace.InOrder(part.Part),
        DrawnPlace drawn => new BookedPlace.InPicture(drawn.Picture, placed.Figure.Format.Scale),
        _ => new BookedPlace.InOrder(null),
    };

    /// <summary>An adjusted last digit is agreed by a person: then the books' number is the adjusted one.</summary>
    private static Interval Value(Figure figure)
    {
        var value = figure.Adjustment is { } adjustment
            ? Interval.OfPrinted(adjustment.To * figure.Format.Scale, figure.Format.LastDigit * figure.Format.Scale, RoundingMode.HalfUp)
            : Interval.Point(figure.Fact.Number!.Value);
        return figure.Format.Sign == SignStyle.Unsigned ? value.Abs() : value;
    }
}
