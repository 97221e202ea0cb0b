using Kessan.Ledgers.Journals;
using Kessan.Ledgers.Journals.Intake;
using Kessan.Ledgers.Stores;

namespace Kessan.Tests.Ledgers.Stores;

/// <summary>A disk that is full in the middle of a load, on real servers: said so, the store as it was, and the same load once there is room.</summary>
public sealed class FullDiskTests : IDisposable
{
    private static readonly BalanceQuery ByAccount = new([Dimension.Account], Selection.Everything);

    private readonly string folder = Directory.CreateTempSubdirectory("kessan-full-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void PostgreSQL_without_room_keeps_what_it_had()
    {
        using var server = new PostgresServer(megabytes: 48);
        var address = server.NewDatabaseOnSmallDisk();
        using var store = StoreAddress.Open(address, JournalReader.Read);
        Fill(store, () => StoreAddress.Open(address, JournalReader.Read), server.MakeRoom);
    }

    [Fact]
    public void ClickHouse_without_room_keeps_what_it_had()
    {
        using var server = new ClickHouseServers(shards: 1, megabytes: 21);
        var address = server.AddressOfOne("small");
        using var store = StoreAddress.Open(address, JournalReader.Read);
        Fill(store, () => StoreAddress.Open(address, JournalReader.Read), server.MakeRoom);
    }

    [Fact]
    public void SQLite_without_room_keeps_what_it_had()
    {
        var file = Path.Combine(folder, "books.db");
        using var store = new Kessan.Ledgers.Stores.Sqlite.SqliteStore(file, JournalReader.Read) { LargestFile = 1000 };
        Fill(store, () => StoreAddress.Open($"sqlite:{file}", JournalReader.Read), () => store.LargestFile = 1_000_000);
    }

    private void Fill(IJournalStore store, Func<IJournalStore> open, Action makeRoom)
    {
        var (small, large) = (Journal("small.csv", 1_000), Journal("large.csv", 130_000));
        store.Load(small);
        var before = Totals(store);

        var fault = LoadingTests.Fault(() => store.Load(large));

        fault.Code.ShouldBe("LG528", fault.Message);
        fault.Remedy.ShouldNotBeNull();
        Totals(store).ShouldBe(before);
        using (var again = open()) { Totals(again).ShouldBe(before); }
        makeRoom();
        store.Load(large).AlreadyLoaded.ShouldBeFalse();
        store.Balances(ByAccount).Sum(b => b.Lines).ShouldBe(131_000);
    }

    /// <summary>Texts that no column store makes small.</summary>
    private JournalInput Journal(string name, int lines)
    {
        var file = Path.Combine(folder, name);
        var random = new Random(lines);
        var text = new byte[48];
        File.WriteAllLines(file, Enumerable.Range(0, lines).Select(i =>
        {
            random.NextBytes(text);
            return $"C1,{1000 + (i % 50)},2008-09-30,D{i / 2},{(i % 2 == 0 ? "" : "-")}{i / 2}.25,{Convert.ToBase64String(text)}";
        }).Prepend("entity,account,date,document,amount,text"));
        return new([file], JournalSchema.Default, JournalChecks.None);
    }

    private static List<string> Totals(IJournalStore store) => [.. store.Balances(ByAccount).Select(Expected.Text)];
}
