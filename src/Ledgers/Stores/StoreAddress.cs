using Kessan.Ledgers.Journals;
using Kessan.Ledgers.Journals.Intake;
using Kessan.Ledgers.Stores.ClickHouse;
using Kessan.Ledgers.Stores.Postgres;
using Kessan.Ledgers.Stores.Sqlite;

namespace Kessan.Ledgers.Stores;

/// <summary>Opens a store by its address; the part before the first colon names the engine.</summary>
public static class StoreAddress
{
    public const string Forms = "sqlite:FILE | " + PostgresAddress.Form + " | " + ClickHouseAddress.Form;

    /// <param name="reading">How its loads read journals.</param>
    /// <exception cref="LedgerException">There is no such store, or it cannot be used.</exception>
    public static IJournalStore Open(string address, JournalReading reading)
    {
        ArgumentNullException.ThrowIfNull(address);
        var colon = address.IndexOf(':', StringComparison.Ordinal);
        return (colon < 0 ? "" : address[..colon]) switch
        {
            "sqlite" when address.Length > colon + 1 => new SqliteStore(address[(colon + 1)..], reading),
            "postgres" or "postgresql" => new PostgresStore(address, reading),
            "clickhouse" => new ClickHouseStore(address, reading),
            _ => throw StoreFault.Address(address, Forms),
        };
    }
}
