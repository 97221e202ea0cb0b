using System.Data.Common;
using System.Globalization;
using Kessan.Ledgers.Journals;
using Kessan.Ledgers.Journals.Intake;
using Kessan.Ledgers.Stores.Sql;
using Microsoft.Data.Sqlite;

namespace Kessan.Ledgers.Stores.Sqlite;

/// <summary>
/// Journals in one SQLite file, for one user. A load is one transaction: SQLite's journal undoes it when the program or the machine stops in the middle.
/// </summary>
public sealed class SqliteStore : IJournalStore
{
    private static readonly SqliteRows Answers = new();

    private readonly SqliteConnection connection;
    private readonly JournalReading reading;
    private readonly string store;
    private readonly SqlFaults<SqliteException> faults;

    /// <exception cref="LedgerException">The file cannot be opened, is not ours, or is of a newer version.</exception>
    public SqliteStore(string file, JournalReading reading)
    {
        this.reading = reading;
        store = $"sqlite:{file}";
        faults = new(store, reason => SqliteFault.Of(store, reason));
        connection = new(new SqliteConnectionStringBuilder { DataSource = file, Pooling = false, DefaultTimeout = 10 }.ToString());
        try
        {
            faults.Guard(() =>
            {
                connection.Open();
                SqliteSchema.Prepare(connection, store);
                // Pages that do not fit in the cache are written before the load is over, and each time SQLite waits for the disk twice: 200 MB instead of 2
                // MB.
                SqliteSchema.Run(connection, "PRAGMA cache_size = -200000");
                Axes = SqliteSchema.Axes(connection);
            });
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    public IReadOnlyList<string> Axes { get; private set; } = [];

    /// <summary>The most pages of 4 KiB the file may have: a quota, which the tests use for a full disk.</summary>
    public long LargestFile { set => SqliteSchema.Number(connection, string.Create(CultureInfo.InvariantCulture, $"PRAGMA max_page_count = {value}")); }

    public LoadReport Load(JournalInput input, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(input);
        var files = new FilesOfLoad(input, reading, cancellation);
        return faults.Guard(() =>
        {
            // BEGIN IMMEDIATE: one load at a time, and what is there cannot change while it is looked at.
            using var transaction = connection.BeginTransaction(deferred: false);
            var report = SqliteLoads.Find(connection, files);
            if (report is null)
            {
                SqliteLoads.Replace(connection, files, store);
                report = SqliteLoads.Keep(connection, files, cancellation);
                transaction.Commit();
                Axes = SqliteSchema.Axes(connection);
            }

            return report;
        });
    }

    public IEnumerable<Balance> Balances(BalanceQuery query, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(query);
        using var command = connection.CreateCommand();
        command.CommandText = new LedgerSql(new SqliteDialect(command), Axes, store).Balances(query);
        foreach (var row in Rows(command, Answers.BalancesOf(query), cancellation)) { yield return row; }
    }

    public IEnumerable<JournalLine> Lines(Selection selection, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(selection);
        using var command = connection.CreateCommand();
        var sql = new LedgerSql(new SqliteDialect(command), Axes, store);
        command.CommandText = sql.Lines(selection, Answers.LineColumns + sql.AxisColumns, "file, row");
        var names = faults.Guard(() => SqliteLoads.FileNames(connection));
        foreach (var row in Rows(command, Answers.LinesOf(names, Axes.Count), cancellation)) { yield return row; }
    }

    public void Dispose() => connection.Dispose();

    private IEnumerable<T> Rows<T>(SqliteCommand command, Func<DbDataReader, T> row, CancellationToken cancellation)
    {
        using var reader = faults.Guard(command.ExecuteReader);
        while (faults.Guard(reader.Read))
        {
            cancellation.ThrowIfCancellationRequested();
            yield return faults.Guard(() => row(reader));
        }
    }
}
