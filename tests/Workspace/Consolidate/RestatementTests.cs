using Kessan.Consolidation;
using Kessan.Core;
using Kessan.Tests.Consolidation;
using Kessan.Workspace;

namespace Kessan.Tests.Workspace.Consolidate;

/// <summary>Causes of restatement: what belongs to one counts with it only.</summary>
public sealed class RestatementTests : IDisposable
{
    private readonly TemporaryWorkspace workspace = new("restated-by-three-causes");

    public void Dispose() => workspace.Dispose();

    [Theory]
    [InlineData("", -180, 80)]
    [InlineData("late-invoice", -170, 80)]
    [InlineData("valuation", -170, 40)]
    [InlineData("late-invoice valuation interest-apart", -160, 40)]
    public void Packages_entries_and_fair_values_count_with_their_cause(string causes, decimal result, decimal goodwill)
    {
        var period = Run(new() { Causes = causes.Split(' ').ToHashSet(StringComparer.Ordinal) });
        period.Lines.Where(l => l.Account is "sales" or "costs" or "finance_costs").Sum(l => l.Amount).ShouldBe(result);
        period.Lines.Where(l => l.Account == "goodwill").Sum(l => l.Amount).ShouldBe(goodwill);
    }

    [Fact]
    public void A_policy_changes_with_its_cause()
    {
        workspace.Write("adjustments/restatements.csv",
            "cause,announced,kind,policies,reason\nlate-invoice,2025-03-10,error,,x\nvaluation,2025-06-30,error,,x\ninterest-apart,2025-12-31,policy,non-controlling-measurement=fair-value,x\n");
        Run(new() { Causes = new HashSet<string>(StringComparer.Ordinal) { "interest-apart" } }).Lines
            .Where(l => l.Account == "goodwill")
            .Sum(l => l.Amount)
            .ShouldBe(100m);
    }

    [Fact]
    public void Unknown_causes_packages_and_policies_are_faults_with_their_places()
    {
        workspace.Write("adjustments/restatements.csv",
            "cause,announced,kind,packages,policies,reason\nlate-invoice,2025-03-10,mistake,S.v3,goodwil=keep,\nlate-invoice,2025-03-10,error,,,twice\n");
        var faults = WorkspaceLoader.Load(workspace.Folder).Findings;
        (string Code, string Place)[] expected =
        [
            ("WS110", "adjustments/restatements.csv:2:25"), ("WS110", "adjustments/restatements.csv:2:33"), ("WS110", "adjustments/restatements.csv:2:38"),
            ("WS107", "adjustments/restatements.csv:2:51"), ("WS111", "adjustments/restatements.csv:3:1"),
            ("WS110", "adjustments/top-side.csv:2:55"), ("WS110", "group/fair-values.csv:2:27"),
        ];
        foreach (var (code, place) in expected)
        {
            faults.ShouldContain(f => f.Code == code && f.Place.ToString() == place && f.Severity == Severity.Fault,
                $"{code} {place}: {string.Join('\n', faults.Select(f => $"{f.Code} {f.Place}"))}");
        }
    }

    private ConsolidatedPeriod Run(LoadOptions options)
    {
        var loaded = WorkspaceLoader.Load(workspace.Folder, options);
        loaded.Findings.Where(f => f.Severity == Severity.Fault).Select(f => $"{f.Place} {f.Code} {f.Message}").ShouldBeEmpty();
        return loaded.Workspace!.Consolidate().Periods[new(2024, 12, 31)];
    }
}
