namespace Kessan.TieOut.Comparing;

/// <summary>The numbers of an earlier document or of the books, by day and unit.</summary>
internal sealed class References
{
    private readonly Dictionary<Key, List<ReferenceCell>> cells = [];

    public References(IReadOnlyList<ReferenceLine> lines)
    {
        Lines = lines;
        foreach (var table in lines.GroupBy(l => l.Table))
        {
            var siblings = table.ToList();
            foreach (var line in siblings) { line.Siblings = siblings; }
        }

        foreach (var cell in lines.SelectMany(l => l.Cells))
        {
            var key = new Key(cell.Period.End, cell.Unit);
            if (!cells.TryGetValue(key, out var list)) { cells.Add(key, list = []); }
            list.Add(cell);
        }
    }

    public IReadOnlyList<ReferenceLine> Lines { get; }

    /// <summary>All that is known for a day and a unit, whatever the length of the period.</summary>
    public IReadOnlyList<ReferenceCell> At(DateOnly end, string unit) => cells.TryGetValue(new(end, unit), out var found) ? found : [];

    private sealed record Key(DateOnly End, string Unit);
}
