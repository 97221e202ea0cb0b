using System.Globalization;
using Npgsql;

namespace Kessan.Ledgers.Stores.Postgres;

/// <summary>
/// The tables of a store, in a schema of their own: lines in one partition for each month. Texts are compared byte by byte (collation "C"), so that the order
/// of an answer does not depend on how the server was set up.
/// </summary>
internal static class PostgresSchema
{
    private const int Known = 2;

    /// <summary>
    /// LIST partitions with moved-in tables and columns added without rewriting came with 11; 12 lets partitions join without stopping readers.
    /// </summary>
    private static readonly Version Oldest = new(12, 0);

    /// <summary>Step n takes a store from layout n to layout n + 1.</summary>
    private static readonly string[] Steps =
    [
        """
        CREATE TABLE kessan.load (number integer PRIMARY KEY, id text NOT NULL UNIQUE, report text NOT NULL);
        CREATE TABLE kessan.file (number integer PRIMARY KEY, load integer NOT NULL REFERENCES kessan.load, content text NOT NULL UNIQUE, name text NOT NULL);
        CREATE TABLE kessan.axis (position integer PRIMARY KEY, name text NOT NULL UNIQUE);
        CREATE TABLE kessan.line (
            row bigint NOT NULL, file integer NOT NULL, month integer NOT NULL, date date NOT NULL, amount numeric NOT NULL,
            entity text COLLATE "C" NOT NULL, account text COLLATE "C" NOT NULL, movement text COLLATE "C" NOT NULL, partner text COLLATE "C" NOT NULL,
            currency text COLLATE "C" NOT NULL, document text COLLATE "C" NOT NULL, text text COLLATE "C" NOT NULL) PARTITION BY LIST (month);
        """,
        // Columns that a journal does not use are not sent, and neither is the month, which a partition knows.
        """
        ALTER TABLE kessan.line
            ALTER entity SET DEFAULT '', ALTER account SET DEFAULT '', ALTER movement SET DEFAULT '', ALTER partner SET DEFAULT '',
            ALTER currency SET DEFAULT '', ALTER document SET DEFAULT '', ALTER text SET DEFAULT '';
        DO $$
        DECLARE month text;
        BEGIN
            FOR month IN SELECT substr(c.relname, 6) FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid WHERE i.inhparent = 'kessan.line'::regclass LOOP
                EXECUTE format('ALTER TABLE kessan.line_%s ALTER month SET DEFAULT %s', month, month::integer);
            END LOOP;
        END $$;
        """,
    ];

    public static void CheckServer(NpgsqlConnection connection, string store)
    {
        if (connection.PostgreSqlVersion < Oldest)
        {
            throw StoreFault.TooOld(store, $"PostgreSQL {connection.PostgreSqlVersion}", $"PostgreSQL {Oldest} or newer");
        }
        if (connection.PostgresParameters.TryGetValue("server_encoding", out var encoding) && encoding != "UTF8")
        {
            throw StoreFault.Foreign(store, $"The database keeps its texts in {encoding}; journals need UTF8: create it with ENCODING 'UTF8'.");
        }
    }

    /// <summary>Makes the tables, or brings them up to this version; a store of a newer version is refused.</summary>
    public static void Prepare(NpgsqlConnection connection, string store)
    {
        if (Version(connection) == Known) { return; }
        using var transaction = connection.BeginTransaction();
        PostgresLock.Take(connection);
        Run(connection, "CREATE SCHEMA IF NOT EXISTS kessan; CREATE TABLE IF NOT EXISTS kessan.layout (version integer NOT NULL)");
        var version = Version(connection);
        if (version > Known) { throw StoreFault.Newer(store, version, Known); }
        for (var step = version; step < Known; step++) { Run(connection, Steps[step]); }
        Run(connection, string.Create(CultureInfo.InvariantCulture, $"DELETE FROM kessan.layout; INSERT INTO kessan.layout VALUES ({Known})"));
        transaction.Commit();
    }

    /// <summary>The column of an axis is numbered, because its name is the user's and may be anything.</summary>
    public static string AxisColumn(int index) => string.Create(CultureInfo.InvariantCulture, $"axis{index + 1}");

    public static IReadOnlyList<string> Axes(NpgsqlConnection connection)
    {
        using var command = new NpgsqlCommand("SELECT name FROM kessan.axis ORDER BY position", connection);
        using var reader = command.ExecuteReader();
        var names = new List<string>();
        while (reader.Read()) { names.Add(reader.GetString(0)); }
        return names;
    }

    /// <summary>A column for every axis the store has not had so far; lines loaded earlier have no member there.</summary>
    public static IReadOnlyList<string> AddAxes(NpgsqlConnection connection, IReadOnlyList<string> wanted)
    {
        var axes = Axes(connection).ToList();
        foreach (var name in wanted.Except(axes.ToList(), StringComparer.Ordinal))
        {
            Run(connection, $"ALTER TABLE kessan.line ADD COLUMN {AxisColumn(axes.Count)} text COLLATE \"C\" NOT NULL DEFAULT ''");
            Run(connection, "INSERT INTO kessan.axis VALUES ($1, $2)", axes.Count + 1, name);
            axes.Add(name);
        }

        return axes;
    }

    /// <summary>
    /// The table of a month's lines, made when the first of them comes. It is there before the load that fills it: an empty one means nothing, and it
    /// joins the others without keeping anybody from reading.
    /// </summary>
    public static string Partition(int month) => string.Create(CultureInfo.InvariantCulture, $"kessan.line_{month:D6}");

    /// <returns>Whether it had to be made.</returns>
    public static bool AddPartition(NpgsqlConnection connection, int month)
    {
        var name = Partition(month);
        if (Scalar<bool>(connection, "SELECT to_regclass($1) IS NOT NULL", name)) { return false; }
        Run(connection, string.Create(CultureInfo.InvariantCulture,
            $"CREATE TABLE {name} (LIKE kessan.line INCLUDING DEFAULTS); ALTER TABLE {name} ALTER month SET DEFAULT {month}; ALTER TABLE kessan.line ATTACH PARTITION {name} FOR VALUES IN ({month})"));
        return true;
    }

    public static T Scalar<T>(NpgsqlConnection connection, string sql, params object[] values)
    {
        using var command = Command(connection, sql, values);
        return (T)command.ExecuteScalar()!;
    }

    public static void Run(NpgsqlConnection connection, string sql, params object[] values)
    {
        using var command = Command(connection, sql, values);
        command.ExecuteNonQuery();
    }

    public static NpgsqlCommand Command(NpgsqlConnection connection, string sql, params object[] values)
    {
        var command = new NpgsqlCommand(sql, connection);
        foreach (var value in values) { command.Parameters.Add(new() { Value = value }); }
        return command;
    }

    private static int Version(NpgsqlConnection connection) =>
        Scalar<bool>(connection, "SELECT to_regclass('kessan.layout') IS NOT NULL")
            ? Scalar<int>(connection, "SELECT coalesce(max(version), 0) FROM kessan.layout")
            : 0;
}
