using System.Threading.Channels;
using Kessan.Ledgers.Journals.Intake;
using Npgsql;

namespace Kessan.Ledgers.Stores.Postgres;

/// <summary>
/// Puts batches into the partitions: rows are gathered by month and copied straight into that month's table, some megabytes at a time. While one
/// piece is on its way to the server the next is being put together.
/// </summary>
internal sealed class PostgresLines : IDisposable
{
    private const int Ahead = 4;

    private readonly NpgsqlConnection connection;
    private readonly NpgsqlDataSource source;
    private readonly int firstFile;
    private readonly int piece;
    private readonly IReadOnlyList<string> axes;
    private readonly Dictionary<int, CopyRows> months = [];
    private readonly HashSet<int> begun;
    private readonly Stack<CopyRows> spare = new();
    private readonly Channel<(int Month, CopyRows Rows)> pieces = Channel.CreateBounded<(int, CopyRows)>(Ahead);
    private readonly Task sender;
    private ulong used;

    /// <param name="connection">In the transaction of the load.</param>
    /// <param name="source">For a second connection, which makes columns and partitions.</param>
    /// <param name="piece">How many bytes go to the server at once.</param>
    /// <param name="begun">Gets the months lines are sent to.</param>
    public PostgresLines(NpgsqlConnection connection, NpgsqlDataSource source, int firstFile, IReadOnlyList<string> axes, int piece, HashSet<int> begun)
    {
        (this.connection, this.source, this.firstFile, this.axes, this.piece, this.begun) = (connection, source, firstFile, axes, piece, begun);
        sender = Task.Run(Send);
    }

    public void Take(LineBatch batch)
    {
        for (var line = 0; line < batch.Count; line++)
        {
            var month = batch.Date(line) / 100;
            var rows = Of(month, CopyRows.Wanted(batch, line));
            rows.Add(batch, line, firstFile + batch.File);
            if (rows.Bytes < piece) { continue; }
            Give(month, rows);
            months.Remove(month);
        }
    }

    /// <summary>When it returns, the server has taken everything, for the transaction to keep.</summary>
    public void Finish()
    {
        foreach (var (month, rows) in months.OrderBy(m => m.Key)) { Give(month, rows); }
        months.Clear();
        pieces.Writer.TryComplete();
        sender.GetAwaiter().GetResult();
    }

    public void Dispose()
    {
        pieces.Writer.TryComplete();
        // What broke the sender was told by Give or Finish; here it only has to be over.
        ((IAsyncResult)sender).AsyncWaitHandle.WaitOne();
        _ = sender.Exception;
    }

    /// <param name="wanted">The texts of the line. A column that no line has used so far is not sent: the server takes each value apart, empty or not.</param>
    private CopyRows Of(int month, ulong wanted)
    {
        if (months.TryGetValue(month, out var rows))
        {
            if ((wanted & ~rows.Used) == 0) { return rows; }
            Give(month, rows);
            months.Remove(month);
        }

        used |= wanted;
        lock (spare) { spare.TryPop(out rows); }
        if (rows is null) { rows = new(used); } else { rows.Clear(used); }
        months.Add(month, rows);
        return rows;
    }

    private void Give(int month, CopyRows rows)
    {
        rows.Close();
        while (!pieces.Writer.TryWrite((month, rows)))
        {
            if (sender.IsCompleted) { sender.GetAwaiter().GetResult(); }
            Task.WaitAny(sender, pieces.Writer.WaitToWriteAsync().AsTask());
        }
    }

    private async Task Send()
    {
        IReadOnlyList<string> texts = [];
        await foreach (var (month, rows) in pieces.Reader.ReadAllAsync().ConfigureAwait(false))
        {
            if (begun.Count == 0) { texts = Apart(AddColumns); }
            if (!begun.Contains(month))
            {
                Apart(second => PostgresSchema.AddPartition(second, month));
                begun.Add(month);
            }

            using (var copy = connection.BeginRawBinaryCopy($"COPY {PostgresSchema.Partition(month)} ({rows.Columns(texts)}) FROM STDIN (FORMAT BINARY)"))
            {
                copy.Write(rows.Written);
            }

            lock (spare) { spare.Push(rows); }
        }
    }

    /// <returns>The columns of all texts of a line.</returns>
    private IReadOnlyList<string> AddColumns(NpgsqlConnection second)
    {
        var all = PostgresSchema.AddAxes(second, axes).ToList();
        return [.. Sql.LedgerSql.TextColumns.Split(", "), .. axes.Select(axis => PostgresSchema.AxisColumn(all.IndexOf(axis)))];
    }

    /// <summary>
    /// On a connection of its own: columns and partitions are there before the load that fills them and stay though it may not; empty, they mean nothing. So
    /// the load, which may take an hour, never holds the locks that would keep others from reading.
    /// </summary>
    private T Apart<T>(Func<NpgsqlConnection, T> work)
    {
        using var second = source.OpenConnection();
        using var transaction = second.BeginTransaction();
        var result = work(second);
        transaction.Commit();
        return result;
    }
}
