using System.Globalization;
using System.Text;
using Kessan.Core;
using Kessan.Ledgers;

namespace Kessan.Tests.Ledgers;

/// <summary>
/// A large trial balance of a group workspace is added up while it is read, by lines and by the members of its analytical columns, as the ordinary reader
/// would.
/// </summary>
public sealed class GroupBulkLedgerTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("kessan-bulk-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory]
    [InlineData("account,movement,partner,amount,segment,product", true)]
    [InlineData("segment,account,amount,product", false)]
    public void Both_readers_give_the_same_lines_and_members(string header, bool moves)
    {
        var random = new Random(7);
        var text = new StringBuilder(header).Append('\n');
        for (var i = 0; i < 6000; i++)
        {
            var (account, amount, segment, product) = (random.Next(3) == 0 ? "sales" : "cash", random.Next(-99999, 99999) / 100m, $"S{random.Next(4)}",
                random.Next(3) == 0 ? "" : $"P{random.Next(9)}");
            var movement = account == "sales" || random.Next(4) == 0 ? "" : "CHG";
            text.Append(moves
                ? string.Create(CultureInfo.InvariantCulture, $"{account},{movement},{(random.Next(2) == 0 ? "B" : "")},{amount},{segment},{product}\n")
                : string.Create(CultureInfo.InvariantCulture, $"{segment},{account},{amount},{product}\n"));
        }

        File.WriteAllText(Path.Combine(folder, "a.csv"), text.ToString());
        var faults = new FaultList();
        var ordinary = TrialBalanceReader.Read(folder, "a.csv", "A", new(2024, 12, 31), Codes, faults);
        faults.All.ShouldBeEmpty();
        var bulk = BulkLedger.Read(folder, "a.csv", "A", new(2024, 12, 31), Codes).ShouldNotBeNull();
        Shown(bulk).ShouldBe(Shown(ordinary));
        bulk.Members.Select(Shown).Order(StringComparer.Ordinal).ShouldBe(ordinary.Members.Select(Shown).Order(StringComparer.Ordinal));
        foreach (var line in bulk.Lines)
        {
            bulk.Members.Where(m => m.Dimension == "segment" && m.Account == line.Account && m.Movement == line.Movement && m.Partner == line.Partner)
                .Sum(m => m.Amount)
                .ShouldBe(line.Amount);
        }
    }

    [Fact]
    public void A_column_that_changes_what_a_row_means_is_left_to_the_ordinary_reader()
    {
        File.WriteAllText(Path.Combine(folder, "a.csv"), "account,amount,translated\n" + string.Concat(Enumerable.Repeat("cash,1,2\n", 9000)));
        BulkLedger.Read(folder, "a.csv", "A", new(2024, 12, 31), Codes).ShouldBeNull();
    }

    private static string[] Shown(TrialBalance ledger) =>
        [.. ledger.Lines.Select(l => string.Create(CultureInfo.InvariantCulture, $"{l.Account} {l.Movement} {l.Partner} {l.Amount:0.00}"))
            .Order(StringComparer.Ordinal)];

    private static string Shown(MemberSum m) =>
        string.Create(CultureInfo.InvariantCulture, $"{m.Dimension} {m.Member} {m.Account} {m.Movement} {m.Partner} {m.Amount:0.00}");

    private static LedgerCodes Codes => new(
        new([new("cash", "Cash", "", AccountClass.Asset, AccountRole.Cash, new("chart", 1)),
            new("sales", "Sales", "", AccountClass.Income, AccountRole.None, new("chart", 2))]), StandardMovements.Completed(new([])),
            ["A", "B"]) { Closings = true };
}
