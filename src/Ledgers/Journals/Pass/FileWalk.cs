namespace Kessan.Ledgers.Journals.Pass;

/// <summary>
/// Sends several workers through all blocks of all files. The first fault in file order is the one reported, whichever thread met it: what lies
/// before it was read without one.
/// </summary>
internal sealed class FileWalk(Feeds feeds, Action<long>? progress, CancellationToken cancellation)
{
    private readonly Lock turn = new();
    private (int File, long Sequence, LedgerException Fault)? first;
    private volatile bool stopped;
    private volatile Exception? unexpected;
    private long bytes;

    public void Run(IReadOnlyList<BlockWorker> workers)
    {
        var threads = workers.Skip(1).Select(w => new Thread(() => Walk(w)) { IsBackground = true, Name = "journal reader" }).ToList();
        threads.ForEach(t => t.Start());
        Walk(workers[0]);
        threads.ForEach(t => t.Join());
        cancellation.ThrowIfCancellationRequested();
        if (unexpected is { } ours) { throw new InvalidOperationException("A reader of journals failed.", ours); }
        if (first is { } found) { throw found.Fault; }
        for (var file = 0; file < feeds.Count; file++) { feeds[file].Confirm(); }
    }

    private void Walk(BlockWorker worker)
    {
        try
        {
            for (var file = 0; file < feeds.Count && !stopped; file++) { WalkFile(worker, file); }
        }
        catch (LedgerException fault)
        {
            Stop(worker.Block, fault);
        }
#pragma warning disable CA1031 // An exception of ours must not end the process from a thread of its own; Run rethrows it.
        catch (Exception ours)
#pragma warning restore CA1031
        {
            unexpected = ours;
            stopped = true;
        }
    }

    private void WalkFile(BlockWorker worker, int file)
    {
        (worker.Block.File, worker.Block.Sequence) = (file, -1);
        var feed = feeds[file];
        worker.Begin(feed, file);
        while (!stopped && !cancellation.IsCancellationRequested && feed.Next(worker.Block))
        {
            worker.Take();
            progress?.Invoke(Interlocked.Add(ref bytes, worker.Block.End - worker.Block.Start));
        }
    }

    private void Stop(Reading.Block block, LedgerException fault)
    {
        lock (turn)
        {
            stopped = true;
            // Without faults of its own it only waited for a block that broke elsewhere.
            var isEarlier = first is not { } known || (block.File, block.Sequence).CompareTo((known.File, known.Sequence)) < 0;
            if (fault.Faults.Count > 0 && isEarlier) { first = (block.File, block.Sequence, fault); }
        }
    }
}
