using System.Globalization;
using Microsoft.Data.Sqlite;

namespace Kessan.Ledgers.Stores.Sqlite;

/// <summary>
/// The tables of a store in one file. An amount is two whole numbers, amount = (high × 10⁹ + low) / 10⁴, because SQLite adds whole numbers of 64 bits
/// only: both halves are added apart, exactly, and SQLite itself refuses a sum that does not fit.
/// </summary>
internal static class SqliteSchema
{
    public const long LowPart = 1_000_000_000;

    /// <summary>"Kess": says that a file is ours (PRAGMA application_id).</summary>
    private const int Ours = 0x4B657373;

    private const int Known = 1;

    /// <summary>Step n takes a store from layout n to layout n + 1.</summary>
    private static readonly string[] Steps =
    [
        """
        CREATE TABLE load (number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, report TEXT NOT NULL);
        CREATE TABLE file (number INTEGER PRIMARY KEY, load INTEGER NOT NULL REFERENCES load, content TEXT NOT NULL UNIQUE, name TEXT NOT NULL);
        CREATE TABLE axis (position INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE);
        CREATE TABLE line (
            file INTEGER NOT NULL, row INTEGER NOT NULL, date INTEGER NOT NULL, entity TEXT NOT NULL, account TEXT NOT NULL, movement TEXT NOT NULL,
            partner TEXT NOT NULL, currency TEXT NOT NULL, document TEXT NOT NULL, text TEXT NOT NULL, high INTEGER NOT NULL, low INTEGER NOT NULL);
        """,
    ];

    /// <summary>Makes the tables, or brings them up to this version; a store of a newer version or somebody else's file is refused.</summary>
    public static void Prepare(SqliteConnection connection, string store)
    {
        var version = Pragma(connection, "user_version");
        var owner = Pragma(connection, "application_id");
        var tables = Number(connection, "SELECT count(*) FROM sqlite_master");
        if (owner != Ours && (tables > 0 || version > 0)) { throw StoreFault.Foreign(store, "This is a database of something else."); }
        if (version > Known) { throw StoreFault.Newer(store, version, Known); }
        if (version == Known) { return; }
        using var transaction = connection.BeginTransaction();
        for (var step = Pragma(connection, "user_version"); step < Known; step++) { Run(connection, Steps[step]); }
        Run(connection, string.Create(CultureInfo.InvariantCulture, $"PRAGMA application_id = {Ours}; PRAGMA user_version = {Known}"));
        transaction.Commit();
    }

    /// <summary>The column of an axis is numbered, because its name is the user's and may be anything.</summary>
    public static string AxisColumn(int index) => string.Create(CultureInfo.InvariantCulture, $"axis{index + 1}");

    public static IReadOnlyList<string> Axes(SqliteConnection connection)
    {
        var names = new List<string>();
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT name FROM axis ORDER BY position";
        using var reader = command.ExecuteReader();
        while (reader.Read()) { names.Add(reader.GetString(0)); }
        return names;
    }

    /// <summary>A column for every axis the store has not had so far; lines loaded earlier have no member there.</summary>
    public static IReadOnlyList<string> AddAxes(SqliteConnection connection, IReadOnlyList<string> wanted)
    {
        var axes = Axes(connection).ToList();
        foreach (var name in wanted.Except(axes.ToList(), StringComparer.Ordinal))
        {
            Run(connection, $"ALTER TABLE line ADD COLUMN {AxisColumn(axes.Count)} TEXT NOT NULL DEFAULT ''");
            using var command = connection.CreateCommand();
            command.CommandText = "INSERT INTO axis VALUES ($position, $name)";
            command.Parameters.AddWithValue("$position", axes.Count + 1);
            command.Parameters.AddWithValue("$name", name);
            command.ExecuteNonQuery();
            axes.Add(name);
        }

        return axes;
    }

    public static long Number(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return (long)command.ExecuteScalar()!;
    }

    private static long Pragma(SqliteConnection connection, string name) => Number(connection, $"PRAGMA {name}");

    public static void Run(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
