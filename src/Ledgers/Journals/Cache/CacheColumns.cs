using Kessan.Ledgers.Journals.Aggregation;

namespace Kessan.Ledgers.Journals.Cache;

/// <summary>Writes partition after partition to the columns; the groups, which must be in order as a whole, at the end.</summary>
internal sealed class CacheColumns(CacheWriter writer, CacheIndex index) : IDisposable
{
    private readonly CacheRollup[] rollups = [.. CacheRollup.All(index.Key.Count).Select(d => new CacheRollup(d))];
    private readonly List<CachedGroup> groups = [];
    private readonly Dictionary<int, (Int128 Debit, Int128 Credit)> wide = [];
    private int cells;
    private long places;

    public void Append(CachePart part)
    {
        var sums = new CachedSums[part.Cells.Length];
        var place = places;
        for (var i = 0; i < sums.Length; i++)
        {
            ref readonly var cell = ref part.Cells[i];
            sums[i] = Sums(cell, cells + i);
            Group(part, i, cell, place);
            foreach (var rollup in rollups) { rollup.Add(part.Ranks, i, cell.Debit, cell.Credit, cell.Lines); }
            place += cell.Lines;
        }

        writer.Append<CachedSums>(CacheFiles.Sums, sums);
        for (var d = CachePreparation.GroupKey.Count; d < part.Ranks.Count; d++) { writer.Append<int>(CacheFiles.Ranks(d), part.Ranks[d]); }
        writer.Append<LinePlace>(CacheFiles.Places, part.Places);
        cells = checked(cells + sums.Length);
        places = place;
    }

    public void Finish(IEnumerable<BlockOrigin> blocks)
    {
        groups.Sort((a, b) => (a.Entity, a.Account, a.Month, a.Currency).CompareTo((b.Entity, b.Account, b.Month, b.Currency)));
        writer.Append<CachedGroup>(CacheFiles.Groups, groups.ToArray());
        foreach (var (number, rollup) in rollups.Index()) { writer.Append<CachedGroup>(CacheFiles.Rollup(number), rollup.ToGroups()); }
        writer.Append<CachedBlock>(CacheFiles.Blocks, [.. blocks.Select(b => new CachedBlock { File = b.File, Offset = b.Offset, FirstRow = b.FirstRow })]);
        writer.Finish((index with { Wide = wide }).ToBytes());
    }

    public void Dispose()
    {
        foreach (var rollup in rollups) { rollup.Dispose(); }
    }

    private CachedSums Sums(in Cell cell, int number)
    {
        if (Fits(cell.Debit) && Fits(cell.Credit)) { return new() { Debit = (long)cell.Debit, Credit = (long)cell.Credit, Lines = cell.Lines }; }
        wide.Add(number, (cell.Debit, cell.Credit));
        return new() { Debit = CachedSums.TooWide, Credit = CachedSums.TooWide, Lines = cell.Lines };
    }

    private static bool Fits(Int128 sum) => sum > long.MinValue && sum <= long.MaxValue;

    /// <summary>Opens a group with the first of its cells, or adds the cell to the group that is open.</summary>
    private void Group(CachePart part, int i, in Cell cell, long place)
    {
        var ranks = part.Ranks;
        if (i == 0 || ranks[0][i] != ranks[0][i - 1] || ranks[1][i] != ranks[1][i - 1] || ranks[2][i] != ranks[2][i - 1] || ranks[3][i] != ranks[3][i - 1])
        {
            groups.Add(new()
            {
                Entity = ranks[0][i],
                Account = ranks[1][i],
                Month = ranks[2][i],
                Currency = ranks[3][i],
                FirstCell = cells + i,
                FirstPlace = place
            });
        }

        ref var group = ref System.Runtime.InteropServices.CollectionsMarshal.AsSpan(groups)[^1];
        group.Debit += cell.Debit;
        group.Credit += cell.Credit;
        group.Lines += cell.Lines;
        group.Cells++;
    }
}
