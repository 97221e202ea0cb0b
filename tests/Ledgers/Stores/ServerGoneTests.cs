using Kessan.Ledgers.Journals;
using Kessan.Ledgers.Journals.Intake;
using Kessan.Ledgers.Stores.ClickHouse;
using Kessan.Ledgers.Stores.Postgres;

namespace Kessan.Tests.Ledgers.Stores;

/// <summary>Servers that are killed in the middle: an error that says so, never a wrong total, and the same load again completes what was begun.</summary>
[Collection(SharedServers.Name)]
public sealed class ServerGoneTests(StoreServers servers)
{
    private const int SmallPieces = 20_000;

    private static readonly BalanceQuery ByAccount = new([Dimension.Account], Selection.Everything);

    [Fact]
    public void A_shard_killed_in_the_middle_of_a_load_costs_nothing_but_the_repetition()
    {
        var address = servers.NewStore(Engine.ClickHouse);
        var (there, file) = (File(11), File(12));
        using (var store = StoreServers.Open(address)) { store.Load(LoadingTests.Input(there)); }
        var before = Totals(address);
        using (var loading = new ClickHouseStore(address, When(() => servers.ClickHouse.Kill(1))) { PieceBytes = SmallPieces })
        {
            var fault = LoadingTests.Fault(() => loading.Load(LoadingTests.Input(file)));
            fault.Code.ShouldBeOneOf("LG521", "LG529");
            fault.Place.File.ShouldBe(servers.ClickHouse.HostOf(1));
            var asked = LoadingTests.Fault(() => _ = loading.Balances(ByAccount).ToList());
            $"{asked.Place} {asked.Message}".ShouldContain(servers.ClickHouse.HostOf(1));
        }

        servers.ClickHouse.Restart(1);
        Totals(address).ShouldBe(before);
        Complete(address, there, file);
        Partitions(address).ShouldBe(2, "what the broken attempt left is gone");
    }

    [Fact]
    public void The_first_server_killed_in_the_middle_of_a_load_costs_nothing_but_the_repetition()
    {
        var address = servers.NewStore(Engine.ClickHouse);
        var (there, file) = (File(13), File(14));
        using (var store = StoreServers.Open(address)) { store.Load(LoadingTests.Input(there)); }
        var before = Totals(address);
        using (var loading = new ClickHouseStore(address, When(() => servers.ClickHouse.Kill(0))) { PieceBytes = SmallPieces })
        {
            LoadingTests.Fault(() => loading.Load(LoadingTests.Input(file))).Place.File.ShouldBe(servers.ClickHouse.HostOf(0));
        }

        servers.ClickHouse.Restart(0);
        Totals(address).ShouldBe(before);
        Complete(address, there, file);
    }

    [Fact]
    public void PostgreSQL_killed_in_the_middle_of_a_load_costs_nothing_but_the_repetition()
    {
        var address = servers.NewStore(Engine.Postgres);
        var (there, file) = (File(15), File(16));
        using (var store = StoreServers.Open(address)) { store.Load(LoadingTests.Input(there)); }
        var before = Totals(address);
        using (var loading = new PostgresStore(address, When(servers.Postgres.Kill)) { PieceBytes = SmallPieces })
        {
            LoadingTests.Fault(() => loading.Load(LoadingTests.Input(file))).Code.ShouldBeOneOf("LG521", "LG529");
        }

        servers.Postgres.Restart();
        Totals(address).ShouldBe(before);
        Complete(address, there, file);
    }

    [Theory]
    [InlineData(Engine.Postgres)]
    [InlineData(Engine.ClickHouse)]
    public async Task A_server_killed_in_the_middle_of_questions_gives_the_right_total_or_none(Engine engine)
    {
        var address = servers.NewStore(engine);
        var file = File(17);
        using var store = StoreServers.Open(address);
        store.Load(LoadingTests.Input(file));
        var right = Totals(address);
        var (asked, failed) = (0, 0);
        using var enough = new CancellationTokenSource();
        var asking = Task.Run(() =>
        {
            while (!enough.IsCancellationRequested)
            {
                try
                {
                    store.Balances(ByAccount).Select(Expected.Text).ToList().ShouldBe(right);
                    Interlocked.Increment(ref asked);
                }
                catch (LedgerException)
                {
                    Interlocked.Increment(ref failed);
                }
            }
        });
        SpinWait.SpinUntil(() => Volatile.Read(ref asked) > 5, TimeSpan.FromSeconds(30)).ShouldBeTrue();
        if (engine == Engine.Postgres) { servers.Postgres.Kill(); } else { servers.ClickHouse.Kill(1); }
        SpinWait.SpinUntil(() => Volatile.Read(ref failed) > 5, TimeSpan.FromSeconds(30)).ShouldBeTrue();
        if (engine == Engine.Postgres) { servers.Postgres.Restart(); } else { servers.ClickHouse.Restart(1); }
        var until = Volatile.Read(ref asked) + 3;
        SpinWait.SpinUntil(() => Volatile.Read(ref asked) > until, TimeSpan.FromSeconds(30)).ShouldBeTrue("the same store object answers again");
        await enough.CancelAsync();
        await asking;
    }

