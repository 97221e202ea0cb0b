using System.Threading.Channels;
using Kessan.Ledgers.Journals.Intake;

namespace Kessan.Ledgers.Stores.ClickHouse;

/// <summary>Sends lines to the shards, piece by piece in turn: every shard gets its share, and while servers write one piece the next is put together.</summary>
internal sealed class ClickHouseLines : IDisposable
{
    private readonly IReadOnlyList<ClickHouseNode> nodes;
    private readonly ulong attempt;
    private readonly int pieceBytes;
    private readonly string statement;
    private readonly Channel<RowBinaryRows> spare;
    private readonly List<Channel<RowBinaryRows>> queues;
    private readonly List<Task> senders;
    private readonly long[] sent;
    private RowBinaryRows? rows;
    private int next;

    public ClickHouseLines(IReadOnlyList<ClickHouseNode> nodes, string table, ulong attempt, IReadOnlyList<string> axes, int pieceBytes)
    {
        (this.nodes, this.attempt, this.pieceBytes) = (nodes, attempt, pieceBytes);
        statement = $"INSERT INTO {table} ({string.Join(", ", [RowBinaryRows.FixedColumns, .. axes.Select(ClickHouseSchema.AxisColumn)])}) FORMAT RowBinary";
        sent = new long[nodes.Count];
        spare = Channel.CreateUnbounded<RowBinaryRows>();
        // For each shard one piece on its way, and for all of them one being put together.
        for (var i = 0; i <= nodes.Count; i++) { spare.Writer.TryWrite(new()); }
        queues = [.. nodes.Select(_ => Channel.CreateUnbounded<RowBinaryRows>())];
        senders = [.. nodes.Select((_, i) => Task.Run(() => Send(i)))];
    }

    /// <summary>How many lines each shard was sent.</summary>
    public IReadOnlyList<long> Sent => sent;

    public void Take(LineBatch batch)
    {
        for (var line = 0; line < batch.Count; line++)
        {
            rows ??= Spare();
            rows.Add(batch, line, attempt);
            if (rows.Length >= pieceBytes) { Give(); }
        }
    }

    /// <summary>When it returns, the shards have everything.</summary>
    public void Finish()
    {
        if (rows is { Count: > 0 }) { Give(); }
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

    private void Give()
    {
        queues[next].Writer.TryWrite(rows!);
        rows = null;
        next = (next + 1) % nodes.Count;
    }

    private RowBinaryRows Spare()
    {
        RowBinaryRows? free;
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
            nodes[node].Insert(statement, piece.Bytes, piece.Length);
            sent[node] += piece.Count;
            piece.Clear();
            spare.Writer.TryWrite(piece);
        }
    }
}
