namespace Kessan.TieOut.Reading;

/// <summary>The place of a column of cells, in positions from the start of a line; <paramref name="Right"/> is where its last digits stand.</summary>
internal sealed record ColumnPlace(int Start, int End, int Right)
{
    public bool Overlaps(int start, int end) => start < End && Start < end;
}

/// <summary>
/// Finds the columns of a table from the places of its cells: cells of one column overlap, cells of neighbouring columns do not. Where
/// wide cells bridge two columns, the right edges of the digits part them.
/// </summary>
internal static class ColumnFinder
{
    private readonly record struct Place(int Line, int Start, int End, int Right);

    private static int ByPlace(Place a, Place b) =>
        a.Start != b.Start ? a.Start.CompareTo(b.Start) : a.End != b.End ? a.End.CompareTo(b.End) : a.Line.CompareTo(b.Line);

    public static List<ColumnPlace> Find(string text, ReadOnlySpan<TextLine> lines)
    {
        var cells = Places(text, lines);
        cells.Sort(ByPlace);
        var columns = new List<ColumnPlace>();
        for (var i = 0; i < cells.Count;)
        {
            var first = i;
            var end = cells[i].End;
            while (i < cells.Count && cells[i].Start < end) { end = Math.Max(end, cells[i].End); i++; }
            AddComponent(cells[first..i], columns);
        }

        return [.. WithoutLabels(columns, cells).OrderBy(c => c.Right)];
    }

    /// <summary>
    /// Numbers in wrapped labels ("JPY 23,544" on a line of its own) stand alone on their lines at the left of all columns: they are
    /// no column.
    /// </summary>
    private static IEnumerable<ColumnPlace> WithoutLabels(List<ColumnPlace> columns, List<Place> cells)
    {
        if (columns.Count < 2) { return columns; }
        var leftmost = columns.Min(c => c.Start);
        var counts = cells.CountBy(c => c.Line).ToDictionary();
        return columns.Where(c => c.Start > leftmost
            || cells.Exists(cell => c.Overlaps(cell.Start, cell.End) && (counts[cell.Line] > 1 || cell.Start >= 24)));
    }

    /// <summary>Where the last digit (or dash) of a cell ends: closing parentheses and per cent signs hang to the right of it.</summary>
    public static int RightEdge(string text, Segment cell)
    {
        var end = cell.End;
        while (end > cell.Start + 1 && !char.IsAsciiDigit(text[end - 1]) && text[end - 1] != '-') { end--; }
        return end;
    }

    private static List<Place> Places(string text, ReadOnlySpan<TextLine> lines)
    {
        var cells = new List<Place>();
        for (var l = 0; l < lines.Length; l++)
        {
            if (lines[l].Kind != LineKind.Data) { continue; }
            for (var index = 0; index < lines[l].Segments.Count; index++)
            {
                var segment = lines[l].Segments[index];
                if (!segment.IsCell || (index == 0 && segment.Kind == SegmentKind.Year)) { continue; }
                cells.Add(new(l, lines[l].ColumnOf(segment.Start), lines[l].ColumnOf(segment.End), lines[l].ColumnOf(RightEdge(text, segment))));
            }
        }

        return cells;
    }

    private static void AddComponent(List<Place> cells, List<ColumnPlace> columns)
    {
        if (!HasConflict(cells)) { columns.Add(Around(cells)); return; }
        foreach (var gap in (ReadOnlySpan<int>)[3, 2, 1])
        {
            var clusters = ByRightEdge(cells, gap);
            if (gap > 1 && clusters.Any(HasConflict)) { continue; }
            foreach (var cluster in clusters) { columns.Add(Around(cluster)); }
            return;
        }
    }

    private static bool HasConflict(List<Place> cells)
    {
        var lines = new HashSet<int>();
        return cells.Any(c => !lines.Add(c.Line));
    }

    private static List<List<Place>> ByRightEdge(List<Place> cells, int gap)
    {
        var clusters = new List<List<Place>>();
        var last = int.MinValue;
        foreach (var cell in cells.OrderBy(c => c.Right))
        {
            if (last == int.MinValue || cell.Right - last >= gap) { clusters.Add([]); }
            clusters[^1].Add(cell);
            last = cell.Right;
        }

        return clusters;
    }

    private static ColumnPlace Around(List<Place> cells) =>
        new(cells.Min(c => c.Start), cells.Max(c => c.End), cells.GroupBy(c => c.Right).OrderByDescending(g => g.Count()).ThenBy(g => g.Key).First().Key);
}
