using Kessan.Tests.Consolidation;
using Kessan.Workspace.Consolidate;

namespace Kessan.Tests.Workspace.Consolidate;

/// <summary>From a company's own currency to what it contributes to the group.</summary>
public class LevelTableTests
{
    public static TheoryData<string> Names =>
        ["loan-and-interest-across-currencies", "current-rate-method-in-full", "three-tiers-with-equity-method-books", "profits-taken-out-by-rules"];

    [Theory]
    [MemberData(nameof(Names))]
    public void Contributions_of_all_companies_are_the_consolidated_amount(string name)
    {
        var workspace = new Problem(name).Load();
        var run = workspace.Consolidate();
        foreach (var end in run.Periods.Keys)
        {
            var closing = Closing.Of(workspace, run, [], end)!;
            var contributions = closing.Levels.Rows.Where(r => r[0].Shown.Length > 0)
                .GroupBy(r => r[0].Shown, StringComparer.Ordinal)
                .ToDictionary(g => g.Key, g => g.Sum(r => r[^1].Amount), StringComparer.Ordinal);
            foreach (var row in closing.Worksheet.Rows.Where(r => r[0].Shown.Length > 0))
            {
                contributions.GetValueOrDefault(row[0].Shown).ShouldBe(row[^1].Amount, row[0].Shown);
            }
        }
    }

    [Fact]
    public void A_foreign_company_stands_in_both_currencies()
    {
        var workspace = new Problem("current-rate-method-in-full").Load();
        var closing = Closing.Of(workspace, workspace.Consolidate(), [], new(2020, 12, 31))!;
        var ppe = closing.Levels.Rows.Single(r => r[0].Shown == "ppe");
        (ppe[3].Shown, ppe[4].Amount, ppe[5].Amount).ShouldBe(("GBP", 2976400m, 2976400m * 1.47m));
        var revenue = closing.Levels.Rows.Single(r => r[0].Shown == "revenue");
        (revenue[4].Amount, revenue[5].Amount).ShouldBe((-5400000m, -5400000m * 1.43m));
    }
}
