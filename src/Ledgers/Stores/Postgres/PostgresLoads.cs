using Kessan.Ledgers.Journals;
using Npgsql;

namespace Kessan.Ledgers.Stores.Postgres;

/// <summary>The loads of a store: found again by what they hold, written inside the transaction of the caller.</summary>
internal static class PostgresLoads
{
    /// <returns>The report of the same load, or null where it is not there.</returns>
    public static LoadReport? Find(NpgsqlConnection connection, FilesOfLoad files)
    {
        using var same = PostgresSchema.Command(connection, "SELECT report FROM kessan.load WHERE id = $1", files.Identity.LoadId);
        return same.ExecuteScalar() is string report ? LoadText.AlreadyThere(report) : null;
    }

    /// <summary>
    /// After the lines of the new load are there: deleting locks the lines' table against the columns that a load may have to add from its second connection.
    /// </summary>
    private static void Remove(NpgsqlConnection connection, IEnumerable<ulong> loads)
    {
        foreach (var load in loads)
        {
            PostgresSchema.Run(connection, "DELETE FROM kessan.line WHERE file IN (SELECT number FROM kessan.file WHERE load = $1)", (int)load);
            PostgresSchema.Run(connection, "DELETE FROM kessan.file WHERE load = $1", (int)load);
            PostgresSchema.Run(connection, "DELETE FROM kessan.load WHERE number = $1", (int)load);
        }
    }

    /// <exception cref="LedgerException">Loads with some of the files are there and are not to be replaced; or the files are refused.</exception>
    public static LoadReport Keep(NpgsqlConnection connection, Func<int, PostgresLines> lines, FilesOfLoad files, string store, CancellationToken cancellation)
    {
        var replaced = EarlierLoads.ToReplace(There(connection), files, store);
        var load = PostgresSchema.Scalar<int>(connection, "SELECT coalesce(max(number), 0) + 1 FROM kessan.load");
        var firstFile = PostgresSchema.Scalar<int>(connection, "SELECT coalesce(max(number), 0) + 1 FROM kessan.file");
        LoadReport report;
        using (var taking = lines(firstFile))
        {
            report = files.Read(taking.Take, cancellation);
            taking.Finish();
        }

        Remove(connection, replaced);
        PostgresSchema.Run(connection, "INSERT INTO kessan.load VALUES ($1, $2, $3)", load, report.LoadId, LoadText.Write(report));
        for (var i = 0; i < files.Names.Count; i++)
        {
            PostgresSchema.Run(connection, "INSERT INTO kessan.file VALUES ($1, $2, $3, $4)", firstFile + i, load, files.Identity.Contents[i], files.Names[i]);
        }

        return report;
    }

    /// <summary>
    /// The rows of a load that came to nothing count nowhere, but they need room until the server's autovacuum comes by: not what somebody whose disk is full
    /// wants to wait for.
    /// </summary>
    public static void TryClear(NpgsqlDataSource source, IReadOnlyCollection<int> months)
    {
        try
        {
            if (months.Count == 0) { return; }
            using var connection = source.OpenConnection();
            PostgresSchema.Run(connection, $"VACUUM {string.Join(", ", months.Order().Select(PostgresSchema.Partition))}");
        }
        catch (NpgsqlException)
        {
            // The server is gone, or still without room: then it does so itself when it can.
        }
    }

    public static IReadOnlyDictionary<long, string> FileNames(NpgsqlConnection connection)
    {
        using var command = PostgresSchema.Command(connection, "SELECT number, name FROM kessan.file");
        using var reader = command.ExecuteReader();
        var names = new Dictionary<long, string>();
        while (reader.Read()) { names.Add(reader.GetInt64(0), reader.GetString(1)); }
        return names;
    }

    private static List<EarlierLoad> There(NpgsqlConnection connection)
    {
        using var command = PostgresSchema.Command(connection, "SELECT load, content, name FROM kessan.file");
        using var reader = command.ExecuteReader();
        var files = new List<(ulong Load, LoadedFile File)>();
        while (reader.Read()) { files.Add(((ulong)reader.GetInt32(0), new(reader.GetString(1), reader.GetString(2)))); }
        return [.. files.GroupBy(f => f.Load).Select(load => new EarlierLoad(load.Key, [.. load.Select(f => f.File)]))];
    }
}
