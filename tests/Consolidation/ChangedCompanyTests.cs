using Kessan.Core;
using Kessan.Workspace;

namespace Kessan.Tests.Consolidation;

/// <summary>
/// Companies that end in another, work in a currency of their own, or close on another day: what is refused, what is reported, and what may be left out.
/// </summary>
public sealed class ChangedCompanyTests
{
    [Fact]
    public void A_company_of_which_others_hold_a_part_is_not_merged()
    {
        using var workspace = new TemporaryWorkspace("subsidiary-merged-into-the-parent");
        workspace.Replace("group/events.csv", "P,S,100,500", "P,S,80,500");
        var loaded = WorkspaceLoader.Load(workspace.Folder);
        loaded.Workspace.ShouldBeNull();
        loaded.Findings.ShouldContain(f => f.Code == "WS150" && f.Place.ToString() == "group/events.csv:3" && f.Remedy != null);
    }

    [Fact]
    public void A_merger_whose_difference_stands_on_another_account_is_reported_and_not_taken_back()
    {
        using var workspace = new TemporaryWorkspace("subsidiary-merged-into-the-parent");
        workspace.Replace("ledgers/2024-12/P.csv", "gain,,S,20", "costs,,,20");
        var run = WorkspaceLoader.Load(workspace.Folder).Workspace!.Consolidate();
        run.Findings.ShouldContain(f => f.Code == "CO670" && f.Printed == "-20" && f.Place.ToString() == "group/events.csv:3");
        run.Findings.ShouldContain(f => f.Code == "CO504");
        run.Periods[new(2024, 12, 31)].Entries.ShouldNotContain(e => e.Rule == "merger-inside-the-group");
    }

    [Theory]
    [InlineData("2023-12-31", false)]
    [InlineData("2023-06-30", true)]
    public void A_holding_company_lost_within_a_year_is_reported(string day, bool reported)
    {
        using var workspace = new TemporaryWorkspace("holding-company-sold-down-to-an-associate");
        workspace.Replace("group/events.csv", "sell,2023-12-31", $"sell,{day}");
        var run = WorkspaceLoader.Load(workspace.Folder).Workspace!.Consolidate();
        var findings = run.Findings.Where(f => f.Code == "CO680").ToArray();
        findings.Length.ShouldBe(reported ? 1 : 0);
        if (reported) { (findings[0].Place.ToString(), findings[0].Message.Contains("without T,", StringComparison.Ordinal)).ShouldBe(("group/events.csv:4", true)); }
    }

    [Fact]
    public void A_change_to_a_third_currency_is_refused()
    {
        using var workspace = new TemporaryWorkspace("functional-currency-changes-in-mid-year");
        workspace.Replace("group/functional.csv", "USD", "GBP");
        var loaded = WorkspaceLoader.Load(workspace.Folder);
        loaded.Workspace.ShouldBeNull();
        loaded.Findings.ShouldContain(f => f.Code == "WS151" && f.Printed == "GBP" && f.Expected == "USD");
    }

    [Fact]
    public void What_no_trial_balance_says_of_the_day_of_a_change_arose_evenly()
    {
        using var workspace = new TemporaryWorkspace("functional-currency-changes-in-mid-year");
        workspace.Delete("ledgers/2024-06/S.csv");
        var run = WorkspaceLoader.Load(workspace.Folder).Workspace!.Consolidate();
        run.Findings.Where(f => f.Severity != Severity.Note).ShouldBeEmpty();
        run.Periods[new(2024, 12, 31)].Lines.Where(l => l.Account == "revenue").Sum(l => l.Amount).ShouldBe((-125m * 1.12m) - (125m * 1.20m));
    }

    [Fact]
    public void Rates_into_a_functional_currency_follow_from_two_others_where_the_file_has_none()
    {
        using var workspace = new TemporaryWorkspace("books-in-pounds-that-work-in-euros");
        var figures = Translation(workspace);
        workspace.Replace("rates.csv", "GBP,closing,1.15,,EUR", "GBP,closing,1.265,,");
        workspace.Replace("rates.csv", "GBP,average,1.18,,EUR", "GBP,average,1.2744,,");
        workspace.Replace("rates.csv", "GBP,closing,1.20,,EUR", "GBP,closing,1.26,,");
        Translation(workspace).ShouldBe(figures);
        figures.ShouldBe(60.35m);
    }

    [Fact]
    public void Books_of_four_months_before_are_refused()
    {
        using var workspace = new TemporaryWorkspace("closing-day-three-months-earlier");
        workspace.Replace("group/entities.csv", "Subsidiary that closes in September,EUR,3", "Subsidiary that closes in September,EUR,4");
        WorkspaceLoader.Load(workspace.Folder).Findings.ShouldContain(f => f.Code == "WS113" && f.Printed == "4" && f.Place.File == "group/entities.csv");
    }

    private static decimal Translation(TemporaryWorkspace workspace) =>
        WorkspaceLoader.Load(workspace.Folder).Workspace!.Consolidate().Periods[new(2024, 12, 31)].Lines
            .Where(l => l.Account == "translation")
            .Sum(l => l.Amount);
}
