using Kessan.Ledgers.Journals;
using Kessan.Ledgers.Journals.Intake;

namespace Kessan.Tests.Ledgers.Stores;

/// <summary>The same files, read by the embedded engine and kept by each store: the same balances, lines, rejects and totals.</summary>
[Collection(SharedServers.Name)]
public sealed class EmbeddedTests(StoreServers servers)
{
    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.Postgres)]
    [InlineData(Engine.ClickHouse)]
    public void A_store_answers_as_the_files_do(Engine engine)
    {
        var random = new Random(1);
        var file = servers.NewFile(".csv");
        File.WriteAllLines(file, Enumerable.Range(0, 3000).Select(i =>
            $"C{random.Next(5)},{(random.Next(30) == 0 ? "9999" : $"{1000 + random.Next(40)}")},2008-{random.Next(6, 12):D2}-{random.Next(1, 29):D2},D{i / 2},{random.Next(-9_999_999, 9_999_999) / 100m},{(random.Next(2) == 0 ? "JPY" : "USD")},\"a, \"\"b\"\"\",{(random.Next(3) == 0 ? "" : "net")}")
            .Prepend("entity,account,date,document,amount,currency,text,segment"));
        var accounts = Enumerable.Range(1000, 40).Select(a => $"{a}").ToHashSet(StringComparer.Ordinal);
        var input = new JournalInput([file], new() { Axes = ["segment"] }, new(null, accounts, new(2008, 7, 1), new(2008, 10, 31)));
        using var files = JournalFiles.Open(input, JournalOptions.OfMachine);
        using var store = StoreServers.Open(servers.NewStore(engine), JournalReader.Read);

        var report = store.Load(input);

        report.Rejects.ShouldBe(files.Report.Rejects);
        report.Rejected.ShouldBeGreaterThan(500);
        report.Files.ShouldBe(files.Report.Files);
        store.Load(input).Rejects.ShouldBe(files.Report.Rejects);
        foreach (var by in new[] { "entity,account,month", "segment,currency", "month", "partner,entity" })
        {
            var query = new BalanceQuery(by.Split(','), new(new(2008, 7, 15), null, [new("entity", ["C"], ByPrefix: true)]));
            Expected.Same(store.Balances(query).Select(Expected.Text), files.Balances(query).Select(Expected.Text), by);
            Expected.Same(store.Lines(query.Selection).Select(Expected.Text), files.Lines(query.Selection).Select(Expected.Text), by);
        }
    }
}
