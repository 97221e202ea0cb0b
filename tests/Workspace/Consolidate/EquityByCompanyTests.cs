using Kessan.Ledgers;
using Kessan.Tests.Consolidation;
using Kessan.Workspace.Consolidate;

namespace Kessan.Tests.Workspace.Consolidate;

/// <summary>
/// The equity of the group company by company, of its owners and of others: every worked problem opens as it closed and closes with the worksheet.
/// </summary>
public class EquityByCompanyTests
{
    public static TheoryData<string> Names => [.. Problem.Names];

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_company_opens_as_it_closed(string name)
    {
        var workspace = new Problem(name).Load();
        EquityByCompany? before = null;
        foreach (var period in workspace.Consolidate().Periods.Values
            .Where(p => workspace.Settings.Calendar.Year(workspace.Settings.Calendar.YearOf(p.End)).End == p.End))
        {
            var now = new EquityByCompany(period, workspace.Chart);
            if (before is not null) { now.Openings(before).Where(p => !p.Holds).Select(p => $"{p.Of} {p.Found} {p.Expected}").ShouldBeEmpty(); }
            now.Table().Rows[^1][^1].Amount
                .ShouldBe(-period.Lines.Where(l => workspace.Chart[l.Account].Class is AccountClass.Equity or AccountClass.Minority).Sum(l => l.Amount));
            before = now;
        }
    }

    [Fact]
    public void Each_cause_has_its_column()
    {
        var workspace = new Problem("other-income-goes-with-the-shares").Load();
        var sheet = new EquityByCompany(workspace.Consolidate().Periods[new(2023, 12, 31)], workspace.Chart).Table();
        sheet.Header.ShouldBe(["company", "of", "opening", "result", "other comprehensive income", "dividends", "capital", "scope", "other", "closing"]);
        string Row(string company, string of) =>
            string.Join(' ', sheet.Rows.First(r => r[0].Shown == company && r[1].Shown == of).Skip(2).Select(c => c.Shown));
        Row("S", "others").ShouldBe("40000 4000 4000 0 0 -24000 0 24000");
        Row("S", "owners of the parent").ShouldBe("0 16000 16000 0 0 2000 0 34000");
        Row("Group", "all").ShouldBe("540000 20000 20000 0 0 -30000 0 550000");
    }
}
