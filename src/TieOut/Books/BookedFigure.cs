using Kessan.Core;

namespace Kessan.TieOut.Books;

/// <summary>
/// What the books say of one number of a document: where its writer put it, and what it may be. It comes from the map beside a built file; the checker still
/// reads the file itself, so a number that the writer placed, scaled, signed or rounded wrongly is found.
/// </summary>
/// <param name="Text">The number as its writer printed it, with its sign and per cent sign.</param>
/// <param name="Value">In single units (yen, shares, 0.109 for 10.9%); without sign where a word of the sentence carries it.</param>
/// <param name="Fact">The fact's name, for the evidence.</param>
public sealed record BookedFigure(BookedPlace Place, string Text, Interval Value, string Fact);

/// <summary>Where the map of a file puts a number.</summary>
public abstract record BookedPlace
{
    /// <summary>At an offset of the file's text.</summary>
    /// <param name="Offset">Code points before the number; it stands there with its parentheses and per cent sign.</param>
    public sealed record AtOffset(int Offset, int Length) : BookedPlace;

    /// <summary>In the reading order of a file that has no offsets: behind the booked number before it, in the same part.</summary>
    /// <param name="Part">The part of the package (word/document.xml, ppt/slides/slide4.xml), or null where only the order in the whole file is known.</param>
    public sealed record InOrder(string? Part) : BookedPlace;

    /// <summary>Drawn in a picture: somewhere behind the booked number before it, the picture's numbers in any order.</summary>
    /// <param name="Scale">What one printed unit stands for: the picture says it once, away from its numbers.</param>
    public sealed record InPicture(string Picture, decimal Scale) : BookedPlace;

    /// <summary>In a cell of a workbook: Results!C14.</summary>
    public sealed record InCell(string Cell) : BookedPlace;
}
