using System.Runtime.CompilerServices;
using Kessan.Ledgers.Journals.Aggregation;

namespace Kessan.Ledgers.Journals.Cache;

/// <summary>Balances out of a cache.</summary>
internal static class CacheQuery
{
    private const int Currency = 3;

    /// <summary>How many groups are looked at before what they give is given out.</summary>
    private const int AtOnce = 4096;

    private static readonly int Grouped = CachePreparation.GroupKey.Count;

    public static bool CanAnswer(BalanceQuery query) => CacheSelection.IsOfMonths(query.Selection);

    public static IEnumerable<Balance> Answer(CacheContents cache, BalanceQuery query)
    {
        var key = query.By.Contains(Dimension.Currency, StringComparer.Ordinal) ? query.By : [.. query.By, Dimension.Currency];
        var dimensions = key.Select(name => cache.Index.Key.Index().First(k => k.Item == name).Index).ToArray();
        var selection = new CacheSelection(cache.Index, query.Selection);
        var values = dimensions.Select(d => cache.Index.Values[d]).ToArray();
        var (groups, held) = Smallest(cache, [.. dimensions.Union(selection.Dimensions)]);
        if (groups is not null && held.Where(d => dimensions.Contains(d) || !selection.IsOne(d)).SequenceEqual(dimensions))
        {
            return GroupsThemselves(groups, held, dimensions, selection, values, query.By.Count);
        }

        using var sums = new CacheSums(key, values);
        if (groups is not null) { AddGroups(groups, held, selection, dimensions, sums); } else { AddCells(cache, selection, dimensions, sums); }
        return sums.Finish(key).Balances(query.By.Count);
    }

    /// <returns>The smallest of the rollups and groups that holds all these dimensions, with those it holds; null where only cells do.</returns>
    private static (MappedColumn<CachedGroup>? Groups, int[] Held) Smallest(CacheContents cache, int[] wanted)
    {
        var held = CacheRollup.All(cache.Index.Key.Count).Index().Where(r => wanted.All(d => r.Item.Contains(d)))
            .Select(r => (Groups: cache.Rollup(r.Index), Held: r.Item)).ToList();
        if (wanted.All(d => d < Grouped)) { held.Add((cache.Groups, [0, 1, 2, 3])); }
        return held.Count == 0 ? (null, []) : held.MinBy(h => h.Groups.Count);
    }

    /// <summary>Each group that counts is one balance, and they are in order.</summary>
    private static IEnumerable<Balance> GroupsThemselves(MappedColumn<CachedGroup> groups, int[] held, int[] dimensions, CacheSelection selection,
        string[][] values, int named) =>
        PiecesInOrder.Give(PiecesInOrder.Ranges(groups.Count, AtOnce), Environment.ProcessorCount,
            (range, _) => Part(groups.Part(range.From, range.Count), held, dimensions, selection, values, named));

    /// <summary>Compiled well at once: there is no time for the runtime to find out that it is called often.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static ArraySegment<Balance> Part(ReadOnlySpan<CachedGroup> groups, int[] held, int[] dimensions, CacheSelection selection, string[][] values,
        int named)
    {
        var currencies = values[Array.IndexOf(dimensions, Currency)];
        var some = new Balance[groups.Length];
        var count = 0;
        foreach (ref readonly var group in groups)
        {
            if (!selection.Holds(group, held)) { continue; }
            var texts = new string[named];
            for (var i = 0; i < texts.Length; i++) { texts[i] = values[i][CachedGroup.RankOf(group, dimensions[i])]; }
            some[count++] = new(texts, currencies[group.Currency], CellSet.InUnits(group.Debit), CellSet.InUnits(group.Credit), group.Lines);
        }

        return new(some, 0, count);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void AddGroups(MappedColumn<CachedGroup> groups, int[] held, CacheSelection selection, int[] dimensions, CacheSums sums)
    {
        var ranks = sums.Ranks;
        for (long g = 0; g < groups.Count; g++)
        {
            ref readonly var group = ref groups[g];
            if (!selection.Holds(group, held)) { continue; }
            for (var i = 0; i < dimensions.Length; i++) { ranks[i] = CachedGroup.RankOf(group, dimensions[i]); }
            sums.Add(group.Debit, group.Credit, group.Lines);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void AddCells(CacheContents cache, CacheSelection selection, int[] dimensions, CacheSums sums)
    {
        var columns = dimensions.Select(d => d < Grouped ? null : cache.Ranks(d)).ToArray();
        var (ranks, all) = (sums.Ranks, cache.Sums);
        for (long g = 0; g < cache.Groups.Count; g++)
        {
            ref readonly var group = ref cache.Groups[g];
            if (!selection.Holds(group)) { continue; }
            for (var i = 0; i < dimensions.Length; i++) { ranks[i] = columns[i] is null ? CachedGroup.RankOf(group, dimensions[i]) : 0; }
            var cells = all.Part(group.FirstCell, group.Cells);
            for (var c = 0; c < cells.Length; c++)
            {
                var cell = (long)group.FirstCell + c;
                if (selection.DividesGroups && !selection.Holds(cache, cell)) { continue; }
                for (var i = 0; i < columns.Length; i++)
                {
                    if (columns[i] is { } column) { ranks[i] = column[cell]; }
                }

                if (cells[c].Debit != CachedSums.TooWide) { sums.Add(cells[c].Debit, cells[c].Credit, cells[c].Lines); }
                else { sums.Add(cache.Index.Wide[(int)cell].Debit, cache.Index.Wide[(int)cell].Credit, cells[c].Lines); }
            }
        }
    }
}
