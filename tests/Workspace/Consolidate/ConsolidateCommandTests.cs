using Kessan.Tests.Cli;

namespace Kessan.Tests.Workspace.Consolidate;

public sealed class ConsolidateCommandTests : IDisposable
{
    private const string Header = "entry,date,entity,account,movement,partner,amount,reason,reverses\n";

    private readonly SmallWorkspace workspace = new();
    private readonly string output = Directory.CreateTempSubdirectory("kessan-consolidate-").FullName;

    public void Dispose()
    {
        workspace.Dispose();
        Directory.Delete(output, recursive: true);
    }

    [Fact]
    public void A_locked_period_gives_the_same_bytes_or_says_what_changed()
    {
        Consolidate("2008-03", "--lock").ExitCode.ShouldBe(0);
        var before = Bytes();
        Consolidate("2008-03").ExitCode.ShouldBe(0);
        Bytes().ShouldBe(before);

        workspace.Replace("ledgers/2008-03/parent.csv", "4000,,,-2000", "4000,,,-2001").Replace("ledgers/2008-03/parent.csv", "5100,,,", "5100,,,1");
        workspace.Load().Findings.Any(f => f.Code == "LG103").ShouldBeTrue();
        var refused = Consolidate("2008-03");
        refused.ExitCode.ShouldBe(2);
        Bytes().ShouldBe(before);
    }

    [Fact]
    public void A_late_entry_into_a_locked_period_is_named_and_nothing_is_written()
    {
        Consolidate("2008-03", "--lock");
        var before = Bytes();
        workspace.Write("adjustments/top-side.csv",
            Header + "A1,2008-03-31,parent,2200,CSH,,-30,Bonus of the year,\nA1,2008-03-31,parent,5100,,,30,Bonus of the year,\n");
        var changed = Consolidate("2008-03");
        changed.ExitCode.ShouldBe(1);
        changed.Error.ShouldContain("CO701 locked-period-changed");
        changed.Error.ShouldContain("adjustments/top-side.csv (new)");
        changed.Error.ShouldContain("2200: -620 when locked, -650 now");
        Bytes().ShouldBe(before);
        Consolidate("2008-03", "--relock").ExitCode.ShouldBe(0);
        Consolidate("2008-03").ExitCode.ShouldBe(0);
        Bytes().ShouldNotBe(before);
    }

    [Fact]
    public void An_accrual_reverses_in_the_next_year()
    {
        workspace.Write("adjustments/top-side.csv",
            Header + "A1,2008-03-31,parent,2200,CSH,,-30,Bonus of the year,2008-04-01\nA1,2008-03-31,parent,5100,,,30,Bonus of the year,2008-04-01\n");
        Consolidate("2008-03").ExitCode.ShouldBe(0);
        Row("worksheet.csv", "2200")[^5].ShouldBe("-30");
        Row("worksheet.csv", "5100")[^5].ShouldBe("30");
        Consolidate("2008-06").ExitCode.ShouldBe(0);
        Row("worksheet.csv", "5100")[^5].ShouldBe("-30");
        Row("worksheet.csv", "2200")[^1].ShouldBe("-620");
        File.ReadAllText(Path.Combine(output, "entries.csv"))
            .ShouldContain("TS-001,top-side,top-side,parent,2200,CSH,,30,0,Entry A1 is taken back: Bonus of the year,adjustments/top-side.csv:2");
    }

    [Theory]
    [InlineData("A1,2008-03-31,parent,2200,CSH,,-30,,\nA1,2008-03-31,parent,5100,,,30,Bonus,\n", "WS107 empty-value")]
    [InlineData("A1,2008-03-31,parent,2200,CSH,,-30,Bonus,\nA1,2008-03-31,parent,5100,,,31,Bonus,\n", "LG115 top-side-entry-does-not-balance")]
    [InlineData("A1,2008-03-31,parent,2200,,,-30,Bonus,\nA1,2008-03-31,parent,5100,,,30,Bonus,\n", "LG101 movement-missing")]
    [InlineData("A1,2008-03-31,parnt,2200,CSH,,-30,Bonus,\nA1,2008-03-31,parent,5100,,,30,Bonus,\n", "WS115 unknown-entity")]
    [InlineData("A1,2008-03-31,parent,2200,CSH,,-30,Bonus,2008-03-01\nA1,2008-03-31,parent,5100,,,30,Bonus,2008-03-01\n", "WS113 value-out-of-range")]
    public void A_faulty_entry_is_refused_with_its_place(string rows, string finding)
    {
        workspace.Write("adjustments/top-side.csv", Header + rows);
        var run = Consolidate("2008-03");
        run.ExitCode.ShouldBe(2);
        run.Error.ShouldContain("adjustments/top-side.csv:");
        run.Error.ShouldContain(finding);
        Directory.GetFiles(output).ShouldBeEmpty();
    }

    [Fact]
    public void A_period_without_ledgers_is_refused() => Consolidate("2009-03").Error.ShouldContain("WS132 no-ledgers-of-the-period");

    private CommandLine Consolidate(string period, params string[] more) =>
        CommandLine.Run(["consolidate", workspace.Folder, "--period", period, "--out", output, .. more]);

    private string[] Row(string file, string account) =>
        File.ReadLines(Path.Combine(output, file)).First(l => l.StartsWith(account + ",", StringComparison.Ordinal)).Split(',');

    private string[] Bytes() =>
        [.. Directory.GetFiles(output)
            .Order(StringComparer.Ordinal)
            .Select(f => Path.GetFileName(f) + Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(File.ReadAllBytes(f))))];
}
