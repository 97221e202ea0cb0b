using System.Data.Common;
using Kessan.Ledgers.Journals;
using Kessan.Ledgers.Journals.Intake;
using Kessan.Ledgers.Stores.Sql;
using Npgsql;

namespace Kessan.Ledgers.Stores.Postgres;

/// <summary>
/// Journals in a PostgreSQL database. A load is one transaction of the server: it is there whole once it is committed, and not at all before.
/// </summary>
public sealed class PostgresStore : IJournalStore
{
    private static readonly PostgresRows Answers = new();

    private readonly NpgsqlDataSource source;
    private readonly JournalReading reading;
    private readonly string store;
    private readonly SqlFaults<NpgsqlException> faults;
    private bool connected;

    /// <exception cref="LedgerException">The server cannot be used, or the store is of a newer version.</exception>
    public PostgresStore(string address, JournalReading reading)
    {
        this.reading = reading;
        (var connection, store) = PostgresAddress.Parse(address);
        faults = new(store, reason => PostgresFault.Of(store, reason, connected));
        source = new NpgsqlDataSourceBuilder(connection).ConfigureTypeLoading(types => types.EnableTypeLoading(false)).Build();
        try
        {
            faults.Guard(Prepare);
        }
        catch
        {
            source.Dispose();
            throw;
        }
    }

    public IReadOnlyList<string> Axes { get; private set; } = [];

    /// <summary>How many bytes of one month a load gathers before it sends them.</summary>
    public int PieceBytes { get; init; } = 4 * 1024 * 1024;

    public LoadReport Load(JournalInput input, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(input);
        var files = new FilesOfLoad(input, reading, cancellation);
        var months = new HashSet<int>();
        try
        {
            return faults.Guard(() => Keep(files, months, cancellation));
        }
        catch (Exception reason) when (reason is LedgerException or OperationCanceledException)
        {
            PostgresLoads.TryClear(source, months);
            throw;
        }
    }

    public IEnumerable<Balance> Balances(BalanceQuery query, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(query);
        using var connection = faults.Guard(source.OpenConnection);
        using var command = connection.CreateCommand();
        command.CommandText = new LedgerSql(new PostgresDialect(command), Axes, store).Balances(query);
        foreach (var row in Rows(command, Answers.BalancesOf(query), cancellation)) { yield return row; }
    }

    public IEnumerable<JournalLine> Lines(Selection selection, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(selection);
        using var connection = faults.Guard(source.OpenConnection);
        using var command = connection.CreateCommand();
        var sql = new LedgerSql(new PostgresDialect(command), Axes, store);
        command.CommandText = sql.Lines(selection, Answers.LineColumns + sql.AxisColumns, "file, row");
        // One snapshot for both: every file of a line has its name.
        using var transaction = faults.Guard(() => connection.BeginTransaction(System.Data.IsolationLevel.RepeatableRead));
        var names = faults.Guard(() => PostgresLoads.FileNames(connection));
        foreach (var row in Rows(command, Answers.LinesOf(names, Axes.Count), cancellation)) { yield return row; }
    }

    public void Dispose() => source.Dispose();

    private LoadReport Keep(FilesOfLoad files, HashSet<int> months, CancellationToken cancellation)
    {
        using var connection = source.OpenConnection();
        using var transaction = connection.BeginTransaction();
        PostgresLock.Take(connection);
        if (PostgresLoads.Find(connection, files) is { } there) { return there; }
        var report = PostgresLoads.Keep(connection, firstFile => new(connection, source, firstFile, files.Axes, PieceBytes, months), files, store,
            cancellation);
        transaction.Commit();
        Axes = PostgresSchema.Axes(connection);
        return report;
    }

    private void Prepare()
    {
        using var connection = source.OpenConnection();
        connected = true;
        PostgresSchema.CheckServer(connection, store);
        PostgresSchema.Prepare(connection, store);
        Axes = PostgresSchema.Axes(connection);
    }

    private IEnumerable<T> Rows<T>(NpgsqlCommand command, Func<DbDataReader, T> row, CancellationToken cancellation)
    {
        using var reader = faults.Guard(() => command.ExecuteReader());
        var over = false;
        try
        {
            while (faults.Guard(reader.Read))
            {
                cancellation.ThrowIfCancellationRequested();
                yield return faults.Guard(() => row(reader));
            }

            over = true;
        }
        finally
        {
            // Who stops early does not want to wait for the rest to arrive.
            if (!over) { command.Cancel(); }
        }
    }
}
