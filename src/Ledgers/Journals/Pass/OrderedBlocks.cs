namespace Kessan.Ledgers.Journals.Pass;

/// <summary>
/// What workers make of each block, in the order of the files. Threads read some blocks each, then wait for each other: so everything of one wave lies before
/// everything of the next. While a wave is given out the next one is read.
/// </summary>
/// <typeparam name="T">What a worker makes of one block.</typeparam>
/// <param name="makeWorker">A worker that hands what it made of a block to the action.</param>
internal sealed class OrderedBlocks<T>(Feeds feeds, int threads, Func<Action<Reading.Block, T>, BlockWorker> makeWorker, CancellationToken cancellation)
{
    private const int BlocksOfWave = 8;

    public IEnumerable<T> Read()
    {
        var walkers = Enumerable.Range(0, threads).Select(_ => new Walker(feeds, makeWorker)).ToList();
        var wave = Start(walkers);
        try
        {
            while (true)
            {
                var blocks = wave.GetAwaiter().GetResult();
                if (blocks.Count == 0) { break; }
                wave = Start(walkers);
                foreach (var block in blocks) { yield return block.Made; }
            }

            for (var file = 0; file < feeds.Count; file++) { feeds[file].Confirm(); }
        }
        finally
        {
            // A reader that stops early must not take the blocks away from under the threads.
            wave.ContinueWith(_ => walkers.ForEach(w => w.Dispose()), CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default)
                .Wait(CancellationToken.None);
        }
    }

    private Task<List<Part>> Start(List<Walker> walkers) => Task.Run(() => Wave(walkers), cancellation);

    private static List<Part> Wave(List<Walker> walkers)
    {
        Parallel.ForEach(walkers, new ParallelOptions { MaxDegreeOfParallelism = walkers.Count }, w => w.Walk(BlocksOfWave));
        var broken = walkers.Where(w => w.Fault is { Faults.Count: > 0 }).OrderBy(w => w.File).ThenBy(w => w.Sequence).FirstOrDefault();
        if (broken is not null) { throw broken.Fault!; }
        var blocks = walkers.SelectMany(w => w.Found).OrderBy(b => b.File).ThenBy(b => b.Sequence).ToList();
        walkers.ForEach(w => w.Found.Clear());
        return blocks;
    }

    private sealed record Part(int File, long Sequence, T Made);

    private sealed class Walker : IDisposable
    {
        private readonly Feeds feeds;
        private readonly BlockWorker worker;
        private bool begun;

        public Walker(Feeds feeds, Func<Action<Reading.Block, T>, BlockWorker> makeWorker)
        {
            this.feeds = feeds;
            worker = makeWorker((block, made) => Found.Add(new(block.File, block.Sequence, made)));
        }

        public List<Part> Found { get; } = [];

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
