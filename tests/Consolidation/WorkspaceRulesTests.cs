using Kessan.Consolidation;
using Kessan.Core;
using Kessan.Workspace;
using Kessan.Workspace.Consolidate;

namespace Kessan.Tests.Consolidation;

/// <summary>Rules of elimination of a workspace's own: what they book, what of them is refused.</summary>
public sealed class WorkspaceRulesTests : IDisposable
{
    private const string File = "group/eliminations.csv";
    private const string Header =
        "rule,order,accounts,entities,movements,partners,members,lines,level,factor,taken_from,destination,destination_entity,destination_movement,bearer,from,until,reason";

    private readonly TemporaryWorkspace workspace = new("rules-of-the-group-s-own");

    public void Dispose() => workspace.Dispose();

    [Fact]
    public void The_journal_names_the_rule_and_its_row()
    {
        var entry = Run().Periods[new(2024, 12, 31)].Entries.Single(e => e.Rule == "stock-margin" && e.Lines.Any(l => l.Account == "cost_of_sales"));
        entry.Id.ShouldStartWith("EL-");
        entry.Sources.ShouldContain(new SourceLine(File, 4));
        entry.Reason.ShouldContain("rule stock-margin, order 350");
        entry.Lines.Where(l => l.Account == "retained_earnings").Sum(l => l.Amount).ShouldBe(100m);
    }

    [Fact]
    public void A_pair_that_does_not_add_to_zero_without_a_destination_stays_and_is_reported()
    {
        workspace.Replace(File, "royalty_income|royalty_expense", "royalty_income");
        var run = Run();
        run.Findings.ShouldContain(f => f.Code == "CO661" && f.Place.ToString() == $"{File}:2" && f.Printed == "-50");
        run.Periods[new(2023, 12, 31)].Lines.Where(l => l.Account == "royalty_income").Sum(l => l.Amount).ShouldBe(-50m);
    }

    [Fact]
    public void A_standard_rule_may_be_switched_off()
    {
        workspace.Write(File,
            "rule,accounts,factor,reason\nintercompany-transactions,royalty_income|royalty_expense,0,shown gross\nintercompany-balances,!goods,,stock\n");
        var period = Run().Periods[new(2023, 12, 31)];
        period.Lines.Where(l => l.Account == "royalty_expense").Sum(l => l.Amount).ShouldBe(50m);
        period.Lines.Where(l => l.Account == "sales").Sum(l => l.Amount).ShouldBe(-2500m);
    }

    [Fact]
    public void Members_levels_shares_and_days_select_what_they_say()
    {
        workspace.Write("ledgers/2023-12/P.csv",
            "account,movement,partner,amount,segment\ncash,OPN,,1000,\ncash,CHG,,550,\ninvestment,OPN,S,800,\nshare_capital,OPN,,-1500,\nretained_earnings,OPN,,-300,\nsales,,,-900,Toys\nsales,,,-600,Games\ncost_of_sales,,S,1000,Toys\ncost_of_sales,,,-400,Toys\nroyalty_expense,,S,50,\ncosts,,,300,\n");
        workspace.Delete("ledgers/2024-12/P.csv");
        workspace.Delete("ledgers/2024-12/S.csv");
        workspace.Write(File, Header + "\n"
            + "toys,600,sales,P,,none,segment=Toys,,elimination,0.1,,costs,,,,,,Toys bear a tenth\n"
            + "others-part,650,costs,S,,,,adjusted,consolidation,outside-share,,cash,P,CHG,,,,Others pay their part\n"
            + "later,660,costs,,,,,,adjustment,,,sales,,,,2025-01-01,,From 2025 on\n");
        var period = Run().Periods[new(2023, 12, 31)];
        period.Lines.Where(l => l.Account == "sales" && l.Entity == "P").Sum(l => l.Amount).ShouldBe(-1410m);
        period.Entries.Single(e => e.Rule == "others-part").Lines
            .Single(l => l.Account == "cash")
            .ShouldSatisfyAllConditions(l => l.Amount.ShouldBe(20m), l => l.Entity.ShouldBe("P"), l => l.Level.ShouldBe(Level.Consolidation));
        period.Entries.ShouldNotContain(e => e.Rule == "later");
    }

    [Fact]
    public void All_faults_of_the_file_come_out_together_with_their_places()
    {
        workspace.Write(File, Header + "\n"
            + "a,950,gooods|role:nothing,X,YYY,Z,colour=red,some,deep,lots,wages,nowhere,Q,,somebody,2024-13-01,,\n"
            + "b,10,sales,,,,,,,0,,costs,,CHG,,2024-02-01,2024-01-01,because\n"
            + "c,10,sales,,,,,,,,,costs,,,,,,because\n"
            + "c,20,sales,,,,,,,,deferred_tax,,,,,,,because\n"
            + "intercompany-balances,10,goods,,,,,,,0.5,,cash,,,,,,because\n"
            + "dividends,,sales,,,,,,,,,,,,,,,because\n");
        var faults = WorkspaceLoader.Load(workspace.Folder).Findings;
        (string Code, int Line)[] expected =
        [
            ("WS113", 2), ("WS112", 2), ("WS115", 2), ("WS114", 2), ("WS110", 2), ("WS109", 2), ("WS107", 2), ("WS113", 3), ("LG102", 3), ("WS127", 5),
            ("WS107", 5), ("WS128", 6), ("WS128", 7),
        ];
        foreach (var (code, line) in expected)
        {
            faults.ShouldContain(f => f.Code == code && f.Place.Line == line && f.Place.Column > 0 && f.Place.File == File && f.Remedy != null,
                $"{code} in row {line}: {string.Join('\n', faults.Select(f => $"{f.Code} {f.Place} {f.Printed}"))}");
        }
        faults.Count(f => f.Place.Line == 2).ShouldBeGreaterThanOrEqualTo(16);
        faults.ShouldAllBe(f => f.Place.File == File);
    }

    [Fact]
    public void The_table_of_rules_shows_standard_and_own_ones_in_order_with_what_they_booked()
    {
        var loaded = WorkspaceLoader.Load(workspace.Folder).Workspace!;
        var closing = Closing.Of(loaded, loaded.Consolidate(), [], new(2024, 12, 31))!;
        var rows = closing.Sheets.Single(s => s.File == "rules.csv").Rows;
        rows.Select(r => r[0].Shown)
            .ShouldBe(["dividends", "royalties", "intercompany-balances", "intercompany-balances", "intercompany-transactions", "treasury-shares",
                "stock-margin", "stock-margin", "unrealised-profit", "unrealised-profit-in-use", "unrealised-profit-tax", "unrealised-profit-tax-in-use",
                "profit-sold-to-investees", "profit-bought-from-investees", "profit-between-investees", "profit-sold-to-investees-tax", "profit-of-investees-tax",
                "investment-presentation"]);
        rows[1][20].Amount.ShouldBe(60m);
        rows[1][18].Shown.ShouldBe("group/eliminations.csv:2");
    }

    private ConsolidationRun Run()
    {
        var loaded = WorkspaceLoader.Load(workspace.Folder);
        loaded.Findings.Where(f => f.Severity == Severity.Fault).Select(f => $"{f.Place} {f.Code} {f.Message}").ShouldBeEmpty();
        return loaded.Workspace!.Consolidate();
    }
}
