using Kessan.Ledgers.Journals.Aggregation;
using Kessan.Ledgers.Journals.Cache;
using Kessan.Ledgers.Journals.Parsing;
using Kessan.Ledgers.Journals.Spill;
using Kessan.Ledgers.Journals.Validation;

namespace Kessan.Ledgers.Journals.Pass;

/// <param name="Cells">By the key asked for, the currency among it.</param>
/// <param name="Contents">The content hash of each file.</param>
internal sealed record PassResult(LoadReport Report, CellSet Cells, UInt128[] Contents);

/// <summary>
/// Once through all files on all cores: every line is checked, counted and added to the balances. Nothing depends on how the work was divided: codes
/// become ranks, sums are exact, and what is listed is sorted by file and row.
/// </summary>
internal static class JournalPass
{
    /// <summary>How many times larger journals are once they are unpacked.</summary>
    private const int UsualPacking = 10;

    /// <summary>The checks alone.</summary>
    public static (LoadReport Report, UInt128[] Contents) Check(JournalInput input, JournalOptions options, CancellationToken cancellation)
    {
        var result = Run(input, Selection.Everything, [Dimension.Currency], options, cancellation);
        return (result.Report, result.Contents);
    }

    public static PassResult Run(JournalInput input, Selection selection, IReadOnlyList<string> key, JournalOptions options, CancellationToken cancellation)
    {
        return Run(input, selection, key, options, _ => null,
            (_, report, contents, workers) => new PassResult(report, ThreadMerge.Merge(workers, key), contents), cancellation);
    }

    /// <param name="newLog">For each thread, by number, where it notes the places of lines; null where nobody will ask for them.</param>
    /// <param name="finish">Makes the result of what the threads have added up.</param>
    public static T Run<T>(
        JournalInput input,
        Selection selection,
        IReadOnlyList<string> key,
        JournalOptions options,
        Func<int, PlaceLog?> newLog,
        Func<Feeds, LoadReport, UInt128[], List<BalanceWorker>, T> finish,
        CancellationToken cancellation)
    {
        using var feeds = new Feeds(input, options.PieceBytes);
        var plan = new RowPlan(input, selection, key);
        var partitions = Partitions(input, 26);
        var budget = new MemoryBudget(options.RunMemory);
        var stores = Enumerable.Range(0, options.Threads + 1).Select(_ => new RunStore(partitions, budget, options.TempFolder)).ToList();
        var turn = new Lock();
        var stitchers = input.Files.Select(_ => new RunStitcher(stores[^1], turn)).ToArray();
        var workers = stores.SkipLast(1).Select((store, thread) => new BalanceWorker(
            plan, key, input.Files, new RunTracker(store, input.Checks.NumbersRestart, input.Checks.FirstMonth), stitchers, newLog(thread))).ToList();
        try
        {
            new FileWalk(feeds, options.Progress, cancellation).Run(workers);
            var rejects = workers.SelectMany(w => w.Rejects.All).OrderBy(r => r.Place.Packed).Select(r => r.Reject).ToList();
            UnreadableLines.Refuse(input, rejects);
            foreach (var stitcher in stitchers) { stitcher.Finish(); }
            var findings = DocumentFindings.Describe(DocumentCheck.Run(stores, partitions, options.Threads), feeds, input);
            var contents = Enumerable.Range(0, feeds.Count).Select(f => feeds[f].ContentHash()).ToArray();
            var report = new LoadReport(ContentName.Of(contents, input), Totals(workers, input), rejects, findings);
            // What the documents took is wanted for the merge.
            stores.ForEach(s => s.Dispose());
            return finish(feeds, report, contents, workers);
        }
        finally
        {
            workers.ForEach(w => w.Dispose());
            stores.ForEach(s => s.Dispose());
        }
    }

    /// <param name="size">How many bytes of text a partition is for, as a power of two: so few that what is noted of them is small.</param>
    public static int Partitions(JournalInput input, int size)
    {
        var bytes = input.Files.Where(File.Exists).Sum(f => new FileInfo(f).Length * (IsPacked(f) ? UsualPacking : 1));
        return (int)System.Numerics.BitOperations.RoundUpToPowerOf2((ulong)Math.Clamp(bytes >> size, 1, 4096));
    }

    private static bool IsPacked(string file) => Path.GetExtension(file) is ".gz" or ".xlsx" or ".GZ" or ".XLSX";

    private static List<FileTotals> Totals(IReadOnlyList<BalanceWorker> workers, JournalInput input)
    {
        var totals = new List<FileTotals>();
        for (var file = 0; file < input.Files.Count; file++)
        {
            var whole = new FileCounts();
            foreach (var worker in workers) { whole.Add(worker.Counts[file]); }
            totals.Add(whole.Of(input.Files[file]));
        }

        return totals.TrueForAll(t => t.Proves) ? totals : throw new InvalidOperationException("The control totals of a pass do not agree.");
    }
}
