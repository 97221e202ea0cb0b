using Kessan.Core;
using Kessan.Workspace;

namespace Kessan.Tests.Consolidation;

/// <summary>What a group workspace is refused for: all faults of one run together, each with its place and what to do, and nothing consolidated.</summary>
public sealed class GroupFaultTests : IDisposable
{
    private readonly TemporaryWorkspace workspace = new("smallest-workspace");

    private string Folder => workspace.Folder;

    public void Dispose() => workspace.Dispose();

    [Fact]
    public void The_sound_workspace_has_no_finding() => Load().Findings.ShouldBeEmpty();

    [Fact]
    public void Faults_of_all_files_come_out_together()
    {
        Append("ledgers/2024-12/P.csv", "receivables,,X,7");
        Replace("ledgers/2024-12/S.csv", "land,100", "land,103");
        Append("group/events.csv", "more,2024-06-01,purchase,P,S,30,50,");
        Append("group/events.csv", "late,2034-06-01,purchase,P,S,0,1,");
        Append("group/fair-values.csv", "bye,land,1");
        var loaded = Load();
        loaded.Workspace.ShouldBeNull();
        string[] codes = ["LG103", "WS112", "WS115", "WS126"];
        foreach (var code in codes) { loaded.Findings.ShouldContain(f => f.Code == code && f.Place.Line != 0 && f.Remedy != null, code); }
    }

    [Fact]
    public void Rows_that_can_be_read_are_judged_beside_those_that_cannot()
    {
        Append("group/events.csv", "nobody,2024-04-31,purchase,P,Q,x,1,");
        Append("group/events.csv", "itself,2024-06-01,purchase,S,S,1,1,");
        Append("group/events.csv", "late,2034-06-01,sale,P,S,10,1,");
        workspace.Write("group/equity.csv", "");
        workspace.Write("rates.csv", "date,currency,type,rate\n2024-12-31,EUR,closing,0\n2024-12-31,EUR,average,1,1\n");
        Append("ledgers/2024-12/P.csv", "cash,,,1");
        Append("ledgers/2024-12/S.csv", "cash,2OO");
        workspace.Write("ledgers/2024-13/S.csv", "account,amount\n");
        var loaded = Load();
        loaded.Workspace.ShouldBeNull();
        (string Code, string Place)[] expected =
        [
            ("WS109", "group/events.csv:3:8"), ("WS115", "group/events.csv:3:30"), ("WS108", "group/events.csv:3:32"), ("WS118", "group/events.csv:4"),
            ("LG113", "group/events.csv:5"), ("WS104", "group/equity.csv:1"),
            ("WS113", "rates.csv:2:24"), ("WS103", "rates.csv:3"), ("WS111", "ledgers/2024-12/P.csv:8:1"), ("WS108", "ledgers/2024-12/S.csv:8:6"),
            ("WS109", "ledgers/2024-13"),
        ];
        foreach (var (code, place) in expected)
        {
            loaded.Findings.ShouldContain(f => f.Code == code && f.Place.ToString() == place && f.Printed != null && f.Expected != null && f.Remedy != null,
                $"{code} {place}: {string.Join('\n', loaded.Findings.Select(f => $"{f.Code} {f.Place}"))}");
        }
    }

    [Fact]
    public void More_than_all_of_a_company_and_a_day_after_the_books_are_faults()
    {
        Append("group/events.csv", "more,2024-06-01,purchase,P,S,30,50,");
        Append("group/events.csv", "late,2034-06-01,sale,P,S,10,1,");
        var faults = Load().Findings;
        faults.ShouldContain(f => f.Code == "WS118" && f.Printed == "110" && f.Place.ToString() == "group/events.csv:3");
        faults.ShouldContain(f => f.Code == "LG113" && f.Printed == "2034-06-01");
    }

    [Fact]
    public void More_than_all_of_a_company_is_a_fault_beside_rows_that_cannot_be_read()
    {
        Append("group/events.csv", "more,2024-06-01,purchase,P,S,30,50,");
        Append("group/events.csv", "nobody,2024-06-01,purchase,P,Q,1,1,");
        Append("group/events.csv", "back,2024-06-01,purchase,S,P,1,1,");
        var faults = Load().Findings;
        faults.ShouldContain(f => f.Code == "WS118" && f.Printed == "110");
        faults.ShouldContain(f => f.Code == "WS118" && f.Printed!.StartsWith("none", StringComparison.Ordinal));
    }

