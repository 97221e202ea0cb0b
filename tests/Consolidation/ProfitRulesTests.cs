using Kessan.Consolidation;
using Kessan.Core;
using Kessan.Workspace;
using Kessan.Workspace.Consolidate;

namespace Kessan.Tests.Consolidation;

/// <summary>Profits inside the group are taken out by rules in data: standard ones, what narrows them, and the group's own.</summary>
public sealed class ProfitRulesTests : IDisposable
{
    private const string File = "group/eliminations.csv";
    private static readonly DateOnly Year1 = new(2023, 12, 31), Year2 = new(2024, 12, 31);

    private readonly TemporaryWorkspace workspace = new("profits-taken-out-by-rules");

    public void Dispose() => workspace.Dispose();

    [Fact]
    public void Without_rows_of_the_group_the_standard_rules_take_profit_and_defer_tax()
    {
        workspace.Delete(File);
        var period = Run().Periods[Year1];
        Sum(period, "goods").ShouldBe(320m);
        Sum(period, "equipment").ShouldBe(192m);
        Sum(period, "deferred_tax").ShouldBe(41.4m);
        period.Entries.Where(e => e.Id.StartsWith("UP-", StringComparison.Ordinal)).GroupBy(e => e.Rule, StringComparer.Ordinal).Select(g => (g.Key, g.Count()))
            .ShouldBe([("unrealised-profit", 3), ("unrealised-profit-in-use", 1), ("unrealised-profit-tax", 3), ("unrealised-profit-tax-in-use", 1)]);
    }

    [Theory]
    [InlineData("entities", 360, "profits upstream are left alone: the parent is the buyer")]
    [InlineData("partners", 370, "profits downstream are left alone: the parent is the seller")]
    public void A_direction_is_a_selection(string column, int goods, string reason)
    {
        workspace.Write(File, $"rule,accounts,{column},reason\nunrealised-profit,*,!parent,{reason}\n");
        Sum(Run().Periods[Year1], "goods").ShouldBe(goods);
    }

    [Fact]
    public void A_rule_of_the_group_that_takes_a_profit_whole_leaves_the_standard_one_nothing()
    {
        workspace.Write(File,
            "rule,order,accounts,lines,destination,destination_entity,bearer,reason\nmargin,390,goods,profits,costs,partner,partner,Profit in stock is shown in other costs\n");
        var period = Run().Periods[Year1];
        Sum(period, "goods").ShouldBe(320m);
        Sum(period, "cost_of_sales").ShouldBe(910m);
        period.Entries.Where(e => e.Rule == "margin")
            .ShouldAllBe(e => e.Sources.Any(s => s.File == File && s.Row == 2) && e.Sources.Any(s => s.File == "group/unrealised.csv"));
        // Tax on the profit is another selection, and stays.
        Sum(period, "deferred_tax").ShouldBe(41.4m);
    }

    [Fact]
    public void The_table_of_rules_says_what_each_booked_and_which_row_a_policy_chose()
    {
        var loaded = WorkspaceLoader.Load(workspace.Folder).Workspace!;
        var sheet = Closing.Of(loaded, loaded.Consolidate(), [], Year2)!.Sheets.Single(s => s.File == "rules.csv");
        var columns = sheet.Header.ToList();
        string[] Of(string rule, string source) =>
            sheet.Rows.Where(r => r[0].Shown == rule && (r[columns.IndexOf("source")].Shown == source))
                .Select(r => $"{r[columns.IndexOf("bearer")].Shown} {r[columns.IndexOf("policies")].Shown} {r[columns.IndexOf("debits")].Shown}")
                .ToArray();
        Of("unrealised-profit", "standard").ShouldBe(["partner upstream-profit=share 90"]);
        Of("unrealised-profit-tax", "standard").ShouldBe(["partner upstream-profit=share 27"]);
        Of("plant-profit-in-use", $"{File}:7").ShouldBe(["entity excess-depreciation=buyer 12"]);
        Of("plant-profit-in-use", $"{File}:8").ShouldBe(["partner excess-depreciation=seller 0"]);
    }

    [Fact]
    public void What_only_a_profit_has_is_refused_elsewhere_and_a_profit_needs_a_destination()
    {
        workspace.Write(File, "rule,accounts,lines,level,factor,taken_from,taken_from_entity,destination,policies,reason\n"
            + "a,goods,profits,elimination,,,,,upstream-profit=perhaps,because\n"
            + "b,goods,books,,tax-rate,role:nothing,investee,listed,,because\n");
        var faults = WorkspaceLoader.Load(workspace.Folder).Findings;
        (string Code, int Line)[] expected = [("WS113", 2), ("WS107", 2), ("WS110", 2), ("WS112", 3), ("WS113", 3)];
        foreach (var (code, line) in expected)
        {
            faults.ShouldContain(f => f.Code == code && f.Place.Line == line && f.Place.File == File && f.Remedy != null);
        }
        faults.Count(f => f.Code == "WS113" && f.Place.Line == 3).ShouldBe(3);
    }

    [Fact]
    public void Standard_rules_are_rows_of_one_file_and_each_name_has_one_row_under_every_set()
    {
        foreach (var set in PolicyCatalogue.Sets)
        {
            var policies = PolicyCatalogue.Of(set);
            foreach (var name in StandardRules.All.Select(r => r.Name).Distinct(StringComparer.Ordinal))
            {
                StandardRules.Of(name, policies).Count().ShouldBe(1, $"{name} under {set}");
            }
        }
    }

    private static decimal Sum(ConsolidatedPeriod period, string account) => period.Lines.Where(l => l.Account == account).Sum(l => l.Amount);

    private ConsolidationRun Run()
    {
        var loaded = WorkspaceLoader.Load(workspace.Folder);
        loaded.Findings.Where(f => f.Severity == Severity.Fault).Select(f => $"{f.Place} {f.Code} {f.Message}").ShouldBeEmpty();
        return loaded.Workspace!.Consolidate();
    }
}
