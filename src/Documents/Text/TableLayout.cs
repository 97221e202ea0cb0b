namespace Kessan.Documents;

/// <summary>
/// Where the columns of a table stand in wire text. Everything is indented by one blank. A column ends where its last digits end; a closing
/// parenthesis hangs one to the right. Room that is left goes between the columns, then to the captions.
/// </summary>
internal sealed class TableLayout
{
    private const int Indent = 1;
    private const int LeastCaption = 9;
    private const int MostExtraGap = 5;

    /// <summary>Columns of captions that headings leave alone, however long the captions are; and before phrases of headings are broken.</summary>
    private const int EnoughCaption = 24, NarrowCaption = 16;

    private readonly int gap;
    private readonly int[] hanging;

    public TableLayout(Table table)
    {
        Width = table.Width;
        var natural = table.Rows.Select(r => CaptionWidth(r)).DefaultIfEmpty(0).Max();
        Widths = WidthsOf(table, Math.Min(natural, EnoughCaption));
        var columns = Indent + 1 + Widths.Sum();
        gap = Width - columns - (2 * Widths.Count) >= LeastCaption ? 2 : 1;
        hanging = [.. table.Columns.Select((_, i) => gap == 1 && i + 1 < Widths.Count && Hangs(table, i) ? 1 : 0)];
        var free = Width - columns - (gap * Widths.Count) - hanging.Sum();
        Caption = Math.Max(Math.Min(natural, free), Math.Min(free, Math.Min(natural, LeastCaption)));
        var extra = Widths.Count == 0 ? 0 : Math.Min(MostExtraGap, Math.Max(0, free - Caption) / Widths.Count);
        Ends = Positions(extra);
        Caption = Math.Max(Caption, Starts(0) - Indent - gap);
        Extra = extra;
    }

    public int Width { get; }

    /// <summary>Blanks between two columns beyond the gap that every table has.</summary>
    public int Extra { get; }

    /// <summary>Columns that a caption may take before it is wrapped.</summary>
    public int Caption { get; }

    public IReadOnlyList<int> Widths { get; }

    /// <summary>For each column the width of a line that ends with its last digit.</summary>
    public IReadOnlyList<int> Ends { get; }

    public int Starts(int column) => column < Ends.Count ? Ends[column] - Widths[column] : Width;

    private int[] Positions(int extra)
    {
        var ends = new int[Widths.Count];
        var end = Width - 1;
        for (var i = Widths.Count - 1; i >= 0; i--)
        {
            ends[i] = end;
            end -= Widths[i] + gap + extra + (i == 0 ? 0 : hanging[i - 1]);
        }

        return ends;
    }

    private static int CaptionWidth(TableRow row) => row.Kind == RowKind.Heading ? 0 : row.Indent + Piece.Of(row.Caption).Sum(p => TextWidth.Of(p.Text));

    /// <summary>
    /// Wide enough for every cell without its hanging parenthesis, and for the longest word of the headings. Japanese has no blanks between words: its headings
    /// are broken where the writer put one, where there is no room for that between phrases, and between any two characters only where there is none for that.
    /// </summary>
    private static int[] WidthsOf(Table table, int caption)
    {
        (Func<string, int>, int)[] attempts = [(text => text.Split(' ').Max(TextWidth.Of), caption), (JapanesePhrases.Widest, caption),
            (JapanesePhrases.Widest, Math.Min(caption, NarrowCaption))];
        foreach (var (widest, needed) in attempts)
        {
            int[] whole = [.. table.Columns.Select((c, i) => ColumnWidth(table, c, i, widest))];
            if (table.Width - Indent - 1 - whole.Sum() - (2 * whole.Length) >= needed) { return whole; }
        }

        return [.. table.Columns.Select((c, i) => ColumnWidth(table, c, i, Wrapping.Widest))];
    }

    private static int ColumnWidth(Table table, TableColumn column, int index, Func<string, int> widest)
    {
        var cells = table.Rows.Where(r => index < r.Cells.Count).Select(r => WidthOf(r.Cells[index])).DefaultIfEmpty(0).Max();
        return Math.Max(cells, widest(column.Heading + " " + column.Unit + " " + (OwnGroup(table, index) ? column.Group : "")));
    }

    /// <summary>Whether no neighbour shares the heading above the column.</summary>
    private static bool OwnGroup(Table table, int index)
    {
        var group = table.Columns[index].Group;
        return group is not null && (index == 0 || table.Columns[index - 1].Group != group)
            && (index + 1 == table.Columns.Count || table.Columns[index + 1].Group != group);
    }

    /// <summary>Whether a parenthesis of the column reaches into the blanks behind it; one blank alone would then be none.</summary>
    private static bool Hangs(Table table, int index) =>
        table.Rows.Any(r => index < r.Cells.Count && string.Concat(Piece.Of(r.Cells[index]).Select(p => p.Text)).EndsWith(')'));

    private static int WidthOf(IReadOnlyList<Inline> cell)
    {
        var text = string.Concat(Piece.Of(cell).Select(p => p.Text));
        return TextWidth.Of(text) - (text.EndsWith(')') ? 1 : 0);
    }
}