    [Fact]
    public void A_row_that_may_be_a_sale_leaves_the_sum_open()
    {
        Append("group/events.csv", "less,2024-05-01,sale,P,S,x,50,");
        Append("group/events.csv", "more,2024-06-01,purchase,P,S,30,50,");
        Load().Findings.ShouldNotContain(f => f.Code == "WS118");
    }

    [Fact]
    public void Settings_that_cannot_be_read_leave_the_format_to_the_files()
    {
        workspace.Write("kessan.yaml", "format: 2\nname: [x\n");
        Load().Findings.Select(f => f.Code).Distinct(StringComparer.Ordinal).ShouldBe(["WS124"]);
    }

    [Fact]
    public void A_circle_without_a_parent_is_a_fault_until_the_parent_is_named()
    {
        Append("group/events.csv", "back,2024-01-01,purchase,S,P,10,20,");
        Load().Findings.ShouldContain(f => f.Code == "WS118" && f.Printed!.StartsWith("none", StringComparison.Ordinal));
        Append("kessan.yaml", "parent: P");
        Load().Findings.ShouldNotContain(f => f.Code == "WS118");
    }

    [Fact]
    public void A_missing_rate_says_the_row_that_is_needed()
    {
        Replace("group/entities.csv", "S,Subsidiary,USD", "S,Subsidiary,EUR");
        Append("accounts/chart.csv", "cta,Translation,equity,translation-adjustment,");
        var faults = Load().Findings;
        faults.ShouldContain(f => f.Code == "LG106" && f.Expected == "2024-12-31,EUR,closing");
        faults.ShouldContain(f => f.Code == "LG106" && f.Expected == "2024-12-31,EUR,average");
        faults.ShouldContain(f => f.Code == "LG106" && f.Expected == "2023-12-31,EUR,closing");
    }

    [Fact]
    public void A_closing_that_changes_without_a_scheme_is_a_fault_with_its_row()
    {
        Directory.CreateDirectory(Path.Combine(Folder, "ledgers/2025-12"));
        File.WriteAllText(Path.Combine(Folder, "ledgers/2025-12/P.csv"),
            "account,partner,amount\ncash,,340\ninvestment,S,200\nshare_capital,,-400\nretained_earnings,,-140\n");
        File.WriteAllText(Path.Combine(Folder, "ledgers/2025-12/S.csv"),
            "account,amount\nland,100\ncash,140\nshare_capital,-100\nretained_earnings,-110\nrevenue,-60\ncosts,30\n");
        Replace("accounts/chart.csv", "cash,Cash,asset,cash,CHG", "cash,Cash,asset,cash,");
        Load().Findings.ShouldContain(f => f.Code == "LG114" && f.Place.ToString() == "ledgers/2025-12/P.csv:2");
    }

    [Fact]
    public void Everything_that_can_be_wrong_is_said_in_one_run_and_nothing_is_consolidated()
    {
        Append("group/entities.csv", "T,Third,EUR");
        Append("group/entities.csv", "U,Nobody's,USD");
        Append("group/events.csv", "back,2024-01-01,purchase,S,P,10,20,");
        Append("group/events.csv", "too-much,2024-06-01,purchase,P,S,30,50,");
        Append("group/events.csv", "third,2024-01-01,purchase,P,T,100,5,");
        Append("group/events.csv", "late,2034-06-01,purchase,P,U,10,1,");
        File.WriteAllText(Path.Combine(Folder, "ledgers/2024-12/T.csv"), "account,amount\ncash,5\nshare_capital,-5\n");
        Directory.CreateDirectory(Path.Combine(Folder, "ledgers/2025-12"));
        File.WriteAllText(Path.Combine(Folder, "ledgers/2025-12/S.csv"),
            "account,partner,amount\nland,,130\ncash,U,100\nshare_capital,,-100\nretained_earnings,,-125\n");
        Replace("accounts/chart.csv", "cash,Cash,asset,cash,CHG", "cash,Cash,asset,cash,");
        Replace("ledgers/2024-12/S.csv", "cash,110", "cash,111");
        var loaded = Load();
        loaded.Workspace.ShouldBeNull();
        (string Code, string Place, string Printed)[] faults =
        [
            ("WS118", "group/events.csv", "none: the holdings run in a circle"), ("WS118", "group/events.csv:4", "110"), ("LG106", "rates.csv", "no rate"),
            ("LG117", "ledgers/2025-12/S.csv:3", "U"),
            ("LG114", "ledgers/2025-12/S.csv:3", "no movement"), ("LG103", "ledgers/2024-12/S.csv", "1"), ("LG113", "group/events.csv:6", "2034-06-01"),
        ];
        foreach (var (code, place, printed) in faults)
        {
            loaded.Findings.ShouldContain(f => f.Code == code && f.Place.ToString() == place && f.Printed == printed && f.Remedy != null
                && f.Severity == Severity.Fault,
                $"{code} {place} {printed}: {string.Join('\n', loaded.Findings.Select(f => $"{f.Code} {f.Place} {f.Printed}"))}");
        }
    }

