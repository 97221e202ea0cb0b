namespace Kessan.Ledgers.Journals.Pass;

/// <summary>
/// The selected lines in the order of the files. Threads read some blocks each, then wait for each other: so everything of one wave lies before everything
/// of the next. While a wave is given out the next one is read.
/// </summary>
internal sealed class LineStream(Feeds feeds, JournalInput input, Selection selection, int threads, CancellationToken cancellation)
{
    private const int BlocksOfWave = 8;

    public IEnumerable<JournalLine> Read()
    {
        var plan = new Parsing.RowPlan(input, selection, LineMaker.Dimensions(input.Schema));
        var walkers = Enumerable.Range(0, threads).Select(_ => new Walker(plan, input.Files, feeds)).ToList();
        var wave = Start(walkers);
        try
        {
            while (true)
            {
                var blocks = wave.GetAwaiter().GetResult();
                if (blocks.Count == 0) { break; }
                wave = Start(walkers);
                foreach (var line in blocks.SelectMany(b => b.Lines)) { yield return line; }
            }

            for (var file = 0; file < feeds.Count; file++) { feeds[file].Confirm(); }
        }
        finally
        {
            // A reader that stops early must not take the blocks away from under the threads.
            wave.ContinueWith(_ => walkers.ForEach(w => w.Dispose()), CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default).Wait(CancellationToken.None);
        }
    }

    private Task<List<LinesOfBlock>> Start(List<Walker> walkers) => Task.Run(() => Wave(walkers), cancellation);

    private static List<LinesOfBlock> Wave(List<Walker> walkers)
    {
        Parallel.ForEach(walkers, new ParallelOptions { MaxDegreeOfParallelism = walkers.Count }, w => w.Walk(BlocksOfWave));
        var broken = walkers.Where(w => w.Fault is { Faults.Count: > 0 }).OrderBy(w => w.File).ThenBy(w => w.Sequence).FirstOrDefault();
        if (broken is not null) { throw broken.Fault!; }
        var blocks = walkers.SelectMany(w => w.Found).OrderBy(b => b.File).ThenBy(b => b.Sequence).ToList();
        walkers.ForEach(w => w.Found.Clear());
        return blocks;
    }

    private sealed record LinesOfBlock(int File, long Sequence, List<JournalLine> Lines);

    private sealed class Walker : IDisposable
    {
        private readonly Feeds feeds;
        private readonly LineWorker worker;
        private bool begun;

        public Walker(Parsing.RowPlan plan, IReadOnlyList<string> files, Feeds feeds)
        {
            this.feeds = feeds;
            worker = new(plan, files, null, (block, lines) => Found.Add(new(block.File, block.Sequence, lines)));
        }

        public List<LinesOfBlock> Found { get; } = [];

        public LedgerException? Fault { get; private set; }

        public int File { get; private set; }

        public long Sequence => worker.Block.Sequence;

        public void Walk(int blocks)
        {
            try
            {
                for (var taken = 0; taken < blocks && File < feeds.Count;)
                {
                    if (!begun) { worker.Begin(feeds[File], File); }
                    begun = feeds[File].Next(worker.Block);
                    if (!begun)
                    {
                        File++;
                        continue;
                    }

                    worker.Take();
                    taken++;
                }
            }
            catch (LedgerException fault)
            {
                Fault = fault;
            }
        }

        public void Dispose() => worker.Dispose();
    }
}
