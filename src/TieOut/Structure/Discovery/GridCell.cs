namespace Kessan.TieOut.Structure.Discovery;

/// <summary>One cell of a table as a reader found it.</summary>
/// <param name="Text">What is printed, without layout blanks at its ends.</param>
/// <param name="Value">The number it states, with its printed sign and without any scale; null where it states none.</param>
/// <param name="Unit">The place of its last printed digit (0.01 for 12.50); 0 where there is no number.</param>
/// <param name="Indent">How far the text stands to the right of the column's edge, in characters.</param>
public readonly record struct GridCell(string Text, decimal? Value, decimal Unit, int Indent = 0)
{
    public static readonly GridCell Empty = new("", null, 0m);

    public bool IsEmpty => Text.Length == 0;
}
