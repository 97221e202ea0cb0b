using System.Globalization;
using System.IO.Compression;
using System.Text;
using Kessan.Ledgers.Journals;
using Kessan.Ledgers.Journals.Intake;
using Kessan.Tests.Journals;

namespace Kessan.Tests.Ledgers.Stores;

/// <summary>
/// Random journals, as bad as they come, in files of every coding: the embedded engine, SQLite, PostgreSQL and ClickHouse give the same report (rejects,
/// findings and totals), the same balances and the same lines, to the last digit and in the same order, after one load and after several.
/// </summary>
[Collection(SharedServers.Name)]
public sealed class FourLedgersTests(StoreServers servers)
{
    private const int JournalsOfStore = 3;

    private static readonly JournalChecks Checks = new(
        null, new HashSet<string>(Enumerable.Range(4000, 40).Select(a => a.ToString(CultureInfo.InvariantCulture)), StringComparer.Ordinal), new(2008, 4, 1),
        new(2008, 12, 31));

    private static readonly string[] Dimensions = [.. Dimension.Fixed, "segment"];

    public static TheoryData<int> Seeds() => [.. Enumerable.Range(0, 8)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void All_four_give_the_same_answers(int seed)
    {
        var inputs = Enumerable.Range(0, JournalsOfStore).Select(i => Input((seed * JournalsOfStore) + i)).ToList();
        var stores = Enum.GetValues<Engine>().Select(engine => StoreServers.Open(servers.NewStore(engine), JournalReader.Read)).ToList();
        try
        {
            foreach (var input in inputs) { Load(input, stores); }
            using var files = JournalFiles.Open(All(inputs), JournalOptions.OfMachine);
            foreach (var query in Queries(seed)) { stores.ForEach(store => Same(store, files, query)); }
        }
        finally
        {
            stores.ForEach(store => store.Dispose());
        }
    }

    private static void Load(JournalInput input, IEnumerable<IJournalStore> stores)
    {
        using var files = JournalFiles.Open(input, JournalOptions.OfMachine);
        files.Report.Rejected.ShouldBeGreaterThan(0);
        foreach (var store in stores)
        {
            var report = store.Load(input);
            report.Rejects.ShouldBe(files.Report.Rejects);
            Expected.Same(report.Findings.Select(Text), files.Report.Findings.Select(Text), "findings");
            report.Files.ShouldBe(files.Report.Files);
            store.Load(input).AlreadyLoaded.ShouldBeTrue();
        }
    }

    private static string Text(Kessan.Core.Finding finding) =>
        string.Join('|', [finding.Code, $"{finding.Place}", finding.Message, $"{finding.Printed}", .. finding.Evidence.Select(e => $"{e.Place}")]);

    private static void Same(IJournalStore store, JournalFiles files, BalanceQuery query)
    {
        var about = $"{store.GetType().Name} by {string.Join(',', query.By)}";
        Expected.Same(store.Balances(query).Select(Expected.Text), files.Balances(query).Select(Expected.Text), about);
        Expected.Same(store.Lines(query.Selection).Select(Expected.Text), files.Lines(query.Selection).Select(Expected.Text), about);
    }

    /// <summary>By everything at once, by nothing, and at random.</summary>
    private static IEnumerable<BalanceQuery> Queries(int seed)
    {
        var random = new Random(seed);
        yield return new(Dimensions, Selection.Everything);
        yield return new([], Selection.Everything);
        for (var i = 0; i < 6; i++)
        {
            var by = Dimensions.ToArray();
            random.Shuffle(by);
            yield return new(by[..random.Next(1, by.Length)], Chosen(random));
        }
    }

    private static Selection Chosen(Random random) => random.Next(4) switch
    {
        0 => Selection.Everything,
        1 => new(new(2008, 9, 1), new(2008, 9, 30), []),
        2 => new(new(2008, 9, 2), null, [new("entity", ["JP001", "東京"])]),
        _ => new(null, null, [new("account", ["400", "401"], ByPrefix: true), new("month", ["2008-09"])]),
    };

    private JournalInput Input(int seed)
    {
        var journal = new RandomJournal(seed);
        var path = Write(journal.Make(400), seed);
        return new([path], new() { Separator = seed % 2 == 0 ? journal.Separator : null, Axes = ["segment"] }, Checks) { SetAside = true };
    }

    /// <summary>The same files in one ledger; what a separator shows in the header is found again.</summary>
    private static JournalInput All(IReadOnlyList<JournalInput> inputs) =>
        inputs[0] with { Files = [.. inputs.SelectMany(i => i.Files)], Schema = inputs[0].Schema with { Separator = null } };

    private string Write(string text, int seed)
    {
        var path = servers.NewFile(".csv");
        using var file = File.Create(path);
        using var stream = seed % 6 == 5 ? new GZipStream(file, CompressionLevel.Fastest) : (Stream)file;
        using var writer = new StreamWriter(stream,
            (seed % 7) switch { 1 => Encoding.Unicode, 2 => Encoding.BigEndianUnicode, 3 => new UTF8Encoding(true), _ => new UTF8Encoding(false) });
        writer.Write(text);
        return path;
    }
}
