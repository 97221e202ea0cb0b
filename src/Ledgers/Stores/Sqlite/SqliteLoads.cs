using Kessan.Ledgers.Journals;
using Microsoft.Data.Sqlite;

namespace Kessan.Ledgers.Stores.Sqlite;

/// <summary>The loads of a store: found again by what they hold, written inside the transaction of the caller.</summary>
internal static class SqliteLoads
{
    /// <returns>The report of the same load, or null where it is not there.</returns>
    public static LoadReport? Find(SqliteConnection connection, FilesOfLoad files)
    {
        using var same = Command(connection, "SELECT report FROM load WHERE id = $1", files.Identity.LoadId);
        return same.ExecuteScalar() is string report ? LoadText.AlreadyThere(report) : null;
    }

    /// <exception cref="LedgerException">Loads with some of the files are there and are not to be replaced.</exception>
    public static void Replace(SqliteConnection connection, FilesOfLoad files, string store)
    {
        foreach (var load in EarlierLoads.ToReplace(There(connection), files, store))
        {
            Run(connection, "DELETE FROM line WHERE file IN (SELECT number FROM file WHERE load = $1)", (long)load);
            Run(connection, "DELETE FROM file WHERE load = $1", (long)load);
            Run(connection, "DELETE FROM load WHERE number = $1", (long)load);
        }
    }

    public static LoadReport Keep(SqliteConnection connection, FilesOfLoad files, CancellationToken cancellation)
    {
        var axes = SqliteSchema.AddAxes(connection, files.Axes).ToList();
        var load = SqliteSchema.Number(connection, "SELECT coalesce(max(number), 0) + 1 FROM load");
        var firstFile = SqliteSchema.Number(connection, "SELECT coalesce(max(number), 0) + 1 FROM file");
        LoadReport report;
        using (var lines = new SqliteLines(connection, firstFile, [.. files.Axes.Select(axis => SqliteSchema.AxisColumn(axes.IndexOf(axis)))]))
        {
            report = files.Read(lines.Take, cancellation);
        }

        Run(connection, "INSERT INTO load VALUES ($1, $2, $3)", load, report.LoadId, LoadText.Write(report));
        for (var i = 0; i < files.Names.Count; i++)
        {
            Run(connection, "INSERT INTO file VALUES ($1, $2, $3, $4)", firstFile + i, load, files.Identity.Contents[i], files.Names[i]);
        }

        return report;
    }

    public static IReadOnlyDictionary<long, string> FileNames(SqliteConnection connection)
    {
        using var command = Command(connection, "SELECT number, name FROM file");
        using var reader = command.ExecuteReader();
        var names = new Dictionary<long, string>();
        while (reader.Read()) { names.Add(reader.GetInt64(0), reader.GetString(1)); }
        return names;
    }

    private static List<EarlierLoad> There(SqliteConnection connection)
    {
        using var command = Command(connection, "SELECT load, content, name FROM file");
        using var reader = command.ExecuteReader();
        var files = new List<(ulong Load, LoadedFile File)>();
        while (reader.Read()) { files.Add(((ulong)reader.GetInt64(0), new(reader.GetString(1), reader.GetString(2)))); }
        return [.. files.GroupBy(f => f.Load).Select(load => new EarlierLoad(load.Key, [.. load.Select(f => f.File)]))];
    }

    private static void Run(SqliteConnection connection, string sql, params object[] values)
    {
        using var command = Command(connection, sql, values);
        command.ExecuteNonQuery();
    }

    private static SqliteCommand Command(SqliteConnection connection, string sql, params object[] values)
    {
        var command = connection.CreateCommand();
        command.CommandText = sql;
        for (var i = 0; i < values.Length; i++) { command.Parameters.AddWithValue($"${i + 1}", values[i]); }
        return command;
    }
}
