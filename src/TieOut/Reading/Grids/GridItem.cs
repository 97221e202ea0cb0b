namespace Kessan.TieOut.Reading.Grids;

/// <summary>What stands in one place of a row: a label, a header, or a number with the signs that filers put into cells of their own.</summary>
/// <param name="Start">The first grid column it takes.</param>
/// <param name="End">The grid column behind it.</param>
internal sealed record GridItem(int Start, int End, Passage Words, SegmentKind Kind, RawCell Cell)
{
    private const int LongestCell = 60;

    public string Text => Words.Text;

    public bool IsValue => Kind is SegmentKind.Number or SegmentKind.Nil;

    public bool Overlaps(int start, int end) => Start < end && start < End;

    public static SegmentKind KindOf(string text)
    {
        if (text.Length is 0 or > LongestCell) { return SegmentKind.Text; }
        if (CellScanner.IsNil(text.AsSpan().TrimEnd('%').Trim()) || text is "(\u2014)" or "(-)") { return SegmentKind.Nil; }
        if (CellScanner.EndOfCell(text, CellScanner.AfterDirection(text), text.Length) != text.Length) { return SegmentKind.Text; }
        return CellScanner.IsYear(text) ? SegmentKind.Year : CellScanner.IsNil(text) ? SegmentKind.Nil : SegmentKind.Number;
    }
}
