using Kessan.Core;
using Kessan.Ledgers;
using Kessan.Statements;
using Kessan.Workspace.Consolidate;

namespace Kessan.Tests.Consolidation;

/// <summary>
/// Every worked problem closes as a person closes it: worksheet, cash flows and tables of each of its periods, and no proof that does not hold.
/// </summary>
public class ClosingProofTests
{
    public static TheoryData<string> Names => [.. Problem.Names];

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_period_of_every_problem_proves(string name)
    {
        var workspace = new Problem(name).Load();
        var run = workspace.Consolidate();
        var (wrong, faults) = (new List<string>(), new FaultList());
        var rules = CashFlowRules.Read(workspace.Folder, workspace.Chart, workspace.Movements, faults);
        faults.All.ShouldBeEmpty();
        foreach (var end in run.Periods.Keys)
        {
            var closing = Closing.Of(workspace, run, rules, end)!;
            wrong.AddRange(closing.Findings.Where(f => f.Severity != Severity.Note).Select(f => $"{end:yyyy-MM-dd} {f.Code} {f.Message}"));
            closing.Proofs.Count.ShouldBeGreaterThan(3);
        }

        wrong.ShouldBeEmpty();
    }
}
