using System.Text;

namespace Kessan.Documents;

/// <summary>Where a figure stands in an output.</summary>
public abstract record FigurePlace;

/// <summary>In a text file. Line and column from 1, offset from 0, all in Unicode code points of the output.</summary>
public sealed record TextPlace(int Line, int Column, int Offset, int Length) : FigurePlace;

/// <summary>In a part of a packaged format.</summary>
/// <param name="Part">The part's name within the package: word/document.xml.</param>
/// <param name="Anchor">What names the place within the part: a bookmark (f12), a cell ('Balance sheets'!C14), a shape.</param>
public sealed record PartPlace(string Part, string Anchor) : FigurePlace;

/// <summary>On a page of a paged format; pages are made by the renderer, so only the order is known.</summary>
public sealed record PagedPlace : FigurePlace;

/// <summary>Drawn in a picture, where nothing says which number comes first.</summary>
/// <param name="Picture">The chart's id.</param>
public sealed record DrawnPlace(string Picture) : FigurePlace;

/// <param name="Text">The number as this output prints it, with parentheses and per cent sign.</param>
public sealed record PlacedFigure(Figure Figure, string Text, FigurePlace Place);

/// <summary>A document in one format.</summary>
/// <param name="File">The name of the output: 1h08-release.txt.</param>
/// <param name="Figures">In reading order.</param>
public sealed record RenderedDocument(string File, ReadOnlyMemory<byte> Content, IReadOnlyList<PlacedFigure> Figures)
{
    /// <summary>With the numbers drawn in pictures, which are no text in this format and are text in one printed from it.</summary>
    public IReadOnlyList<PlacedFigure> WithDrawn { get; init; } = Figures;

    /// <summary>The words of a text format.</summary>
    public string Text => Encoding.UTF8.GetString(Content.Span);
}
