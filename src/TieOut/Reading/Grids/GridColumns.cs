namespace Kessan.TieOut.Reading.Grids;

/// <summary>
/// The columns of numbers: grid columns that numbers of the same column take together. Narrow cells decide; a wide one joins the column it
/// touches.
/// </summary>
internal sealed class GridColumns
{
    private readonly List<(int Start, int End)> places = [];

    private GridColumns() { }

    public int Count => places.Count;

    public int FirstStart => places.Count == 0 ? 0 : places[0].Start;

    public (int Start, int End) this[int column] => places[column];

    public static GridColumns Of(IEnumerable<GridLine> data)
    {
        var columns = new GridColumns();
        var cells = new HashSet<long>();
        var lines = data.ToList();
        foreach (var line in lines)
        {
            foreach (var item in line.Items) { if (item.IsValue && !IsMark(line, item)) { cells.Add(((long)item.Start << 32) | (uint)item.End); } }
        }

        var ordered = cells.Select(c => (Start: (int)(c >> 32), End: (int)(c & 0xFFFFFFFF))).OrderBy(c => c.End - c.Start).ThenBy(c => c.Start);
        foreach (var (start, end) in ordered) { columns.Take(start, end); }
        columns.places.Sort((a, b) => a.Start.CompareTo(b.Start));
        return columns;
    }

    /// <returns>The column that holds most of this stretch, or −1.</returns>
    public int Find(int start, int end)
    {
        var (best, most) = (-1, 0);
        for (var c = 0; c < places.Count; c++)
        {
            var overlap = Math.Min(end, places[c].End) - Math.Max(start, places[c].Start);
            if (overlap >= Math.Max(1, most)) { (best, most) = (c, overlap); }
        }

        return best;
    }

    /// <summary>For a header that stands over no column: the nearest within two grid columns.</summary>
    public int Nearest(int start, int end)
    {
        var (best, least) = (-1, 3);
        for (var c = 0; c < places.Count; c++)
        {
            var distance = Math.Max(start - places[c].End, places[c].Start - end);
            if (distance >= 0 && distance < least) { (best, least) = (c, distance); }
        }

        return best;
    }

    /// <summary>"(1)" or "(a)" directly behind a number is a note mark in a cell of its own.</summary>
    public static bool IsMark(GridLine line, GridItem item)
    {
        if (item.Text.Length != 3 || item.Text[0] != '(' || item.Text[2] != ')') { return item.Text is "*" or "**"; }
        for (var i = 1; i < line.Items.Count; i++)
        {
            if (ReferenceEquals(line.Items[i], item)) { return line.Items[i - 1].IsValue && line.Items[i - 1].End == item.Start && item.Cell.Width == 1; }
        }
        return false;
    }

    /// <summary>A column without a header that holds nothing but one or two digits or (1), beside columns with headers, is one of note marks.</summary>
    public void RemoveMarks(List<GridLine> head, List<GridLine> body)
    {
        var headers = head.Where(l => l.Shape == LineShape.Header).SelectMany(l => l.Items).ToList();
        if (headers.Count == 0 || places.Count < 2) { return; }
        var items = body.Where(l => l.Shape == LineShape.Data).SelectMany(l => l.Items).Where(i => i.IsValue).ToList();
        places.RemoveAll(p => !headers.Exists(h => h.Overlaps(p.Start, p.End)) && items.Where(i => i.Overlaps(p.Start, p.End)).All(i => IsShortMark(i.Text)));
    }

    private static bool IsShortMark(string text) => text.AsSpan().Trim("()*".AsSpan()) is { Length: <= 2 } mark && mark.IndexOfAnyExceptInRange('0', '9') < 0;

    private void Take(int start, int end)
    {
        var touched = -1;
        for (var c = 0; c < places.Count; c++)
        {
            if (start >= places[c].End || places[c].Start >= end) { continue; }
            if (touched >= 0) { return; }
            touched = c;
        }

        if (touched < 0) { places.Add((start, end)); return; }
        var wider = (Start: Math.Min(start, places[touched].Start), End: Math.Max(end, places[touched].End));
        places[touched] = wider;
    }
}
