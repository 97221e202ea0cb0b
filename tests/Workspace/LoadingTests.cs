using Kessan.Core;

namespace Kessan.Tests.Workspace;

public class LoadingTests
{
    [Fact]
    public void All_faults_of_all_files_come_out_at_once_in_order_of_file_and_row()
    {
        using var workspace = new SmallWorkspace();
        workspace.Replace("ledgers/2008-06/sub.csv", "1500,DEP", "15O0,DEP")
            .Replace("ledgers/2008-03/sub.csv", "4000,,parent", "4000,,parnt")
            .Replace("ledgers/2008-03/sub.csv", "1500,DEP,,-60", "1500,DEP,,\"-1,060\"")
            .Replace("group/ownership.csv", "2007-10-01", "2007-10-1").Delete("kessan.yaml");
        workspace.Load().Findings.Select(f => $"{f.Place} {f.Code}").ShouldBe(
        [
            "group/ownership.csv:2:12 WS109", "kessan.yaml WS101", "ledgers/2008-03/sub.csv:7:12 WS108", "ledgers/2008-03/sub.csv:15:7 WS115",
            "ledgers/2008-06/sub.csv:8:1 WS112",
        ]);
    }

    [Fact]
    public void A_draft_may_lack_what_is_still_being_made()
    {
        using var workspace = new SmallWorkspace();
        workspace.Replace("ledgers/2008-03/sub.csv", "1500,DEP,,-60\n", "").Delete("ledgers/2008-06/sub.csv");
        var draft = workspace.Load(draft: true);
        draft.Workspace.ShouldNotBeNull();
        draft.Findings.Select(f => f.Code).ShouldBe(["LG103", "LG105"]);
        draft.Findings.ShouldAllBe(f => f.Severity == Severity.Note);
        workspace.Load().Workspace.ShouldBeNull();
    }

    [Fact]
    public void A_fault_in_the_chart_is_not_repeated_on_every_row_of_every_ledger()
    {
        using var workspace = new SmallWorkspace();
        workspace.Replace("accounts/chart.csv", "1500,Equipment,設備,asset", "1500,Equipment,設備,aset").Fault().Code.ShouldBe("WS110");
    }
}
