namespace Kessan.Ledgers.Journals;

/// <summary>
/// An answer in pieces: other threads prepare the next ones while one is given out. The order is that of the pieces, whatever the number of threads.
/// </summary>
internal static class PiecesInOrder
{
    /// <param name="pieces">Asked for one after the other by whoever reads the answer, at most as many ahead as there are threads.</param>
    /// <param name="prepare">What a piece gives. The number says which of the threads does it, from 0; no two pieces are prepared at once with the same
    /// number.</param>
    public static IEnumerable<T> Give<TPiece, T>(IEnumerable<TPiece> pieces, int threads, Func<TPiece, int, IReadOnlyList<T>> prepare)
    {
        using var source = pieces.GetEnumerator();
        var ahead = new Queue<Task<IReadOnlyList<T>>>(threads);
        var started = 0;
        try
        {
            Start();
            while (ahead.TryDequeue(out var next))
            {
                var ready = next.GetAwaiter().GetResult();
                Start();
                for (var i = 0; i < ready.Count; i++) { yield return ready[i]; }
            }
        }
        finally
        {
            // What the others use is not taken away from them; who stopped does not ask what they found.
            Task.WhenAll(ahead)
                .ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default)
                .Wait(CancellationToken.None);
        }

        void Start()
        {
            while (ahead.Count < threads && source.MoveNext())
            {
                var (piece, thread) = (source.Current, started++ % threads);
                ahead.Enqueue(Task.Run(() => prepare(piece, thread), CancellationToken.None));
            }
        }
    }

    /// <summary>The numbers from 0 to a count in ranges of a size.</summary>
    public static IEnumerable<(long From, int Count)> Ranges(long count, int size)
    {
        for (long from = 0; from < count; from += size) { yield return (from, (int)Math.Min(size, count - from)); }
    }
}
