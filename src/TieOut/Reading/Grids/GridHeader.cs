namespace Kessan.TieOut.Reading.Grids;

/// <summary>Lays the texts above the numbers over their columns: a text over several columns counts for each, one beside them is a title.</summary>
internal sealed class GridHeader(GridColumns columns, int zone)
{
    private readonly List<Passage>[] headers = [.. Enumerable.Range(0, columns.Count).Select(_ => new List<Passage>())];

    private readonly HashSet<GridItem> taken = [];

    public List<Passage> Titles { get; } = [];

    /// <summary>The item heads columns and is no part of a label.</summary>
    public bool IsTaken(GridItem item) => taken.Contains(item);

    /// <summary>
    /// Without a header, the times that stand in the rows themselves head the numbers behind them: "Shares issued | March 2014 | 3,448 |
    /// March 2013 | 3,448", the same in every row.
    /// </summary>
    public void AddTimesBeside(List<GridLine> body, GridColumns columns)
    {
        var found = new GridItem?[columns.Count];
        var items = new List<GridItem>();
        foreach (var line in body.Where(l => l.Shape == LineShape.Data))
        {
            GridItem? time = null;
            foreach (var item in line.Items.Skip(1))
            {
                if (item.Kind == SegmentKind.Text) { time = HeaderWords.IsTimeAlone(item.Text) ? item : null; continue; }
                if (time is null || columns.Find(item.Start, item.End) is not (>= 0 and var column)) { continue; }
                if (found[column] is { } other && other.Text != time.Text) { return; }
                found[column] ??= time;
                items.Add(time);
            }
        }

        if (items.Count == 0) { return; }
        taken.UnionWith(items);
        for (var c = 0; c < found.Length; c++) { if (found[c] is { } time) { headers[c].Add(time.Words); } }
    }

    public void Add(GridLine line)
    {
        var isHeader = line.Shape == LineShape.Header;
        foreach (var item in line.Items)
        {
            if (!isHeader || item.End <= zone || (item.Start < zone && item.End >= columns[columns.Count - 1].End && columns.Count > 1))
            {
                Titles.Add(item.Words);
                continue;
            }
            if (!Lay(item) && columns.Nearest(item.Start, item.End) is >= 0 and var nearest) { headers[nearest].Add(item.Words); }
        }
    }

    /// <summary>A second header within a table that names no time goes on from the one above.</summary>
    public IReadOnlyList<Column> Columns(Table? above)
    {
        var inherits = above is not null && above.Columns.Count == columns.Count && !headers.Any(h => h.Exists(p => HeaderWords.NameTime(p.Text)))
            && above.Columns.Any(c => HeaderWords.NameTime(c.Header));
        return [.. headers.Select((h, i) => new Column(i, inherits ? [.. above!.Columns[i].Headers, .. h] : h))];
    }

    private bool Lay(GridItem item)
    {
        var found = false;
        for (var c = 0; c < columns.Count; c++)
        {
            if (!item.Overlaps(columns[c].Start, columns[c].End)) { continue; }
            headers[c].Add(item.Words);
            found = true;
        }

        return found;
    }
}
