using Kessan.Ledgers.Journals;
using Kessan.Ledgers.Journals.Intake;

namespace Kessan.Tests.Ledgers.Stores;

/// <summary>A load is there whole or not at all, and once.</summary>
[Collection(SharedServers.Name)]
public sealed class LoadingTests(StoreServers servers)
{
    private static readonly BalanceQuery ByEntity = new([Dimension.Entity, Dimension.Month], Selection.Everything);

    public static TheoryData<Engine> Engines => [Engine.Sqlite, Engine.Postgres, Engine.ClickHouse];

    [Theory]
    [MemberData(nameof(Engines))]
    public void The_same_files_again_change_nothing_whatever_they_are_called(Engine engine)
    {
        var file = File(1);
        var copy = servers.NewFile(".txt");
        System.IO.File.Copy(file, copy);
        using var store = StoreServers.Open(servers.NewStore(engine));
        var first = store.Load(Input(file));
        var before = Everything(store);

        var again = store.Load(Input(copy));

        again.AlreadyLoaded.ShouldBeTrue();
        again.LoadId.ShouldBe(first.LoadId);
        again.Files.ShouldBe(first.Files);
        again.Rejects.ShouldBe(first.Rejects);
        Everything(store).ShouldBe(before);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public void A_file_that_is_part_of_another_load_is_not_counted_twice(Engine engine)
    {
        var (file, other) = (File(2), File(3));
        using var store = StoreServers.Open(servers.NewStore(engine));
        store.Load(Input(file));
        var before = Everything(store);

        Fault(() => store.Load(Input(other, file))).Code.ShouldBe("LG526");
        Fault(() => store.Load(Input(other, other))).Code.ShouldBe("LG527");

        Everything(store).ShouldBe(before);
        store.Load(Input(other)).AlreadyLoaded.ShouldBeFalse();
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public void A_journal_refused_in_the_middle_leaves_the_store_as_it_was(Engine engine)
    {
        var (file, other) = (File(4), File(5));
        var address = servers.NewStore(engine);
        using var refusing = StoreServers.Open(address, RefusedAfter(batches: 20));
        Fault(() => refusing.Load(Input(file))).Code.ShouldBe("LG504");
        Everything(refusing).ShouldBeEmpty();

        using var store = StoreServers.Open(address);
        store.Load(Input(other));
        var before = Everything(store);
        Fault(() => refusing.Load(Input(file))).Code.ShouldBe("LG504");
        Everything(store).ShouldBe(before);

        store.Load(Input(file)).AlreadyLoaded.ShouldBeFalse();
        store.Lines(Selection.Everything).Count().ShouldBe(2 * LinesOfFile);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public void A_file_that_changes_while_it_is_read_is_refused(Engine engine)
    {
        var file = File(6);
        var address = servers.NewStore(engine);
        LoadReport Changing(JournalInput input, Action<Kessan.Ledgers.Journals.Intake.LineBatch> take, CancellationToken cancellation)
        {
            var report = PlainReading.Read(input, take, cancellation);
            System.IO.File.AppendAllText(file, "one more\n");
            return report;
        }

        // In small pieces: much of it is with the server already when it has to be taken back.
        using var store = engine == Engine.Postgres ? new Kessan.Ledgers.Stores.Postgres.PostgresStore(address, Changing) { PieceBytes = 5000 }
            : engine == Engine.ClickHouse ? new Kessan.Ledgers.Stores.ClickHouse.ClickHouseStore(address, Changing) { PieceBytes = 5000 }
            : StoreServers.Open(address, Changing);
        Fault(() => store.Load(Input(file))).Code.ShouldBe("LG507");
        Everything(store).ShouldBeEmpty();
        LeftRoom(engine, address);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public void Two_programs_that_load_the_same_files_at_once_count_them_once(Engine engine)
    {
        var file = File(7);
        var address = servers.NewStore(engine);
        StoreServers.Open(address).Dispose();
        Parallel.For(0, 3, _ =>
        {
            using var store = StoreServers.Open(address);
            try
            {
                store.Load(Input(file));
            }
            catch (LedgerException refused)
            {
                // One that was overtaken may say so; it must not spoil anything.
                refused.Faults[0].Code.ShouldBeOneOf("LG531", "LG532");
            }
        });
        using var after = StoreServers.Open(address);
        after.Load(Input(file));
        after.Lines(Selection.Everything).Count().ShouldBe(LinesOfFile);
        after.Balances(ByEntity).Sum(b => b.Lines).ShouldBe(LinesOfFile);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public void Two_programs_that_load_the_same_file_with_others_at_once_count_it_once(Engine engine)
    {
        var (shared, first, second) = (File(21), File(22), File(23));
        var address = servers.NewStore(engine);
        StoreServers.Open(address).Dispose();
        var kept = new System.Collections.Concurrent.ConcurrentBag<string>();
        // Both are at their end before either may say so: nobody sees the other's load when it begins.
        using var together = new Barrier(2);
        Parallel.ForEach([first, second], new ParallelOptions { MaxDegreeOfParallelism = 2 }, other =>
        {
            using var store = StoreServers.Open(address, (input, take, cancellation) =>
            {
                var report = PlainReading.Read(input, take, cancellation);
                if (engine == Engine.ClickHouse) { together.SignalAndWait(TimeSpan.FromSeconds(60), cancellation); }
                return report;
            });
            try
            {
                store.Load(Input(other, shared));
                kept.Add(other);
            }
            catch (LedgerException refused)
            {
                refused.Faults[0].Code.ShouldBeOneOf("LG526", "LG532");
            }
        });
        using var after = StoreServers.Open(address);
        after.Lines(Selection.Everything)
            .Select(line => line.File)
            .Distinct(StringComparer.Ordinal)
            .ShouldBe([kept.ShouldHaveSingleItem(), shared], ignoreOrder: true);
        after.Balances(ByEntity).Sum(b => b.Lines).ShouldBe(2 * LinesOfFile);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public void A_corrected_file_takes_the_place_of_the_first_one_when_asked_to(Engine engine)
    {
        var (file, other, third) = (File(8), File(9), File(10));
        var address = servers.NewStore(engine);
        using var store = StoreServers.Open(address);
        store.Load(Input(other));
        store.Load(Input(file));
        PlainReading.Write(file, new MadeJournal(20).Lines(file, 50, axes: 2));
        var corrected = Input(file) with { Schema = new() { Axes = ["project", "segment"] } };

        Fault(() => store.Load(corrected)).Code.ShouldBe("LG535");
        Fault(() => store.Load(Input(other, third))).Code.ShouldBe("LG526");
        store.Lines(Selection.Everything).Count().ShouldBe(2 * LinesOfFile);

        store.Load(corrected with { Replace = true }).AlreadyLoaded.ShouldBeFalse();
        store.Lines(Selection.Everything).Count().ShouldBe(LinesOfFile + 50);
        store.Load(corrected with { Replace = true }).AlreadyLoaded.ShouldBeTrue();

        store.Load(Input(file, other, third) with { Replace = true });
        Fault(() => store.Load(Input(file) with { Replace = true, SetAside = true })).Code.ShouldBe("LG536");
        store.Lines(Selection.Everything).Count().ShouldBe(50 + (2 * LinesOfFile));
        using var again = StoreServers.Open(address);
        again.Balances(ByEntity).Sum(b => b.Lines).ShouldBe(50 + (2 * LinesOfFile));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public void A_missing_file_is_named(Engine engine)
    {
        using var store = StoreServers.Open(servers.NewStore(engine));
        var fault = Fault(() => store.Load(Input("nowhere.csv")));
        fault.Code.ShouldBe("LG508");
        fault.Place.File.ShouldBe("nowhere.csv");
    }

    internal const int LinesOfFile = 4000;

    internal static JournalInput Input(params string[] files) => new(files, new() { Axes = ["segment"] }, JournalChecks.None);

    internal static Kessan.Core.Finding Fault(Action work) => Should.Throw<LedgerException>(work).Faults.ShouldHaveSingleItem();

    internal static JournalReading RefusedAfter(int batches) => (input, take, cancellation) => PlainReading.Read(input, batch =>
    {
        if (batch.Row(0) > batches * PlainReading.LinesOfBatch)
        {
            throw new LedgerException(new Kessan.Core.Finding("LG504", "broken-quote", Kessan.Core.Severity.Fault, new(input.Files[0], 2001),
                "A quote is never closed."));
        }
        take(batch);
    }, cancellation);

    /// <summary>What came to nothing does not keep its room.</summary>
    private void LeftRoom(Engine engine, string address)
    {
        if (engine == Engine.Postgres)
        {
            servers.Postgres.Run(
                "DO $$ BEGIN IF (SELECT sum(pg_relation_size(inhrelid)) > 0 FROM pg_inherits WHERE inhparent = 'kessan.line'::regclass) THEN RAISE 'rows are left'; END IF; END $$",
                address);
        }
        else if (engine == Engine.ClickHouse)
        {
            var database = address.Split('/')[^1].Split('?')[0];
            for (var shard = 0; shard < 2; shard++) { servers.ClickHouse.Run(shard, $"SELECT count() FROM {database}.line").Trim().ShouldBe("0"); }
        }
    }

    private string File(int seed)
    {
        var file = servers.NewFile(".txt");
        return PlainReading.Write(file, new MadeJournal(seed).Lines(file, LinesOfFile, axes: 1));
    }

    private static List<string> Everything(IJournalStore store) =>
        [.. store.Balances(ByEntity).Select(Expected.Text), .. store.Lines(Selection.Everything).Select(Expected.Text)];
}
