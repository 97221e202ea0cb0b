using Kessan.Ledgers.Journals;
using Kessan.Ledgers.Journals.Intake;
using Kessan.Ledgers.Stores;

namespace Kessan.Tests.Ledgers.Stores;

public enum Engine
{
    Sqlite,
    Postgres,
    ClickHouse,
}

/// <summary>The servers of all store tests: started by the first test that needs them, ended with the tests.</summary>
public sealed class StoreServers : IDisposable
{
    private readonly Lazy<PostgresServer> postgres = new(() => new());
    private readonly Lazy<ClickHouseServers> clickHouse = new(() => new());
    private readonly string folder = Directory.CreateTempSubdirectory("kessan-stores-").FullName;
    private int files;

    public PostgresServer Postgres => postgres.Value;

    public ClickHouseServers ClickHouse => clickHouse.Value;

    /// <summary>The address of a store that is not there yet.</summary>
    public string NewStore(Engine engine) => engine switch
    {
        Engine.Sqlite => $"sqlite:{NewFile(".db")}",
        Engine.Postgres => Postgres.NewDatabase(),
        _ => ClickHouse.NewDatabase(),
    };

    public string NewFile(string ending) => Path.Combine(folder, $"{Interlocked.Increment(ref files)}{ending}");

    internal static IJournalStore Open(string address, JournalReading? reading = null) => StoreAddress.Open(address, reading ?? PlainReading.Read);

    public void Dispose()
    {
        if (postgres.IsValueCreated) { postgres.Value.Dispose(); }
        if (clickHouse.IsValueCreated) { clickHouse.Value.Dispose(); }
        Directory.Delete(folder, recursive: true);
    }
}

[CollectionDefinition(Name)]
public sealed class SharedServers : ICollectionFixture<StoreServers>
{
    public const string Name = "stores";
}
