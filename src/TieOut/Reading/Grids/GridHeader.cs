namespace Kessan.TieOut.Reading.Grids;

/// <summary>Lays the texts above the numbers over their columns: a text over several columns counts for each, one beside them is a title.</summary>
internal sealed class GridHeader(GridColumns columns, int zone)
{
    private readonly List<Passage>[] headers = [.. Enumerable.Range(0, columns.Count).Select(_ => new List<Passage>())];

    public List<Passage> Titles { get; } = [];

    public void Add(GridLine line)
    {
        var isHeader = line.Shape == LineShape.Header;
        foreach (var item in line.Items)
        {
            if (!isHeader || item.End <= zone || (item.Start < zone && item.End >= columns[columns.Count - 1].End && columns.Count > 1)) { Titles.Add(item.Words); continue; }
            if (!Lay(item) && columns.Nearest(item.Start, item.End) is >= 0 and var nearest) { headers[nearest].Add(item.Words); }
        }
    }

    /// <summary>A second header within a table that names no time goes on from the one above.</summary>
    public IReadOnlyList<Column> Columns(Table? above)
    {
        var inherits = above is not null && above.Columns.Count == columns.Count && !headers.Any(h => h.Exists(p => HeaderWords.NameTime(p.Text))) && above.Columns.Any(c => HeaderWords.NameTime(c.Header));
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
