using Kessan.Ledgers.Journals;
using Npgsql;

namespace Kessan.Ledgers.Stores.Postgres;

/// <summary>The loads of a store: found again by what they hold, written inside the transaction of the caller.</summary>
internal static class PostgresLoads
{
    /// <returns>The report of the same load, or null where none of the files is there.</returns>
    /// <exception cref="LedgerException">Some of the contents are there as part of another load.</exception>
    public static LoadReport? Find(NpgsqlConnection connection, FilesOfLoad files, string store)
    {
        using var same = PostgresSchema.Command(connection, "SELECT report FROM kessan.load WHERE id = $1", files.Identity.LoadId);
        if (same.ExecuteScalar() is string report) { return LoadText.AlreadyThere(report); }
        for (var i = 0; i < files.Names.Count; i++)
        {
            using var other = PostgresSchema.Command(connection, "SELECT name FROM kessan.file WHERE content = $1", files.Identity.Contents[i]);
            if (other.ExecuteScalar() is string name) { throw StoreFault.FileThere(store, files.Names[i], name); }
        }

        return null;
    }

    public static LoadReport Keep(NpgsqlConnection connection, NpgsqlDataSource source, FilesOfLoad files, int piece, CancellationToken cancellation)
    {
        var load = PostgresSchema.Scalar<int>(connection, "SELECT coalesce(max(number), 0) + 1 FROM kessan.load");
        var firstFile = PostgresSchema.Scalar<int>(connection, "SELECT coalesce(max(number), 0) + 1 FROM kessan.file");
        LoadReport report;
        using (var lines = new PostgresLines(connection, source, firstFile, files.Axes, piece))
        {
            report = files.Read(lines.Take, cancellation);
            lines.Finish();
        }

        PostgresSchema.Run(connection, "INSERT INTO kessan.load VALUES ($1, $2, $3)", load, report.LoadId, LoadText.Write(report));
        for (var i = 0; i < files.Names.Count; i++)
        {
            PostgresSchema.Run(connection, "INSERT INTO kessan.file VALUES ($1, $2, $3, $4)", firstFile + i, load, files.Identity.Contents[i], files.Names[i]);
        }

        return report;
    }

    public static IReadOnlyDictionary<int, string> FileNames(NpgsqlConnection connection)
    {
        using var command = PostgresSchema.Command(connection, "SELECT number, name FROM kessan.file");
        using var reader = command.ExecuteReader();
        var names = new Dictionary<int, string>();
        while (reader.Read()) { names.Add(reader.GetInt32(0), reader.GetString(1)); }
        return names;
    }
}
