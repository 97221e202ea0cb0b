using Kessan.Ledgers.Journals.Aggregation;

namespace Kessan.Ledgers.Journals.Cache;

/// <summary>
/// Sums by a few dimensions, made beforehand because they are asked for most and are few: by entity, account and currency; by account, month and currency; and by these and one
/// further dimension.
/// </summary>
internal sealed class CacheRollup(int[] dimensions) : IDisposable
{
    private readonly CellTable table = new();

    /// <summary>For each rollup the dimensions it keeps, at most four.</summary>
    public static IReadOnlyList<int[]> All(int dimensions) =>
        [[0, 1, 3], [1, 2, 3], .. Enumerable.Range(CachePreparation.GroupKey.Count, dimensions - CachePreparation.GroupKey.Count).Select(d => new[] { 1, 2, 3, d })];

    public void Add(IReadOnlyList<int[]> ranks, int cell, Int128 debit, Int128 credit, long lines)
    {
        var high = ((ulong)(uint)ranks[dimensions[0]][cell] << 32) | (uint)ranks[dimensions[1]][cell];
        var low = ((ulong)(uint)ranks[dimensions[2]][cell] << 32) | (dimensions.Length > 3 ? (uint)ranks[dimensions[3]][cell] : 0);
        table.AddSums(low, high, debit, credit, lines);
    }

    /// <summary>In order of the dimensions.</summary>
    public CachedGroup[] ToGroups()
    {
        var groups = new List<CachedGroup>();
        table.Each((in cell) =>
        {
            var group = new CachedGroup { Debit = cell.Debit, Credit = cell.Credit, Lines = cell.Lines };
            uint[] ranks = [(uint)(cell.High >> 32), (uint)cell.High, (uint)(cell.Low >> 32), (uint)cell.Low];
            for (var i = 0; i < dimensions.Length; i++) { group.Rank(dimensions[i]) = (int)ranks[i]; }
            groups.Add(group);
        });
        groups.Sort((a, b) =>
        {
            foreach (var d in dimensions)
            {
                var order = a.Rank(d).CompareTo(b.Rank(d));
                if (order != 0) { return order; }
            }

            return 0;
        });
        return [.. groups];
    }

    public void Dispose() => table.Dispose();
}
