using Kessan.Ledgers.Journals;

namespace Kessan.Tests.Journals;

/// <summary>What a cache is for and when it must not be believed. That its answers are right is in <see cref="DifferentialTests"/>.</summary>
public sealed class CacheTests : IDisposable
{
    private const string Lines = "entity,account,date,document,amount\nJP001,1000,2008-09-30,D1,100\nJP001,4000,2008-09-30,D1,-100\n";

    private readonly string folder = Directory.CreateTempSubdirectory("kessan-cache-").FullName;

    private string Journal => Path.Combine(folder, "journal.csv");

    private string Cache => Path.Combine(folder, "cache");

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void A_second_opening_does_not_read_the_files()
    {
        Write(Lines);
        Sum("1000").ShouldBe(100);
        var written = File.GetLastWriteTimeUtc(Journal);
        // Nobody does this; it shows that nothing was read.
        Write(Lines.Replace("100\n", "999\n", StringComparison.Ordinal).Replace("-100", "-999", StringComparison.Ordinal));
        File.SetLastWriteTimeUtc(Journal, written);
        Sum("1000").ShouldBe(100);
    }

    [Fact]
    public void A_file_that_changed_gets_a_new_cache()
    {
        Write(Lines);
        Sum("1000").ShouldBe(100);
        Write(Lines + "JP001,1000,2008-09-30,D2,1\nJP001,4000,2008-09-30,D2,-1\n");
        Sum("1000").ShouldBe(101);
        Directory.GetDirectories(Cache).ShouldHaveSingleItem();
    }

    [Fact]
    public void A_file_that_was_only_touched_keeps_its_cache()
    {
        Write(Lines);
        Sum("1000").ShouldBe(100);
        var made = File.GetLastWriteTimeUtc(Index);
        File.SetLastWriteTimeUtc(Journal, DateTime.UnixEpoch);
        Sum("1000").ShouldBe(100);
        File.GetLastWriteTimeUtc(Index).ShouldBe(made);
    }

    [Theory]
    [InlineData("index")]
    [InlineData("places")]
    [InlineData("sums")]
    [InlineData("ranks-4")]
    public void A_damaged_cache_is_made_anew(string file)
    {
        Write(Lines);
        Sum("1000").ShouldBe(100);
        using (var damaged = File.OpenWrite(Path.Combine(Path.GetDirectoryName(Index)!, file))) { damaged.SetLength(damaged.Length - 1); }
        Sum("1000").ShouldBe(100);
        LinesOf("1000").ShouldBe(["D1"]);
    }

    [Fact]
    public void Files_that_cannot_be_used_leave_the_cache_as_it_was()
    {
        Write(Lines);
        Sum("1000").ShouldBe(100);
        var before = File.ReadAllBytes(Index);
        Write(Lines + "JP001,1000,2008-09-30,D2,\"1\n");
        Should.Throw<LedgerException>(() => Sum("1000")).Faults[0].Code.ShouldBe("LG504");
        File.ReadAllBytes(Index).ShouldBe(before);
        Directory.GetDirectories(Cache).ShouldHaveSingleItem();
    }

    [Fact]
    public void A_folder_that_cannot_be_written_to_is_said()
    {
        Write(Lines);
        File.WriteAllText(Cache, "a file where the folder should be");
        Should.Throw<LedgerException>(() => Sum("1000")).Faults[0].Code.ShouldBe("LG539");
    }

    [Fact]
    public void Part_of_a_month_is_told_by_the_lines()
    {
        Write(Lines + "JP001,1000,2008-09-01,D2,7\nJP001,4000,2008-09-01,D2,-7\n");
        using var ledger = Open();
        var query = new BalanceQuery(["account"], new(new(2008, 9, 2), null, []));
        ledger.Balances(query).Select(b => b.Amount).ShouldBe([100, -100]);
        ledger.Lines(query.Selection).Select(l => l.Document).ShouldBe(["D1", "D1"]);
    }

    [Fact]
    public void Sums_beyond_64_bits_stay_exact()
    {
        Write(Lines + string.Concat(Enumerable.Repeat("JP001,1000,2008-09-30,D3,900000000000000000\nJP001,4000,2008-09-30,D3,-900000000000000000\n", 50)));
        Sum("1000").ShouldBe(45_000_000_000_000_000_100m);
        using var ledger = Open();
        ledger.Balances(new(["movement", "account", "partner"], Selection.Everything))
            .Select(b => b.Amount)
            .ShouldBe([45_000_000_000_000_000_100m, -45_000_000_000_000_000_100m]);
    }

    private string Index => Path.Combine(Directory.GetDirectories(Cache).ShouldHaveSingleItem(), "index");

    private void Write(string text) => File.WriteAllText(Journal, text);

    private CachedJournals Open() => CachedJournals.Open(Cache, new([Journal], JournalSchema.Default, JournalChecks.None), JournalOptions.OfMachine);

    private decimal Sum(string account)
    {
        using var ledger = Open();
        return ledger.Balances(new(["account"], Selection.Everything)).Single(b => b.Key[0] == account).Amount;
    }

    private List<string> LinesOf(string account)
    {
        using var ledger = Open();
        return [.. ledger.Lines(new(null, null, [new("account", [account])])).Select(l => l.Document)];
    }
}
