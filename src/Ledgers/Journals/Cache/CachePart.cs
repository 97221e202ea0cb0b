using Kessan.Ledgers.Journals.Aggregation;

namespace Kessan.Ledgers.Journals.Cache;

/// <summary>One partition of a cache, made of what the threads noted in it: cells with the same values become one, and each cell gets its lines.</summary>
internal sealed class CachePart
{
    private CachePart(Cell[] cells, int[][] ranks, LinePlace[] places) => (Cells, Ranks, Places) = (cells, ranks, places);

    /// <summary>In order of their keys.</summary>
    public Cell[] Cells { get; }

    /// <summary>For each dimension the rank of each cell's value.</summary>
    public IReadOnlyList<int[]> Ranks { get; }

    public LinePlace[] Places { get; }

    public static CachePart Of(CacheThread[] threads, int partition, KeyLayout layout, int[] blocks)
    {
        var cells = new Cell[threads.Sum(t => t.Log.Cells.Count(partition))];
        var owners = new (int Thread, int Index)[cells.Length];
        var ranksOf = new int[layout.Bits.Length];
        var next = 0;
        foreach (var (number, thread) in threads.Index())
        {
            thread.Each(partition, ranksOf, (in cell) =>
            {
                var (low, high) = layout.Pack(ranksOf);
                owners[next] = (number, cell.Index);
                cells[next++] = cell with { Low = low, High = high };
            });
        }

        var merged = Merged(cells, owners, threads);
        var ranks = new int[layout.Bits.Length][];
        for (var d = 0; d < ranks.Length; d++)
        {
            ranks[d] = new int[merged.Length];
            for (var i = 0; i < merged.Length; i++) { ranks[d][i] = layout.CodeOf(d, merged[i].Low, merged[i].High); }
        }

        return new(merged, ranks, Placed(merged, threads, partition, blocks));
    }

    /// <summary>Adds up what has the same key, and tells each thread where its cells have gone.</summary>
    private static Cell[] Merged(Cell[] cells, (int Thread, int Index)[] owners, CacheThread[] threads)
    {
        var merged = new Cell[cells.Length];
        var last = -1;
        foreach (var i in CellMerge.Order(cells))
        {
            ref readonly var cell = ref cells[i];
            if (last >= 0 && merged[last].Low == cell.Low && merged[last].High == cell.High)
            {
                merged[last].Debit += cell.Debit;
                merged[last].Credit += cell.Credit;
                merged[last].Lines += cell.Lines;
            }
            else
            {
                merged[++last] = cell;
            }

            threads[owners[i].Thread].Moved[owners[i].Index] = last;
        }

        return merged[..(last + 1)];
    }

    private static LinePlace[] Placed(Cell[] cells, CacheThread[] threads, int partition, int[] blocks)
    {
        var next = new int[cells.Length + 1];
        for (var i = 0; i < cells.Length; i++) { next[i + 1] = checked(next[i] + (int)cells[i].Lines); }
        var (starts, places) = ((int[])next.Clone(), new LinePlace[next[^1]]);
        foreach (var thread in threads)
        {
            foreach (var lines in thread.Log.Lines.Of(partition))
            {
                foreach (ref readonly var line in lines.Span) { places[next[thread.Moved[line.Cell]]++] = line.Place.InBlock(blocks[line.Place.Block]); }
            }

            thread.Log.Lines.Forget(partition);
        }

        for (var i = 0; i < cells.Length; i++)
        {
            if (next[i] != starts[i + 1]) { throw new InvalidOperationException("A cell has other lines than were added to it."); }
            places.AsSpan(starts[i], next[i] - starts[i]).Sort((a, b) => a.Packed.CompareTo(b.Packed));
        }

        return places;
    }
}

/// <summary>What one thread noted, and how its codes become ranks.</summary>
/// <param name="Ranks">For each dimension the rank of each code; months count from <paramref name="FirstCode"/>.</param>
/// <param name="Moved">For each of the thread's cells its place in its partition.</param>
internal sealed record CacheThread(PlaceLog Log, int[][] Ranks, int[] FirstCode, int[] Moved)
{
    /// <summary>The cells of a partition; before each the ranks of its values are set.</summary>
    public void Each(int partition, int[] ranks, CellUse use)
    {
        foreach (var cells in Log.Cells.Of(partition))
        {
            foreach (ref readonly var cell in cells.Span)
            {
                var layout = Log.Layouts[cell.Generation];
                for (var d = 0; d < ranks.Length; d++) { ranks[d] = Ranks[d][layout.CodeOf(d, cell.Low, cell.High) - FirstCode[d]]; }
                use(in cell);
            }
        }

        Log.Cells.Forget(partition);
    }
}
