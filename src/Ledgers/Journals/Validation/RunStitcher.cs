namespace Kessan.Ledgers.Journals.Validation;

/// <summary>
/// Joins the runs that a block boundary cut in two. Blocks are offered as threads finish them, and taken in the order of the file.
/// </summary>
/// <param name="turn">Guards the store, which the stitchers of all files share.</param>
internal sealed class RunStitcher(RunStore store, Lock turn)
{
    private readonly Dictionary<long, BlockEdges> waiting = [];
    private long next;
    private Run? carried;

    public void Offer(long sequence, BlockEdges edges)
    {
        lock (turn)
        {
            waiting.Add(sequence, edges);
            while (waiting.Remove(next, out var ready))
            {
                Take(ready);
                next++;
            }
        }
    }

    /// <summary>At the end of the file.</summary>
    public void Finish() => Close(null);

    private void Take(BlockEdges edges)
    {
        if (!edges.HasLines) { return; }
        if (carried is not null && edges.Head?.Continues(carried) == true)
        {
            carried.Join(edges.Head);
            if (ReferenceEquals(edges.Head, edges.Tail)) { return; }
            Close(edges.Tail);
            return;
        }

        var isOneRun = ReferenceEquals(edges.Head, edges.Tail);
        Close(edges.Head);
        if (!isOneRun) { Close(edges.Tail); }
    }

    private void Close(Run? after)
    {
        if (carried is not null) { store.Add(carried); }
        carried = after;
    }
}
