using Kessan.Core;

namespace Kessan.TieOut.Books;

/// <summary>
/// What the books say of one number of a document: where its writer put it, and what it may be. It comes from the map beside a built file; the checker still
/// reads the file itself, so a number that the writer placed, scaled, signed or rounded wrongly is found.
/// </summary>
/// <param name="Offset">Code points before the number; it stands there with its parentheses and per cent sign.</param>
/// <param name="Value">In single units (yen, shares, 0.109 for 10.9%); without sign where a word of the sentence carries it.</param>
/// <param name="Fact">The fact's name, for the evidence.</param>
public sealed record BookedFigure(int Offset, int Length, Interval Value, string Fact);