    [Fact]
    public void Hyperinflation_is_refused_by_name()
    {
        Replace("group/entities.csv", "entity,name,currency", "entity,name,currency,translation");
        Replace("group/entities.csv", "P,Parent,USD", "P,Parent,USD,");
        Replace("group/entities.csv", "S,Subsidiary,USD", "S,Subsidiary,ARS,hyperinflation");
        Load().Findings.ShouldContain(f => f.Code == "WS129" && f.Message.Contains("IAS 29", StringComparison.Ordinal) && f.Place.Line == 3);
    }

    [Fact]
    public void A_reverse_acquisition_of_less_than_half_is_refused()
    {
        Append("group/events.csv", "turned,2024-06-30,reverse,P,S,40,50,");
        Load().Findings.ShouldContain(f => f.Code == "WS113" && f.Message.Contains("IFRS 3 ¶B19", StringComparison.Ordinal));
    }

    [Fact]
    public void A_venture_that_becomes_a_subsidiary_or_holds_companies_is_refused_by_name()
    {
        workspace.Write("group/scope.csv", "entity,from,method,reason\nS,2024-01-01,proportional,joint venture\nS,2024-07-01,full,control\n");
        Append("group/entities.csv", "T,Third,USD");
        Append("group/events.csv", "third,2024-01-01,purchase,S,T,100,5,");
        Load().Findings.Where(f => f.Code == "WS149").Select(f => f.Place.ToString()).ShouldBe(["group/events.csv:3", "group/scope.csv:3"]);
    }

    [Fact]
    public void Equity_of_a_day_before_the_books_must_be_given()
    {
        Replace("group/events.csv", "2024-01-01", "2019-05-01");
        File.Delete(Path.Combine(Folder, "group/equity.csv"));
        Load().Findings.ShouldContain(f => f.Code == "CO610" && f.Severity == Severity.Fault);
    }

    [Fact]
    public void Equity_of_a_day_within_the_year_that_the_books_do_not_allow_is_reported()
    {
        Replace("group/events.csv", "2024-01-01", "2024-07-01");
        Replace("ledgers/2024-12/P.csv", "investment,OPN,S,200", "investment,ADD,S,200");
        Load().Workspace!.Consolidate().Findings.ShouldNotContain(f => f.Code == "CO611");
        Replace("group/equity.csv", "retained_earnings,-80", "retained_earnings,-280");
        Load().Workspace!.Consolidate().Findings.ShouldContain(f => f.Code == "CO611" && f.Place.ToString() == "group/equity.csv:2" && f.Printed == "-200");
    }

    [Fact]
    public void A_role_that_is_needed_is_asked_for()
    {
        Replace("accounts/chart.csv", ",non-controlling-result,", ",,");
        Load().Findings.ShouldContain(f => f.Code == "WS117" && f.Expected == "minority-result");
    }

    private LoadResult Load() => WorkspaceLoader.Load(Folder);

    private void Append(string file, string line) => workspace.Append(file, line);

    private void Replace(string file, string old, string now) => workspace.Replace(file, old, now);
}
