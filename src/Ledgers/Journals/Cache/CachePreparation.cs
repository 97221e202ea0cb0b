using Kessan.Ledgers.Journals.Aggregation;
using Kessan.Ledgers.Journals.Parsing;
using Kessan.Ledgers.Journals.Pass;
using Kessan.Ledgers.Journals.Spill;

namespace Kessan.Ledgers.Journals.Cache;

/// <summary>
/// Makes a cache: one pass over the files that checks every line as always and notes where it stands, then one partition after the other is put in order
/// and written. Memory does not grow with the number of lines.
/// </summary>
internal static class CachePreparation
{
    /// <summary>The dimensions of a group come first, so that its cells stand together.</summary>
    public static readonly IReadOnlyList<string> GroupKey = [Dimension.Entity, Dimension.Account, Dimension.Month, Dimension.Currency];

    public static string[] Key(JournalSchema schema) => [.. GroupKey, Dimension.Movement, Dimension.Partner, .. schema.Axes];

    /// <exception cref="LedgerException">The files cannot be used, or the cache cannot be written; what was at its place before is as it was.</exception>
    public static void Run(string folder, JournalInput input, JournalOptions options, CancellationToken cancellation)
    {
        using var writer = new CacheWriter(folder, input.Files.Count);
        var stamps = input.Files.Select(FileStamp.Of).ToArray();
        var key = Key(input.Schema);
        var blocks = new BlockNumbers(writer);
        var partitions = JournalPass.Partitions(input, 24);
        var budget = new MemoryBudget(options.RunMemory / 2);
        var logs = Enumerable.Range(0, options.Threads).Select(_ => new PlaceLog(partitions, budget, options, blocks)).ToList();
        try
        {
            JournalPass.Run(input, Selection.Everything, key, options with { RunMemory = options.RunMemory / 2 }, t => logs[t], Finish, cancellation);
        }
        finally
        {
            logs.ForEach(l => l.Dispose());
        }

        bool Finish(Feeds feeds, LoadReport report, UInt128[] contents, List<BalanceWorker> workers)
        {
            workers.ForEach(w => w.Aggregator.Drain());
            var values = Values(workers, key);
            var threads = workers.Select(w => Thread(w, values)).ToArray();
            workers.ForEach(w => w.Aggregator.Dispose());
            var (inOrder, moved) = blocks.Sorted();
            var index = new CacheIndex(key, values, new Dictionary<int, (Int128, Int128)>(), report, contents, stamps,
                [.. Enumerable.Range(0, feeds.Count).Select(f => feeds[f].Layout)]);
            using var build = new CacheColumns(writer, index);
            var layout = CellMerge.InOrder(values);
            // As many partitions at a time as there are threads: each is in memory whole.
            for (var first = 0; first < partitions; first += options.Threads)
            {
                var parts = new CachePart[Math.Min(options.Threads, partitions - first)];
                Parallel.For(0, parts.Length, new ParallelOptions { MaxDegreeOfParallelism = options.Threads },
                    i => parts[i] = CachePart.Of(threads, first + i, layout, moved));
                foreach (var part in parts) { build.Append(part); }
            }

            build.Finish(inOrder);
            return true;
        }
    }

    private static string[][] Values(List<BalanceWorker> workers, string[] key) =>
        [.. key.Select((_, d) => CellMerge.Sorted(workers.SelectMany(w => w.TextsOf(d) ?? w.Log!.Months.Select(Months.Text))))];

    private static CacheThread Thread(BalanceWorker worker, string[][] values)
    {
        var months = worker.Log!.Months;
        var firsts = values.Select((_, d) => worker.TextsOf(d) is null ? months.DefaultIfEmpty(0).Min() : 0).ToArray();
        var ranks = values.Select((texts, d) =>
        {
            var rankOf = CellMerge.RankOf(texts);
            return worker.TextsOf(d) is { } codes ? [.. codes.Select(t => rankOf[t])] : ThreadMerge.MonthRanks(months, firsts[d], rankOf);
        }).ToArray();
        return new(worker.Log, ranks, firsts, new int[worker.Aggregator.Table.Indexes]);
    }
}
