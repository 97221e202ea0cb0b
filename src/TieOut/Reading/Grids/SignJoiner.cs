namespace Kessan.TieOut.Reading.Grids;

/// <summary>
/// Puts numbers together that filers spread over cells: "$" | "1,234", "(" | "1,234" | ")", "(5.2" | ")%". The parts stand side by side; the
/// number then takes all their columns.
/// </summary>
internal static class SignJoiner
{
    private const int WidestGap = 2;
    private const int MostParts = 5;

    public static List<GridItem> Items(RawRow row)
    {
        var cells = row.Cells.Where(c => !c.IsEmpty && c.Words.Text.Length > 0).ToList();
        var items = new List<GridItem>(cells.Count);
        for (var i = 0; i < cells.Count;)
        {
            if (cells[i].IsRaised && i > 0 && items.Count > 0 && items[^1].IsValue) { i++; continue; }
            var count = Joined(cells, i, out var item);
            items.Add(item);
            i += count;
        }

        return items;
    }

    private static int Joined(List<RawCell> cells, int first, out GridItem item)
    {
        var last = first;
        while (last + 1 < cells.Count && last - first < MostParts && IsOpener(cells[last].Words.Text) && IsBeside(cells, last)) { last++; }
        while (last + 1 < cells.Count && last - first < MostParts && IsCloser(cells[last + 1].Words.Text) && EndsInDigit(cells[last].Words.Text)
            && IsBeside(cells, last))
        {
            last++;
        }
        for (; last > first; last--)
        {
            var words = Passage.Join([.. cells[first..(last + 1)].Select(c => c.Words)], "");
            var kind = GridItem.KindOf(words.Text);
            if (kind is SegmentKind.Number or SegmentKind.Nil)
            {
                item = new(cells[first].Start, cells[last].End, words, kind, cells[first]);
                return last - first + 1;
            }
        }

        item = new(cells[first].Start, cells[first].End, cells[first].Words, GridItem.KindOf(cells[first].Words.Text), cells[first]);
        return 1;
    }

    private static bool IsBeside(List<RawCell> cells, int i) => cells[i + 1].Start - cells[i].End <= WidestGap;

    private static bool IsOpener(string text) =>
        text.Length <= 5 && text is not ("-" or "\u2212" or "+")
            && (text is "US$" or "(US$" or "C$" or "A$" or "HK$" or "NT$" or "JPY" or "Rs."
                || text.AsSpan().IndexOfAnyExcept("$\u00A5\u20AC\u00A3( -+\u25B3\u25B2\u2212".AsSpan()) < 0);

    private static bool IsCloser(string text) =>
        text is ")" or "%" or ")%" or "%)" or ") %" or "x" or ")x" or "pts" or "pts." or "bps" or "pp" or "pt" or "]" or ")pts" or ")bps" or "*" or "**";

    private static bool EndsInDigit(string text) =>
        (char.IsAsciiDigit(text[^1]) || text[^1] is ')' or '-' or '\u2014' or '\u2013') && !(CellScanner.IsYear(text) && text.Length == 4);
}
