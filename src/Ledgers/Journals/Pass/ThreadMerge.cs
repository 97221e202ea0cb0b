using System.Runtime.CompilerServices;
using Kessan.Ledgers.Journals.Aggregation;
using Kessan.Ledgers.Journals.Parsing;

namespace Kessan.Ledgers.Journals.Pass;

/// <summary>The cells of all threads as one set.</summary>
internal static class ThreadMerge
{
    public static CellSet Merge(IReadOnlyList<BalanceWorker> workers, IReadOnlyList<string> key)
    {
        var months = MonthsOf(workers, key);
        var values = key.Select((_, d) => CellMerge.Sorted(workers.SelectMany(w => w.TextsOf(d) ?? months.Select(Months.Text)))).ToArray();
        // Threads that shared one file have met nearly the same keys.
        using var merge = new CellMerge(key, values, (int)Math.Min(1 << 28, workers.Max(w => w.Aggregator.Table.Count) * 8 / 5));
        foreach (var worker in workers)
        {
            Add(worker, merge, values, months);
            worker.Aggregator.Dispose();
        }

        var cells = Trim(merge.Finish());
        Int128 added = 0;
        foreach (var worker in workers) { added += worker.Aggregator.Total; }
        Int128 held = 0;
        for (var i = 0; i < cells.Count; i++) { held += cells.Debits[i] + cells.Credits[i]; }
        return added == held ? cells : throw new InvalidOperationException("The balances do not add up to the lines taken.");
    }

    private static void Add(BalanceWorker worker, CellMerge merge, string[][] values, IReadOnlyCollection<int> months)
    {
        var layout = worker.Aggregator.Layout;
        var firstMonth = months.DefaultIfEmpty(0).Min();
        var firsts = new int[values.Length];
        var rankOf = new int[values.Length][];
        for (var d = 0; d < values.Length; d++)
        {
            var ranks = CellMerge.RankOf(values[d]);
            firsts[d] = worker.TextsOf(d) is null ? firstMonth : 0;
            rankOf[d] = worker.TextsOf(d) is { } texts ? [.. texts.Select(t => ranks[t])] : MonthRanks(months, firstMonth, ranks);
        }

        worker.Aggregator.Table.Each([MethodImpl(MethodImplOptions.AggressiveOptimization)] (in cell) =>
        {
            for (var d = 0; d < rankOf.Length; d++) { merge.Ranks[d] = rankOf[d][layout.CodeOf(d, cell.Low, cell.High) - firsts[d]]; }
            merge.Add(cell.Debit, cell.Credit, cell.Lines);
        });
    }

    /// <summary>Ranks of months by yyyymm, counted from the first of them.</summary>
    public static int[] MonthRanks(IReadOnlyCollection<int> months, int first, Dictionary<string, int> ranks)
    {
        var byMonth = new int[months.DefaultIfEmpty(0).Max() - first + 1];
        foreach (var month in months) { byMonth[month - first] = ranks[Months.Text(month)]; }
        return byMonth;
    }

    private static HashSet<int> MonthsOf(IReadOnlyList<BalanceWorker> workers, IReadOnlyList<string> key)
    {
        var months = new HashSet<int>();
        for (var d = 0; d < key.Count; d++)
        {
            if (key[d] != Dimension.Month) { continue; }
            var dimension = d;
            foreach (var worker in workers)
            {
                worker.Aggregator.Table.Each((in cell) => months.Add(worker.Aggregator.Layout.CodeOf(dimension, cell.Low, cell.High)));
            }
        }

        return months;
    }

    /// <summary>Values no cell has (those of lines that were not selected) go.</summary>
    private static CellSet Trim(CellSet cells)
    {
        var values = (string[][])cells.Values.Clone();
        var ranks = (int[][])cells.Ranks.Clone();
        for (var d = 0; d < values.Length; d++)
        {
            var used = new bool[values[d].Length];
            foreach (var rank in ranks[d]) { used[rank] = true; }
            if (!used.Contains(false)) { continue; }
            var moved = new int[used.Length];
            var next = 0;
            for (var r = 0; r < used.Length; r++) { moved[r] = used[r] ? next++ : -1; }
            values[d] = [.. values[d].Where((_, r) => used[r])];
            ranks[d] = [.. ranks[d].Select(r => moved[r])];
        }

        return cells with { Values = values, Ranks = ranks };
    }
}
