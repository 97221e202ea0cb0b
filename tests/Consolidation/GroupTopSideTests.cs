using Kessan.Consolidation;
using Kessan.Core;
using Kessan.Documents.Workbooks;
using Kessan.Workspace;

namespace Kessan.Tests.Consolidation;

/// <summary>
/// Entries of people in a group workspace: from CSV and from a workbook, with a reason, in their year, carried forward, taken back on their day.
/// </summary>
public sealed class GroupTopSideTests : IDisposable
{
    private const string Header = "entry,date,entity,account,movement,partner,amount,reason,reverses";
    private readonly TemporaryWorkspace workspace = new("minority-bought-as-a-layer");

    private string Folder => workspace.Folder;

    public void Dispose() => workspace.Dispose();

    [Fact]
    public void An_entry_counts_from_its_day_and_is_carried_forward()
    {
        Csv("late,2006-12-31,P,cash,CHG,,-9,Invoice of December,", "late,2006-12-31,P,depreciation,,,9,Invoice of December,");
        var (with, without) = (Run(), Plain());
        (Sum(with, 2006, "depreciation") - Sum(without, 2006, "depreciation")).ShouldBe(9m);
        (Sum(with, 2006, "cash") - Sum(without, 2006, "cash")).ShouldBe(-9m);
        Sum(with, 2007, "depreciation").ShouldBe(Sum(without, 2007, "depreciation"));
        (Sum(with, 2007, "cash") - Sum(without, 2007, "cash")).ShouldBe(-9m);
        with.Periods[End(2006)].Lines.Where(l => l.Origin == Origin.TopSide).ShouldAllBe(l => l.Entry!.StartsWith("TS-", StringComparison.Ordinal));
    }

    [Fact]
    public void A_reversing_entry_goes_back_in_its_year()
    {
        Csv("accrue,2006-12-31,P,cash,CHG,,-9,Accrued,2007-01-31", "accrue,2006-12-31,P,depreciation,,,9,Accrued,2007-01-31");
        var (with, without) = (Run(), Plain());
        (Sum(with, 2006, "depreciation") - Sum(without, 2006, "depreciation")).ShouldBe(9m);
        (Sum(with, 2007, "depreciation") - Sum(without, 2007, "depreciation")).ShouldBe(-9m);
        Sum(with, 2007, "cash").ShouldBe(Sum(without, 2007, "cash"));
        with.Periods[End(2007)].Findings.ShouldNotContain(f => f.Severity == Severity.Exception);
    }

    [Fact]
    public void A_workbook_says_the_same_as_a_csv()
    {
        Csv("late,2006-12-31,P,cash,CHG,,-9,Invoice,", "late,2006-12-31,P,depreciation,,,9,Invoice,");
        var of = Lines(Run());
        workspace.Delete("adjustments/top-side.csv");
        var sheet = new Sheet("Entries", "top-side.csv", Header.Split(','));
        sheet.Add(T("late"), T("2006-12-31"), T("P"), T("cash"), T("CHG"), Cell.Blank, new Cell.Number(-9m), T("Invoice"), Cell.Blank);
        sheet.Add(T("late"), T("2006-12-31"), T("P"), T("depreciation"), Cell.Blank, Cell.Blank, new Cell.Number(9m), T("Invoice"), Cell.Blank);
        File.WriteAllBytes(Path.Combine(Folder, "adjustments/top-side.xlsx"), WorkbookFile.Write([sheet]));
        Lines(Run()).ShouldBe(of);
    }

    [Fact]
    public void An_entry_without_reason_or_out_of_balance_is_refused()
    {
        Csv("late,2006-12-31,P,cash,CHG,,-9,,", "late,2006-12-31,P,depreciation,,,8,Invoice,");
        var findings = WorkspaceLoader.Load(Folder).Findings;
        findings.ShouldContain(f => f.Code == "WS107" && f.Place.ToString().StartsWith("adjustments/top-side.csv:2", StringComparison.Ordinal));
        workspace.Write("adjustments/top-side.csv", $"{Header}\nlate,2006-12-31,P,cash,CHG,,-9,Invoice,\nlate,2006-12-31,P,depreciation,,,8,Invoice,\n");
        WorkspaceLoader.Load(Folder).Findings.ShouldContain(f => f.Code == "LG115" && f.Printed == "-1");
    }

    private static Cell.Text T(string text) => new(text);

    private static string[] Lines(ConsolidationRun run) =>
        [.. run.Periods.Values.SelectMany(p => p.Lines).Select(l => $"{l.Entity} {l.Account} {l.Movement} {l.Amount} {l.Origin}")];

    private void Csv(params string[] rows) => workspace.Write("adjustments/top-side.csv", $"{Header}\n{string.Join('\n', rows)}\n");

    private ConsolidationRun Run()
    {
        var loaded = WorkspaceLoader.Load(Folder);
        loaded.Findings.Select(f => f.Message).ShouldBeEmpty();
        return loaded.Workspace!.Consolidate();
    }

    private static ConsolidationRun Plain() => new Problem("minority-bought-as-a-layer").Load().Consolidate();

    private static DateOnly End(int year) => new(year, 12, 31);

    private static decimal Sum(ConsolidationRun run, int year, string account) =>
        run.Periods[End(year)].Lines.Where(l => l.Account == account).Sum(l => l.Amount);
}
