using Npgsql;

namespace Kessan.Ledgers.Stores.Postgres;

/// <summary>
/// One load at a time in a database: whoever comes second waits, and then sees what the first one kept. The server releases it with the transaction, also
/// when the program that held it was killed.
/// </summary>
internal static class PostgresLock
{
    /// <summary>"Kessan" as a number; any that other programs of the database do not use.</summary>
    private const long Key = 0x4B657373616E;

    public static void Take(NpgsqlConnection connection)
    {
        using var command = new NpgsqlCommand("SELECT pg_advisory_xact_lock($1)", connection);
        command.Parameters.Add(new() { Value = Key });
        command.ExecuteNonQuery();
    }
}
