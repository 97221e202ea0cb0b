using Kessan.Core;
using Kessan.Workspace;

namespace Kessan.Tests.Consolidation;

/// <summary>Files as spreadsheets and hurried people leave them: each fault says what was meant, and nothing is said twice.</summary>
public sealed class BadInputTests : IDisposable
{
    private readonly TemporaryWorkspace workspace = new("net-investment-hedge-and-the-day-of-sale");

    public void Dispose() => workspace.Dispose();

    [Fact]
    public void Days_of_a_spreadsheet_are_named_as_the_workspace_writes_them()
    {
        workspace.Replace("group/events.csv", "2022-12-31", "44926");
        workspace.Replace("rates.csv", "2023-12-31,EUR,closing", "31/12/2023,EUR,closing");
        Faults().Where(f => f.Code == "WS109").Select(f => f.Expected).ShouldBe(["2022-12-31", "2023-12-31"]);
    }

    [Fact]
    public void A_file_with_semicolons_is_one_fault()
    {
        var file = Path.Combine(workspace.Folder, "ledgers/2023-12/S.csv");
        File.WriteAllText(file, File.ReadAllText(file).Replace(',', ';'));
        Faults().ShouldHaveSingleItem().Message.ShouldBe("The columns are separated by semicolons.");
    }

    [Fact]
    public void An_opening_is_not_held_against_a_closing_that_could_not_be_read()
    {
        workspace.Replace("ledgers/2023-12/P.csv", "account,movement,partner,amount", "acct,movement,partner,amount");
        Faults().ShouldNotContain(f => f.Code == "LG104");
    }

    [Fact]
    public void An_opening_that_differs_from_a_closing_that_was_read_is_a_fault()
    {
        workspace.Replace("ledgers/2024-12/S.csv", "retained_earnings,OPN,,-120", "retained_earnings,OPN,,-125");
        Faults().ShouldContain(f => f.Code == "LG104" && f.Printed == "-125" && f.Expected == "-120");
    }

    [Fact]
    public void A_currency_is_three_letters()
    {
        workspace.Replace("kessan.yaml", "currency: USD", "currency: dollars");
        Faults().ShouldContain(f => f.Code == "WS123" && f.Printed == "dollars" && f.Place.Line == 4);
    }

    [Fact]
    public void Windows_line_ends_and_a_byte_order_mark_are_no_faults()
    {
        foreach (var file in new[] { "ledgers/2023-12/P.csv", "group/events.csv", "accounts/chart.csv", "rates.csv", "group/entities.csv" })
        {
            var path = Path.Combine(workspace.Folder, file);
            File.WriteAllText(path, File.ReadAllText(path).Replace("\n", "\r\n", StringComparison.Ordinal), new System.Text.UTF8Encoding(true));
        }

        Faults().ShouldBeEmpty();
    }

    private Finding[] Faults() => [.. WorkspaceLoader.Load(workspace.Folder).Findings.Where(f => f.Severity == Severity.Fault)];
}
