namespace Kessan.TieOut.Structure.Discovery;

/// <summary>The way a relation runs: down a column (result and inputs are rows, tested in each column) or along a row.</summary>
public enum Axis
{
    Column,
    Row,
}

/// <summary>How the inputs make the result. Inputs of a ratio are numerator and denominator, of a change old and new.</summary>
public enum RelationOperator
{
    Sum,
    Average,
    Ratio,
    Change,
}

/// <summary>A relation at one position of its axis.</summary>
/// <param name="Position">The column (<see cref="Axis.Column"/>) or the row (<see cref="Axis.Row"/>) of the grid.</param>
/// <param name="Holds">Whether the printed numbers allow it: the intervals of their printed places meet.</param>
/// <param name="Residual">The printed result less the result recomputed from the printed inputs, in the table's own unit.</param>
/// <param name="Slack">How large the residual may be by rounding alone.</param>
/// <param name="Bits">What the position says for the relation (positive) or against it, in bits.</param>
public sealed record RelationCell(int Position, bool Holds, decimal Residual, decimal Slack, decimal Bits);

/// <summary>
/// A relation between lines of a table: rows where it runs down columns, columns where it runs along rows. It is a claim about the
/// table's structure, so it keeps the positions where it fails: there, one of the printed numbers is wrong, or of another kind.
/// </summary>
/// <param name="Operator">How the inputs make the result.</param>
/// <param name="Axis">Which way it runs.</param>
/// <param name="Result">The line of the result, counted from 0 on the grid as given.</param>
/// <param name="Inputs">
/// The lines of the inputs, in order. At single positions some may be empty; lines without any number in the table are left out.
/// </param>
/// <param name="Signs">1 or −1 for each input.</param>
/// <param name="Factor">100 where a quotient is printed in percent, else 1.</param>
/// <param name="Bits">
/// The strength: that such numbers agree like this by chance, all relations counted that could have been tried, has odds of 1 to 2^Bits.
/// </param>
/// <param name="Cells">The positions over which the relation is supported, in order.</param>
public sealed record DiscoveredRelation(
    RelationOperator Operator, Axis Axis, int Result, IReadOnlyList<int> Inputs, IReadOnlyList<int> Signs, int Factor, decimal Bits,
    IReadOnlyList<RelationCell> Cells)
{
    /// <summary>The row and column of one of the relation's lines at one of its positions.</summary>
    public (int Row, int Column) At(int line, int position) => Axis == Axis.Column ? (line, position) : (position, line);
}
