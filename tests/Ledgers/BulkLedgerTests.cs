using System.Globalization;
using System.Text;
using Kessan.Core;
using Kessan.Ledgers;

namespace Kessan.Tests.Ledgers;

/// <summary>Large trial balances are read in another way than small ones: it gives the same lines, and hands over whatever is remarkable.</summary>
public sealed class BulkLedgerTests : IDisposable
{
    private static readonly SourceLine Nowhere = new("chart", 1);

    private static readonly LedgerCodes Codes = new(
        new([.. new[] { "1000", "1100", "2000",
            "4000" }.Select(a => new Account(a, a, "", a == "4000" ? AccountClass.Income : AccountClass.Asset, AccountRole.None, Nowhere))]),
            new([.. new[] { "OPN", "CHG", "NET" }.Select(m => new Movement(m, m, "", MovementKind.Cash, Nowhere))]), ["parent", "sub", "other"]);

    private readonly string folder = Directory.CreateTempSubdirectory("kessan-bulk-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void It_gives_the_lines_of_the_ordinary_reader()
    {
        foreach (var seed in Enumerable.Range(1, 20))
        {
            var text = Text(seed, columns: seed % 2 == 0 ? "account,movement,partner,segment,amount" : "amount,product,partner,note,movement,account",
                lineEnd: seed % 3 == 0 ? "\r\n" : "\n");
            File.WriteAllText(Path.Combine(folder, "parent.csv"), text);
            var faults = new FaultList();
            var ordinary = TrialBalanceReader.Read(folder, "parent.csv", "parent", new(2008, 3, 31), Codes, faults);
            faults.All.ShouldBeEmpty();
            var bulk = BulkLedger.Read(folder, "parent.csv", "parent", new(2008, 3, 31), Codes).ShouldNotBeNull();
            bulk.Lines.ShouldBe(ordinary.Lines);
            bulk.Lines.Select(l => l.Amount.ToString(CultureInfo.InvariantCulture))
                .ShouldBe(ordinary.Lines.Select(l => (l.Amount / 1.0000m).ToString("0.####", CultureInfo.InvariantCulture)));
        }
    }

    [Theory]
    [InlineData("9999,CHG,,S1,5")]
    [InlineData("1000,XXX,,S1,5")]
    [InlineData("1000,CHG,nobody,S1,5")]
    [InlineData("1000,CHG,parent,S1,5")]
    [InlineData("1000,,,S1,5")]
    [InlineData("4000,CHG,,S1,5")]
    [InlineData("1000,NET,,S1,5")]
    [InlineData("1000,CHG,,S1,(5)")]
    [InlineData("1000,CHG,,S1,")]
    [InlineData("1000,CHG,,S1")]
    [InlineData("1000,CHG,,S1,5,6")]
    [InlineData("1000,CHG,,\"S1\",5")]
    public void What_is_remarkable_goes_to_the_ordinary_reader(string row)
    {
        File.WriteAllText(Path.Combine(folder, "parent.csv"), Text(7, "account,movement,partner,segment,amount", "\n") + row + "\n");
        BulkLedger.Read(folder, "parent.csv", "parent", new(2008, 3, 31), Codes).ShouldBeNull();
    }

    [Fact]
    public void A_row_twice_is_no_sum_where_the_file_has_no_dimensions()
    {
        var rows = new StringBuilder("account,movement,partner,amount\n");
        for (var i = 0; i < 5_000; i++) { rows.Append("1000,CHG,sub,12345\n"); }
        File.WriteAllText(Path.Combine(folder, "parent.csv"), rows.ToString());
        BulkLedger.Read(folder, "parent.csv", "parent", new(2008, 3, 31), Codes).ShouldBeNull();
    }

    private static string Text(int seed, string columns, string lineEnd)
    {
        var random = new System.Random(seed);
        var text = new StringBuilder(columns).Append(lineEnd);
        for (var i = 0; i < 6_000; i++)
        {
            var account = new[] { "1000", "1100", "2000", "4000" }[random.Next(4)];
            text.AppendJoin(',', columns.Split(',').Select(c => c switch
            {
                "account" => account,
                "movement" => account == "4000" ? "" : new[] { "OPN", "CHG" }[random.Next(2)],
                "partner" => new[] { "", "sub", "other" }[random.Next(3)],
                "amount" => (random.NextInt64(-99_999_999_999, 99_999_999_999) / new[] { 1m, 10m, 100m, 1_000m, 10_000m }[random.Next(5)]).ToString("0.####",
                    CultureInfo.InvariantCulture),
                _ => $"S{random.Next(50)}",
            })).Append(lineEnd);
        }

        return text.ToString();
    }
}
