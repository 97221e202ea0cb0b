using System.Diagnostics;
using Kessan.Ledgers.Journals;
using Kessan.Ledgers.Stores.ClickHouse;

namespace Kessan.Tests.Ledgers.Stores;

/// <summary>What counts is changed by one program at a time, and by none that only believes it has the turn.</summary>
[Collection(SharedServers.Name)]
public sealed class ClickHouseTurnTests(StoreServers servers)
{
    [Fact]
    public void Two_never_have_the_turn_at_once()
    {
        var address = ClickHouseAddress.Parse(servers.ClickHouse.NewDatabase());
        var (inside, most, turns) = (0, 0, 0);
        Parallel.For(0, 4, _ =>
        {
            using var node = Node(address);
            for (var i = 0; i < 5; i++)
            {
                using var turn = ClickHouseTurn.Take(node, address.Database, CancellationToken.None);
                most = Math.Max(most, Interlocked.Increment(ref inside));
                node.Text($"SELECT count() FROM {turn.Held}").Trim().ShouldBe("1");
                Interlocked.Increment(ref turns);
                Interlocked.Decrement(ref inside);
            }
        });
        (most, turns).ShouldBe((1, 20));
    }

    [Fact]
    public void A_turn_ends_by_itself_after_a_program_that_does_not_give_it_back()
    {
        var address = ClickHouseAddress.Parse(servers.ClickHouse.NewDatabase());
        using var node = Node(address);
        var lost = ClickHouseTurn.Take(node, address.Database, CancellationToken.None);
        var waited = Stopwatch.StartNew();
        using var next = ClickHouseTurn.Take(node, address.Database, CancellationToken.None);
        waited.Elapsed.ShouldBeGreaterThan(TimeSpan.FromSeconds(1));
        node.Text($"SELECT count() FROM {lost.Held}").Trim().ShouldBe("0");
        node.Text($"SELECT count() FROM {next.Held}").Trim().ShouldBe("1");
    }

    [Fact]
    public void A_load_does_not_count_when_the_server_was_started_again_in_the_middle_of_the_turn()
    {
        var text = servers.ClickHouse.NewDatabase();
        using (var store = StoreServers.Open(text)) { }
        var address = ClickHouseAddress.Parse(text);
        using var node = Node(address);
        var loads = new ClickHouseLoads(address, [node]);
        var attempt = loads.Begin("load");
        var load = new CompleteLoad(attempt, "load", ["content"], ["name"], [0, 0], []);
        using (var turn = ClickHouseTurn.Take(node, address.Database, CancellationToken.None))
        {
            servers.ClickHouse.Kill(0);
            servers.ClickHouse.Restart(0);
            loads.Complete(load, "{}", turn).ShouldBeFalse();
        }

        loads.Complete().ShouldBeEmpty();
        using (var turn = ClickHouseTurn.Take(node, address.Database, CancellationToken.None)) { loads.Complete(load, "{}", turn).ShouldBeTrue(); }
        loads.Complete().ShouldHaveSingleItem().Load.ShouldBe("load");
    }

    [Fact]
    public void A_store_of_the_first_layout_is_brought_up_to_date_with_everything_in_it()
    {
        var address = servers.NewStore(Engine.ClickHouse);
        var file = PlainReading.Write(servers.NewFile(".txt"), new MadeJournal(3).Lines("x", 500, axes: 1));
        using (var store = StoreServers.Open(address)) { store.Load(LoadingTests.Input(file)); }
        var database = ClickHouseAddress.Parse(address).Database;
        for (var shard = 0; shard < 2; shard++)
        {
            servers.ClickHouse.Run(shard, $"DROP TABLE {database}.closing");
            servers.ClickHouse.Run(shard, $"DROP TABLE {database}.layout");
            servers.ClickHouse.Run(shard, $"CREATE TABLE {database}.layout (version UInt32) ENGINE = MergeTree ORDER BY version");
            servers.ClickHouse.Run(shard, $"INSERT INTO {database}.layout VALUES (1)");
        }

        using var later = StoreServers.Open(address);
        later.Load(LoadingTests.Input(file)).AlreadyLoaded.ShouldBeTrue();
        var other = PlainReading.Write(servers.NewFile(".txt"), new MadeJournal(4).Lines("x", 500, axes: 1));
        later.Load(LoadingTests.Input(other)).Taken.ShouldBe(500);
        later.Balances(new([Dimension.Entity], Selection.Everything)).Sum(b => b.Lines).ShouldBe(1000);
    }

    private static ClickHouseNode Node(ClickHouseAddress address) => new(address.Nodes[0], address.User, address.Password);
}
