using System.IO.Compression;
using System.Text;
using Kessan.Core;
using Kessan.Ledgers.Journals;
using static System.FormattableString;

namespace Kessan.Tests.Journals;

/// <summary>
/// The fast reader and the plain one agree on random journals: balances, rejects, totals and lines, whatever the threads, pieces and packing.
/// </summary>
public sealed class DifferentialTests : IDisposable
{
    private static readonly JournalChecks Checks = new(
        null, new HashSet<string>(Enumerable.Range(4000, 40).Select(a => a.ToString(System.Globalization.CultureInfo.InvariantCulture)),
            StringComparer.Ordinal), new(2008, 4, 1), new(2008, 12, 31));

    private static readonly string[][] Queries =
        [["entity", "account", "month"], ["account"], ["month", "entity"], ["segment", "currency", "partner"], [], ["movement", "entity"],
            ["entity", "account", "movement", "partner", "segment", "currency", "month"]];

    private readonly string folder = Directory.CreateTempSubdirectory("kessan-journals-").FullName;

    public static TheoryData<int> Seeds() => [.. Enumerable.Range(0, 40)];

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory]
    [MemberData(nameof(Seeds))]
    public void The_fast_reader_agrees_with_the_plain_one(int seed)
    {
        var journal = new RandomJournal(seed);
        var text = journal.Make(seed % 10 == 9 ? 6000 : 300);
        var schema = new JournalSchema { Separator = seed % 2 == 0 ? journal.Separator : null, Axes = ["segment"] };
        var file = Write(text, seed);
        var reference = new ReferenceReader(file, text, schema with { Separator = journal.Separator }, Checks);
        var input = new JournalInput([file], schema, Checks) { SetAside = true };
        var options = JournalOptions.OfMachine with
        {
            Threads = 1 + (seed % 3),
            PieceBytes = seed % 4 == 0 ? 64 : seed % 4 == 1 ? 777 : 1 << 18,
            RunMemory = seed % 2 == 0 ? 0 : 1 << 20,
            CellsInMemory = seed % 3 == 0 ? 5 : 1000
        };

        using var ledger = JournalFiles.Open(input, options);

        Same(ledger.Report, reference);
        foreach (var by in Queries)
        {
            var query = new BalanceQuery(by, SelectionOf(seed));
            Texts(ledger.Balances(query)).ShouldBe(Texts(reference.Balances(query)), string.Join(',', by));
            if (by.Length + (seed % 3) < 2) { continue; }
            using var narrow = JournalFiles.OpenFor(query, input, options);
            Texts(narrow.Balances(query)).ShouldBe(Texts(reference.Balances(query)), string.Join(',', by));
        }

        var lines = reference.Taken.Where(l => reference.Selected(l, SelectionOf(seed))).Select(Text).ToList();
        ledger.Lines(SelectionOf(seed)).Select(Text).ShouldBe(lines);
        using var made = CachedJournals.Open(Path.Combine(folder, "cache"), input, options);
        Same(made.Report, reference);
        using var cached = CachedJournals.Open(Path.Combine(folder, "cache"), input, options);
        cached.Report.Findings.Select(Text).ShouldBe(ledger.Report.Findings.Select(Text));
        foreach (var query in Queries.Select(by => new BalanceQuery(by, SelectionOf(seed))))
        {
            Texts(cached.Balances(query)).ShouldBe(Texts(reference.Balances(query)), string.Join(',', query.By));
        }
        cached.Lines(SelectionOf(seed)).Select(Text).ShouldBe(lines);
    }

    /// <summary>
    /// Records longer than a piece, longer than a block, and in more pieces than there are threads: where buffers grow while they are in use.
    /// </summary>
    [Theory]
    [MemberData(nameof(Seeds))]
    public void Long_records_and_many_threads_change_nothing(int seed)
    {
        var journal = new RandomJournal(seed + 1000);
        var longText = string.Concat(Enumerable.Repeat(seed % 2 == 0 ? "長い摘要 " : "long ", 1 + (seed * 2000)));
        var text = journal.Make(120);
        for (var at = 0; at < 3; at++)
        {
            var place = text.LastIndexOf("plain", StringComparison.Ordinal);
            if (place >= 0) { text = text[..place] + longText + text[(place + 5)..]; }
        }

        var schema = new JournalSchema { Separator = journal.Separator, Axes = ["segment"] };
        var file = Write(text, seed);
        var reference = new ReferenceReader(file, text, schema, Checks);
        var options = JournalOptions.OfMachine with { Threads = 8, PieceBytes = seed % 2 == 0 ? 4096 : 1 << 18, RunMemory = 0 };
        using var ledger = JournalFiles.Open(new([file], schema, Checks) { SetAside = true }, options);

        Same(ledger.Report, reference);
        ledger.Lines(Selection.Everything).Select(Text).ShouldBe(reference.Taken.Select(Text));
    }

    private static Selection SelectionOf(int seed) => (seed % 4) switch
    {
        0 => Selection.Everything,
        1 => new(new(2008, 9, 1), new(2008, 9, 30), []),
        2 => new(new(2008, 9, 2), null, [new("entity", ["JP001", "東京"])]),
        _ => new(null, null, [new("account", ["400", "401"], ByPrefix: true), new("month", ["2008-09"])]),
    };

    private static void Same(LoadReport report, ReferenceReader reference)
    {
        report.Rejects.Select(r => (r.Row, r.Reason)).ShouldBe(reference.Rejects);
        var totals = report.Files.ShouldHaveSingleItem();
        totals.Proves.ShouldBeTrue();
        totals.Taken.ShouldBe(reference.Taken.Count);
        totals.Rejected.ShouldBe(reference.Rejects.Count);
        totals.AmountRead.ShouldBe(reference.AmountRead);
        totals.AmountTaken.ShouldBe(reference.Taken.Sum(l => l.Amount));
        totals.AmountRejected.ShouldBe(reference.AmountRejected);
        totals.WithoutAmount.ShouldBe(reference.WithoutAmount);
        Unbalanced(report).ShouldBe(reference.Documents
            .GroupBy(d => (d.Entity, d.Document, d.Date, d.Currency)).Where(g => g.Sum(d => d.Amount) != 0)
            .Select(g => Invariant($"Document {g.Key.Document} of {g.Key.Entity} on {g.Key.Date:yyyy-MM-dd} {g.Sum(d => d.Amount):0.####}"))
            .Order(StringComparer.Ordinal));
    }

    private static IEnumerable<string> Unbalanced(LoadReport report) => report.Findings.Where(f => f.Rule == "document-does-not-balance")
        .Select(f => $"{f.Message[..f.Message.IndexOf(" has ", StringComparison.Ordinal)]} {f.Printed}").Order(StringComparer.Ordinal);

    private static IEnumerable<string> Texts(IEnumerable<Balance> balances) =>
        balances.Select(b => Invariant($"{string.Join('|', b.Key)} {b.Currency} {b.Debit:0.####} {b.Credit:0.####} {b.Lines}"));

    private static string Text(Finding f) => $"{f.Place} {f.Code} {f.Message} {f.Printed} {f.Expected} {f.Remedy} {string.Join(' ', f.Evidence)}";

    private static string Text(JournalLine l) =>
        Invariant($"{l.Row} {l.Entity} {l.Account} {l.Movement} {l.Partner} {string.Join('|', l.Members)} {l.Currency} {l.Date:yyyy-MM-dd} {l.Document} {l.Amount:0.####} {l.Text}");

    private string Write(string text, int seed)
    {
        var path = Path.Combine(folder, $"{seed}.csv");
        using var file = File.Create(path);
        using var stream = seed % 6 == 5 ? new GZipStream(file, CompressionLevel.Fastest) : (Stream)file;
        using var writer = new StreamWriter(stream,
            (seed % 7) switch { 1 => Encoding.Unicode, 2 => Encoding.BigEndianUnicode, 3 => new UTF8Encoding(true), _ => new UTF8Encoding(false) });
        writer.Write(text);
        return path;
    }
}
