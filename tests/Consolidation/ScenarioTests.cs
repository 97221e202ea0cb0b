using Kessan.Consolidation;
using Kessan.Core;
using Kessan.Workspace;

namespace Kessan.Tests.Consolidation;

/// <summary>Scenarios and versions of ledgers, and the name of a run.</summary>
public sealed class ScenarioTests : IDisposable
{
    private readonly TemporaryWorkspace workspace = new("budget-on-actual-books");

    public void Dispose() => workspace.Dispose();

    [Fact]
    public void The_last_version_of_a_package_counts_unless_an_earlier_one_is_asked_for()
    {
        Result(Run(new()), 2024).ShouldBe(-127.6m);
        Result(Run(new(Version: 1)), 2024).ShouldBe(-134.5m);
        Run(new()).Periods[new(2024, 12, 31)].Versions.ShouldBe(new Dictionary<string, int>(StringComparer.Ordinal) { ["S"] = 2 });
    }

    [Fact]
    public void A_scenario_opens_with_the_actual_books_before_it_and_leaves_out_those_after()
    {
        Run(new()).Periods.Keys.ShouldBe([new(2024, 12, 31)]);
        workspace.Write("ledgers/2026-12/P.csv", "account,amount\ncash,1\nshare_capital,-1\n");
        var budget = Run(new(Scenario: "budget"));
        budget.Periods.Keys.ShouldBe([new(2024, 12, 31), new(2025, 12, 31)]);
        Result(budget, 2025).ShouldBe(-153m);
        budget.Periods[new(2025, 12, 31)].Scenario.ShouldBe("budget");
    }

    [Fact]
    public void Rows_of_a_scenario_nobody_has_and_a_scenario_without_ledgers_are_faults()
    {
        workspace.Append("rates.csv", "2025-12-31,GBP,closing,1.3,buget");
        WorkspaceLoader.Load(workspace.Folder, new(Scenario: "forecast")).Findings
            .Select(f => $"{f.Code} {f.Printed}")
            .ShouldBe(["WS147 forecast", "WS110 buget"], ignoreOrder: true);
    }

    [Fact]
    public void A_scenario_s_own_rate_goes_before_the_common_one()
    {
        workspace.Append("rates.csv", "2025-12-31,EUR,average,2,");
        Result(Run(new(Scenario: "budget")), 2025).ShouldBe(-153m);
    }

    [Fact]
    public void A_run_has_the_name_of_what_it_booked()
    {
        var first = RunName.Of(Run(new()).Periods[new(2024, 12, 31)]);
        first.ShouldBe(RunName.Of(Run(new()).Periods[new(2024, 12, 31)]));
        first.ShouldNotBe(RunName.Of(Run(new(Version: 1)).Periods[new(2024, 12, 31)]), StringComparer.Ordinal);
        first.Length.ShouldBe(12);
    }

    [Fact]
    public void The_view_of_a_period_opens_with_the_closing_before_in_its_year()
    {
        workspace.Write("ledgers/2024-06/P.csv",
            "account,movement,partner,amount\ncash,OPN,,390\ncash,CHG,,40\ninvestment,OPN,S,110\nshare_capital,OPN,,-500\nsales,,,-140\ncosts,,,100\n");
        workspace.Write("ledgers/2024-06/S.csv", "account,movement,amount\ncash,OPN,100\ncash,CHG,10\nshare_capital,OPN,-100\nsales,,-30\ncosts,,20\n");
        workspace.Append("rates.csv", "2024-06-30,EUR,closing,1.12,\n2024-06-30,EUR,average,1.11,");
        var run = Run(new());
        var (half, year) = (run.Periods[new(2024, 6, 30)], run.Periods[new(2024, 12, 31)]);
        var apart = PeriodView.Of(year, half);
        Sum(apart, "sales", null).ShouldBe(Sum(year, "sales", null) - Sum(half, "sales", null));
        Sum(apart, "cash", "OPN").ShouldBe(half.Lines.Where(l => l.Account == "cash").Sum(l => l.Amount));
        apart.Lines.Where(l => l.Account == "cash").Sum(l => l.Amount).ShouldBe(year.Lines.Where(l => l.Account == "cash").Sum(l => l.Amount));
    }

    private ConsolidationRun Run(LoadOptions options)
    {
        var loaded = WorkspaceLoader.Load(workspace.Folder, options);
        loaded.Findings.Where(f => f.Severity == Severity.Fault).Select(f => $"{f.Place} {f.Code} {f.Message}").ShouldBeEmpty();
        return loaded.Workspace!.Consolidate();
    }

    private static decimal Result(ConsolidationRun run, int year) =>
        run.Periods[new(year, 12, 31)].Lines.Where(l => l.Account is "sales" or "costs").Sum(l => l.Amount);

    private static decimal Sum(ConsolidatedPeriod period, string account, string? movement) =>
        period.Lines.Where(l => l.Account == account && l.Movement == movement).Sum(l => l.Amount);
}