    [Fact]
    public void Lines_that_a_shard_lost_are_missed_and_loaded_again()
    {
        var address = servers.NewStore(Engine.ClickHouse);
        var file = File(18);
        using var store = new ClickHouseStore(address, PlainReading.Read) { PieceBytes = SmallPieces };
        store.Load(LoadingTests.Input(file));
        var right = Totals(address);
        var database = Database(address);
        var partition = servers.ClickHouse.Run(1, $"SELECT partition FROM system.parts WHERE database = '{database}' AND table = 'line' AND active LIMIT 1")
            .Trim();
        servers.ClickHouse.Run(1, $"ALTER TABLE {database}.line DROP PARTITION {partition}");

        var fault = LoadingTests.Fault(() => _ = store.Balances(ByAccount).ToList());
        fault.Code.ShouldBe("LG531");
        fault.Message.ShouldContain(servers.ClickHouse.HostOf(1));

        store.Load(LoadingTests.Input(file)).AlreadyLoaded.ShouldBeFalse();
        Totals(address).ShouldBe(right);
    }

    [Fact]
    public void Servers_that_are_not_the_shards_of_the_store_are_refused()
    {
        var address = servers.NewStore(Engine.ClickHouse);
        StoreServers.Open(address).Dispose();
        var database = Database(address);
        foreach (var wrong in new[] { servers.ClickHouse.AddressTurned(database), servers.ClickHouse.AddressOfOne(database),
            servers.ClickHouse.Address("other", cluster: "one") })
        {
            LoadingTests.Fault(() => StoreServers.Open(wrong)).Code.ShouldBe("LG525");
        }
    }

    private static JournalReading When(Action happens) => (input, take, cancellation) => PlainReading.Read(input, batch =>
    {
        take(batch);
        if (batch.Row(0) == 1 + (LoadingTests.LinesOfFile / 2)) { happens(); }
    }, cancellation);

    private static void Complete(string address, string there, string file)
    {
        using var store = StoreServers.Open(address);
        store.Load(LoadingTests.Input(file)).AlreadyLoaded.ShouldBeFalse();
        store.Load(LoadingTests.Input(file)).AlreadyLoaded.ShouldBeTrue();
        var lines = store.Lines(Selection.Everything).ToList();
        lines.Select(l => (l.File, l.Row))
            .ShouldBe(new[] { there, file }.SelectMany(name => Enumerable.Range(1, LoadingTests.LinesOfFile).Select(row => (name, (long)row))));
        Expected.Same(store.Balances(ByAccount).Select(Expected.Text), Expected.Balances(lines, ByAccount, ["segment"]), "balances");
    }

    private string File(int seed)
    {
        var file = servers.NewFile(".txt");
        var lines = new MadeJournal(seed).Lines(file, LoadingTests.LinesOfFile, axes: 1);
        return PlainReading.Write(file, lines.Select(line => line with { Date = new(2008, 9, 30) }));
    }

    /// <summary>Of attempts, on both shards.</summary>
    private int Partitions(string address) => Enumerable.Range(0, 2).SelectMany(shard => servers.ClickHouse.Run(shard,
        $"SELECT DISTINCT partition FROM system.parts WHERE database = '{Database(address)}' AND table = 'line' AND active")
        .Split('\n', StringSplitOptions.RemoveEmptyEntries))
        .Distinct(StringComparer.Ordinal)
        .Count();

    private static string Database(string address) => address.Split('/')[^1].Split('?')[0];

    private static List<string> Totals(string address)
    {
        using var store = StoreServers.Open(address);
        return [.. store.Balances(ByAccount).Select(Expected.Text)];
    }
}
