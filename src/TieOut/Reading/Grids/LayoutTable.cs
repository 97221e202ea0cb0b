namespace Kessan.TieOut.Reading.Grids;

/// <summary>A table that only lays out the page: bullets beside sentences, columns of prose, other tables. Its words are read row by row.</summary>
internal static class LayoutTable
{
    private const int LongestMark = 8;

    public static void Write(RawTable table, List<Block> into)
    {
        foreach (var title in table.Titles) { into.Add(RawCell.AsParagraph(title)); }
        foreach (var row in table.Rows)
        {
            var cells = row.Cells.Where(c => !c.IsEmpty).ToList();
            if (cells.Count > 1 && cells.TrueForAll(c => c.Blocks is null && (c.Lines.Count == 1 || c == cells[^1]))
                && (cells.Sum(c => c.Words.Text.Length) < 240 || cells[0].Words.Text.Length <= LongestMark))
            {
                WriteRow(cells, into);
            }
            else
            {
                foreach (var cell in cells) { WriteCell(cell, into); }
            }
        }
    }

    private static void WriteRow(List<RawCell> cells, List<Block> into)
    {
        into.Add(RawCell.AsParagraph(Passage.Join([.. cells.Take(cells.Count - 1).Select(c => c.Words), cells[^1].Lines[0]])));
        foreach (var line in cells[^1].Lines.Skip(1)) { into.Add(RawCell.AsParagraph(line)); }
    }

    private static void WriteCell(RawCell cell, List<Block> into)
    {
        if (cell.Blocks is not null) { into.AddRange(cell.Blocks); return; }
        foreach (var line in cell.Lines) { into.Add(RawCell.AsParagraph(line)); }
    }
}
