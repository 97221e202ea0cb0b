using Kessan.Ledgers.Journals;
using Microsoft.Data.Sqlite;

namespace Kessan.Ledgers.Stores.Sqlite;

/// <summary>The loads of a store: found again by what they hold, written inside the transaction of the caller.</summary>
internal static class SqliteLoads
{
    /// <returns>The report of the same load, or null where none of the files is there.</returns>
    /// <exception cref="LedgerException">Some of the contents are there as part of another load.</exception>
    public static LoadReport? Find(SqliteConnection connection, FilesOfLoad files, string store)
    {
        using var same = Command(connection, "SELECT report FROM load WHERE id = $1", files.Identity.LoadId);
        if (same.ExecuteScalar() is string report) { return LoadText.AlreadyThere(report); }
        for (var i = 0; i < files.Names.Count; i++)
        {
            using var other = Command(connection, "SELECT name FROM file WHERE content = $1", files.Identity.Contents[i]);
            if (other.ExecuteScalar() is string name) { throw StoreFault.FileThere(store, files.Names[i], name); }
        }

        return null;
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
