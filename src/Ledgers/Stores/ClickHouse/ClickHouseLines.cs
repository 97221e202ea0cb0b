using System.Threading.Channels;
using Kessan.Ledgers.Journals.Intake;

namespace Kessan.Ledgers.Stores.ClickHouse;

/// <summary>
/// Sends lines to the shards, piece by piece in turn: every shard gets its share. A piece is of one month. While servers write some pieces the next ones are
/// put together.
/// </summary>
internal sealed class ClickHouseLines : IDisposable
{
    /// <summary>An insert keeps one core of a server busy.</summary>
    private const int InsertsAtOnce = 2;

    /// <summary>How many full pieces the months may have gathered together.</summary>
    private const int GatheredPieces = 2;

    private readonly IReadOnlyList<ClickHouseNode> nodes;
    private readonly ulong attempt;
    private readonly IReadOnlyList<string> axes;
    private readonly int pieceBytes;
    private readonly string statement;
    private readonly SortedDictionary<int, NativeRows> months = [];
    private readonly Channel<NativeRows> spare = Channel.CreateUnbounded<NativeRows>();
    private readonly List<Channel<NativeRows>> queues;
    private readonly List<Task> senders;
    private readonly long[] sent;
    private readonly Stack<NativeRows> idle = new();
    private int lastMonth;
    private NativeRows? last;
    private long gathered;
    private int next;

    public ClickHouseLines(IReadOnlyList<ClickHouseNode> nodes, string table, ulong attempt, IReadOnlyList<string> axes, int pieceBytes)
    {
        (this.nodes, this.attempt, this.axes, this.pieceBytes) = (nodes, attempt, axes, pieceBytes);
        statement = $"INSERT INTO {table} ({NativeBlock.Columns(axes)}) FORMAT Native";
        sent = new long[nodes.Count];
        // So many may be on their way at once.
        for (var i = 0; i < nodes.Count * InsertsAtOnce; i++) { spare.Writer.TryWrite(new()); }
        queues = [.. nodes.Select(_ => Channel.CreateUnbounded<NativeRows>())];
        senders = [.. Enumerable.Range(0, nodes.Count * InsertsAtOnce).Select(i => Task.Run(() => Send(i % nodes.Count)))];
    }

    /// <summary>How many lines each shard was sent.</summary>
    public IReadOnlyList<long> Sent => sent;

    public void Take(LineBatch batch)
    {
        for (var line = 0; line < batch.Count; line++)
        {
            var month = batch.Date(line) / 100;
            if (month != lastMonth || last is null) { (lastMonth, last) = (month, Of(month)); }
            var before = last.Length;
            last.Add(batch, line);
            gathered += last.Length - before;
            if (last.Length >= pieceBytes) { Give(month); }
            else if (gathered >= (long)GatheredPieces * pieceBytes) { Give(months.MaxBy(m => m.Value.Length).Key); }
        }
    }

    /// <summary>When it returns, the shards have everything.</summary>
    public void Finish()
    {
        foreach (var month in months.Keys.ToList()) { Give(month); }
        queues.ForEach(queue => queue.Writer.TryComplete());
        foreach (var sender in senders) { sender.GetAwaiter().GetResult(); }
    }

    public void Dispose()
    {
        queues.ForEach(queue => queue.Writer.TryComplete());
        // What broke a sender was told by Spare or Finish; here they only have to be over.
        foreach (var sender in senders)
        {
            ((IAsyncResult)sender).AsyncWaitHandle.WaitOne();
            _ = sender.Exception;
        }
    }

    private NativeRows Of(int month)
    {
        if (!months.TryGetValue(month, out var rows)) { months.Add(month, rows = idle.TryPop(out var used) ? used : new()); }
        return rows;
    }

    /// <summary>Hands the piece of a month over, in exchange for one that was sent.</summary>
    private void Give(int month)
    {
        months.Remove(month, out var rows);
        gathered -= rows!.Length;
        last = null;
        var sentBefore = Spare();
        if (idle.Count < GatheredPieces) { idle.Push(sentBefore); }
        queues[next].Writer.TryWrite(rows);
        next = (next + 1) % nodes.Count;
    }

    private NativeRows Spare()
    {
        NativeRows? free;
        while (!spare.Reader.TryRead(out free))
        {
            // A sender is over before the last piece is given only because it failed.
            foreach (var sender in senders.Where(s => s.IsCompleted)) { sender.GetAwaiter().GetResult(); }
            Task.WaitAny([.. senders, spare.Reader.WaitToReadAsync().AsTask()]);
        }

        return free;
    }

    private async Task Send(int node)
    {
        await foreach (var piece in queues[node].Reader.ReadAllAsync().ConfigureAwait(false))
        {
            nodes[node].Insert(statement, new NativeBlock(piece, attempt, axes));
            Interlocked.Add(ref sent[node], piece.Count);
            piece.Clear();
            spare.Writer.TryWrite(piece);
        }
    }
}
