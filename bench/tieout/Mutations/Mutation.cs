namespace Kessan.Bench.TieOut.Mutations;

internal enum MutationKind
{
    Digit,
    Exchange,
    Sign,
    Tenfold,
    Thousandfold,
    UnitWord,
    Period,
    Direction,
    DroppedRow,
}

/// <summary>One change of a document's text. Positions are those of the text before the change.</summary>
/// <param name="Start">Where the text is replaced.</param>
/// <param name="End">The place after it.</param>
/// <param name="Replacement">By what.</param>
/// <param name="HomeStart">An exception between here and <paramref name="HomeEnd"/> is at the very figure.</param>
internal sealed record Mutation(MutationKind Kind, int Start, int End, string Replacement, int HomeStart, int HomeEnd)
{
    /// <summary>Whether what was changed stands in a table.</summary>
    public bool InTable { get; init; }

    public string Apply(string text) => string.Concat(text.AsSpan(0, Start), Replacement, text.AsSpan(End));

    public int Shift => Replacement.Length - (End - Start);
}
