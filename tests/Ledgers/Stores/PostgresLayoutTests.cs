using Kessan.Ledgers.Journals;

namespace Kessan.Tests.Ledgers.Stores;

[Collection(SharedServers.Name)]
public sealed class PostgresLayoutTests(StoreServers servers)
{
    [Fact]
    public void A_store_of_the_first_layout_is_brought_up_to_date_with_everything_in_it()
    {
        var address = servers.NewStore(Engine.Postgres);
        var file = PlainReading.Write(servers.NewFile(".txt"), new MadeJournal(3).Lines("x", 500, axes: 1));
        using (var store = StoreServers.Open(address)) { store.Load(LoadingTests.Input(file)); }
        string[] columns = ["month", "entity", "account", "movement", "partner", "currency", "document", "text"];
        servers.Postgres.Run($"ALTER TABLE kessan.line {string.Join(", ", columns.Select(c => $"ALTER {c} DROP DEFAULT"))}; UPDATE kessan.layout SET version = 1",
            address);

        using var later = StoreServers.Open(address);
        later.Load(LoadingTests.Input(file)).AlreadyLoaded.ShouldBeTrue();
        var other = PlainReading.Write(servers.NewFile(".txt"), new MadeJournal(4).Lines("x", 500, axes: 1));
        later.Load(LoadingTests.Input(other)).Taken.ShouldBe(500);
        later.Balances(new([Dimension.Entity], Selection.Everything)).Sum(b => b.Lines).ShouldBe(1000);
    }

    [Fact]
    public void Columns_that_only_later_lines_use_are_kept()
    {
        var address = servers.NewStore(Engine.Postgres);
        var plain = new MadeJournal(5).Lines("x", 1, axes: 1)[0] with
        {
            Movement = "",
            Partner = "",
            Members = [""],
            Document = "",
            Text = "",
            Date = new(2008, 9, 1),
            Amount = 1
        };
        var file = PlainReading.Write(servers.NewFile(".txt"),
            [plain, plain with { Partner = "Z" }, plain, plain with { Text = "rent", Members = ["net"] }, plain]);
        using var store = StoreServers.Open(address);
        store.Load(LoadingTests.Input(file));

        var lines = store.Lines(Selection.Everything).ToList();

        lines.Select(l => l.Partner).ShouldBe(["", "Z", "", "", ""]);
        lines.Select(l => l.Text).ShouldBe(["", "", "", "rent", ""]);
        lines.Select(l => l.Members[0]).ShouldBe(["", "", "", "net", ""]);
    }
}
