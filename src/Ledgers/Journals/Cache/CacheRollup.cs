using Kessan.Ledgers.Journals.Aggregation;

namespace Kessan.Ledgers.Journals.Cache;

/// <summary>
/// Sums by a few dimensions, made beforehand because they are asked for most and are few: by entity, account and currency; by account, month and currency; and
/// with one further dimension by account and currency, with months and without.
/// </summary>
internal sealed class CacheRollup(int[] dimensions) : IDisposable
{
    private readonly CellTable table = new();

    /// <summary>For each rollup the dimensions it keeps, at most four.</summary>
    public static IReadOnlyList<int[]> All(int dimensions) =>
        [[0, 1, 3], [1, 2, 3],
            .. Enumerable.Range(CachePreparation.GroupKey.Count, dimensions - CachePreparation.GroupKey.Count)
                .SelectMany(d => new int[][] { [1, 2, 3, d], [1, d, 3] })];

    public void Add(IReadOnlyList<int[]> ranks, int cell, Int128 debit, Int128 credit, long lines)
    {
        var high = ((ulong)(uint)ranks[dimensions[0]][cell] << 32) | (uint)ranks[dimensions[1]][cell];
        var low = ((ulong)(uint)ranks[dimensions[2]][cell] << 32) | (dimensions.Length > 3 ? (uint)ranks[dimensions[3]][cell] : 0);
        table.AddSums(low, high, debit, credit, lines);
    }

    /// <summary>In order of the dimensions; nothing can be added any more.</summary>
    public CachedGroup[] ToGroups()
    {
        var groups = new CachedGroup[table.Count];
        var next = 0;
        table.Each((in cell) =>
        {
            ref var group = ref groups[next++];
            (group.Debit, group.Credit, group.Lines) = (cell.Debit, cell.Credit, cell.Lines);
            uint[] ranks = [(uint)(cell.High >> 32), (uint)cell.High, (uint)(cell.Low >> 32), (uint)cell.Low];
            for (var i = 0; i < dimensions.Length; i++) { group.Rank(dimensions[i]) = (int)ranks[i]; }
        });
        table.Dispose();
        Array.Sort(groups, (a, b) =>
        {
            foreach (var d in dimensions)
            {
                var order = a.Rank(d).CompareTo(b.Rank(d));
                if (order != 0) { return order; }
            }

            return 0;
        });
        return groups;
    }

    public void Dispose() => table.Dispose();
}
