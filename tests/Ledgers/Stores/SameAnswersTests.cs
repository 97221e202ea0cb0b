using Kessan.Ledgers.Journals;
using Kessan.Ledgers.Stores.ClickHouse;

namespace Kessan.Tests.Ledgers.Stores;

/// <summary>Whatever keeps the lines, the answers are the same, to the last digit and in the same order.</summary>
[Collection(SharedServers.Name)]
public sealed class SameAnswersTests(StoreServers servers)
{
    private static readonly string[] Axes = ["segment", "プロジェクト `'\"\\"];

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.Postgres)]
    [InlineData(Engine.ClickHouse)]
    public void Balances_and_lines_are_those_of_the_journals(Engine engine)
    {
        var made = new MadeJournal(seed: 20080930);
        var address = servers.NewStore(engine);
        using var store = StoreServers.Open(address);
        store.Balances(new([Dimension.Entity], Selection.Everything)).ShouldBeEmpty();
        store.Lines(Selection.Everything).ShouldBeEmpty();

        var first = Load(store, made, 700, Axes[..1], servers.NewFile(".txt"));
        var second = Load(store, made, 1300, Axes, servers.NewFile(".txt"), servers.NewFile(".txt"));
        List<JournalLine> lines = [.. first, .. second];

        store.Axes.ShouldBe(Axes);
        Ask(store, lines, made);
        using var again = StoreServers.Open(address);
        Ask(again, lines, made);
    }

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.Postgres)]
    [InlineData(Engine.ClickHouse)]
    public void The_lines_behind_a_balance_add_up_to_it(Engine engine)
    {
        var made = new MadeJournal(seed: 7);
        using var store = StoreServers.Open(servers.NewStore(engine));
        Load(store, made, 500, Axes[..1], servers.NewFile(".txt"));
        var query = new BalanceQuery([Dimension.Entity, "segment"], made.Selection([]));
        foreach (var balance in store.Balances(query).Take(12))
        {
            var lines = store.Lines(Selection.Behind(balance, query)).ToList();
            lines.Count.ShouldBe((int)balance.Lines);
            lines.Sum(l => l.Amount).ShouldBe(balance.Amount);
        }
    }

    [Fact]
    public void More_balances_than_may_be_held_are_sorted_by_the_server()
    {
        var made = new MadeJournal(seed: 29);
        using var store = new ClickHouseStore(servers.NewStore(Engine.ClickHouse), PlainReading.Read) { MostUnordered = 3 };
        var lines = Load(store, made, 400, Axes[..1], servers.NewFile(".txt"));
        foreach (var by in new string[][] { [], [Dimension.Entity], [Dimension.Month, Dimension.Account] })
        {
            var query = new BalanceQuery(by, Selection.Everything);
            Expected.Same(store.Balances(query).Select(Expected.Text), Expected.Balances(lines, query, store.Axes), string.Join(',', by));
        }
    }

    private static void Ask(IJournalStore store, IReadOnlyList<JournalLine> lines, MadeJournal made)
    {
        Expected.Same(store.Lines(Selection.Everything).Select(Expected.Text), lines.Select(l => Expected.Text(Whole(l))), "all lines");
        for (var question = 0; question < 25; question++)
        {
            var query = made.Query(Axes);
            Expected.Same(store.Balances(query).Select(Expected.Text), Expected.Balances(lines, query, Axes), $"balances of question {question}");
            Expected.Same(store.Lines(query.Selection).Select(Expected.Text),
                Expected.Selected(lines, query.Selection, Axes).Select(l => Expected.Text(Whole(l))), $"lines of question {question}");
        }
    }

    private static JournalLine Whole(JournalLine line) => line with { Members = [.. line.Members, .. Enumerable.Repeat("", Axes.Length - line.Members.Count)] };

    private static List<JournalLine> Load(IJournalStore store, MadeJournal made, int lines, string[] axes, params string[] files)
    {
        var all = files.Select(file => made.Lines(file, lines, axes.Length)).ToList();
        for (var i = 0; i < files.Length; i++) { PlainReading.Write(files[i], all[i]); }
        var report = store.Load(new(files, new() { Axes = axes }, JournalChecks.None));
        report.Taken.ShouldBe(files.Length * lines);
        report.AlreadyLoaded.ShouldBeFalse();
        return [.. all.SelectMany(l => l)];
    }
}
