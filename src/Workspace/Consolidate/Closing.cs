using System.Text;
using Kessan.Consolidation;
using Kessan.Core;
using Kessan.Documents.Workbooks;
using Kessan.Ledgers;
using Kessan.Statements;
using Kessan.Workspace.Build;

namespace Kessan.Workspace.Consolidate;

/// <summary>
/// One consolidated period as a person takes it away: its tables, its chart, its proofs. All in memory; putting it in place is the caller's last step.
/// </summary>
public sealed record Closing(LoadedWorkspace Workspace, ConsolidatedPeriod Period, CashFlowStatement CashFlows, IReadOnlyList<Proof> Proofs,
    IReadOnlyList<Sheet> Sheets, string Chart, IReadOnlyList<Finding> Findings)
{
    // The tables of single lines are long and made only where they are written.
    private Sheet[] All =>
        [.. Sheets, .. Workspace.GroupFiles is null ? [] : new[] { Levels }, LedgerTables.Entries(Period), LedgerTables.Intercompany(Period, Workspace.Chart)];

    public Sheet Worksheet => Sheets[0];

    /// <summary>Every company's accounts from its own currency to what it contributes (format 2).</summary>
    public Sheet Levels => LevelTable.Of(Period, Workspace.Chart, Workspace.Group, Workspace.Settings.Currency);

    /// <summary>Equity by company and owners.</summary>
    public Sheet Equity => Sheets[3];

    /// <summary>The files of the output folder.</summary>
    public IReadOnlyList<OutputFile> Files()
    {
        var all = All;
        return [.. all.Select(s => new OutputFile(s.File, Encoding.UTF8.GetBytes(s.Csv()))), new("ownership.svg", Encoding.UTF8.GetBytes(Chart)),
            new("consolidation.xlsx", WorkbookFile.Write(all))];
    }

    /// <returns>Null where the workspace has no ledgers of that day.</returns>
    /// <param name="apart">Whether tables show what arose since the closing before in the same fiscal year, rather than since its beginning.</param>
    public static Closing? Of(LoadedWorkspace workspace, ConsolidationRun run, IReadOnlyList<CashFlowRule> rules, DateOnly end, bool apart = false)
    {
        ArgumentNullException.ThrowIfNull(workspace);
        ArgumentNullException.ThrowIfNull(run);
        if (!run.Periods.TryGetValue(end, out var period)) { return null; }
        var before = run.Periods.GetValueOrDefault(workspace.Settings.Calendar.PreviousYearEnd(Core.Period.Instant(end)).End);
        var cash = new CashFlowEngine(workspace.Chart, workspace.Movements, rules, Acquisitions(workspace)).State(period);
        var holdings = Holdings(workspace, end);
        var subsidiaries = holdings.Where(h => h.Method == ConsolidationMethod.Full).Select(h => h.Entity).ToHashSet(StringComparer.Ordinal);
        var sheet = new PeriodProofSheet(period, workspace.Chart, workspace.Movements, subsidiaries)
        {
            ByPair = workspace.GroupFiles is not null,
            Parent = ParentOf(workspace, holdings),
            Remeasured = workspace.Group.Entities
                .Where(e => e.IsRemeasured || e.Functional is not null || (workspace.GroupFiles?.FunctionalChanges.Any(c => c.Entity == e.Code) ?? false))
                .Select(e => e.Code)
                .ToHashSet(StringComparer.Ordinal),
        };
        var proofs = sheet.Of(before, cash);
        var earlier = apart ? BeforeInYear(workspace, run, end) : null;
        var shown = PeriodView.Of(period, earlier);
        if (apart)
        {
            cash = new CashFlowEngine(workspace.Chart, workspace.Movements, rules, Acquisitions(workspace)).State(shown);
            if (!cash.HasBareClosings)
            {
                proofs = [.. proofs, ProofRule.Cash.Of("cash flows of the period are the change in cash", "group", cash.Total, cash.Closing - cash.Opening)];
            }
        }

        var worksheet = WorksheetTable.Of(shown, workspace.Chart);
        var ofYear = new EquityByCompany(period, workspace.Chart);
        var (movements, equity) = (LedgerTables.Movements(shown, workspace.Chart, workspace.Movements),
            (apart ? new EquityByCompany(shown, workspace.Chart, earlier) : ofYear).Table());
        proofs =
        [
            .. proofs, .. workspace.GroupFiles is null ? [] : BookProofs.Whole(workspace, period),
            .. BookProofs.Ties(shown, workspace.Chart, worksheet, movements, equity),
            .. workspace.GroupFiles is null || before is null ? [] : ofYear.Openings(new(before, workspace.Chart)),
        ];
        Sheet[] sheets =
        [
            worksheet, movements, LedgerTables.CashFlows(cash), equity, LedgerTables.Proofs(proofs), .. ByMember(workspace, period, earlier),
            .. workspace.GroupFiles is { } files ? [RuleTable.Of(period, files)] : Array.Empty<Sheet>(),
        ];
        return new(workspace, period, cash, proofs, sheets, ChartOf(workspace, holdings, end),
            [.. period.Findings, .. cash.Findings, .. ProofFindings.Of(proofs, end, period.Findings)]);
    }

    private static ConsolidatedPeriod? BeforeInYear(LoadedWorkspace workspace, ConsolidationRun run, DateOnly end)
    {
        var start = workspace.Settings.Calendar.CumulativeTo(end).Start!.Value;
        return run.Periods.Values.LastOrDefault(p => p.End < end && p.End >= start);
    }

    private static IEnumerable<Sheet> ByMember(LoadedWorkspace workspace, ConsolidatedPeriod period, ConsolidatedPeriod? earlier) =>
        workspace.GroupFiles is null ? [] : MemberLines.Dimensions(workspace).Select(d => SegmentTable.Of(workspace, period, d, earlier));

    private static IReadOnlyList<HoldingOnDay> Holdings(LoadedWorkspace workspace, DateOnly end) =>
        workspace.GroupFiles is { } files ? HoldingOnDay.Of(files, end) : HoldingOnDay.Of(workspace.Group, end);

    private static string ChartOf(LoadedWorkspace workspace, IReadOnlyList<HoldingOnDay> holdings, DateOnly end)
    {
        var standings = workspace.GroupFiles is { } files
            ? StandingOnDay.Of(files, end, workspace.ForGroup().Policies.Is(PolicyCatalogue.ParentShares, "conventional"))
            : StandingOnDay.Of(workspace.Group, end);
        return new OwnershipChart(workspace.Group, ParentOf(workspace, holdings), holdings, standings, end).Write();
    }

    private static string? ParentOf(LoadedWorkspace workspace, IReadOnlyList<HoldingOnDay> holdings)
    {
        var held = holdings.Select(h => h.Entity).ToHashSet(StringComparer.Ordinal);
        return workspace.GroupFiles?.NamedParent ?? workspace.Group.Parent?.Code ?? workspace.Group.Entities.FirstOrDefault(e => !held.Contains(e.Code))?.Code;
    }

    // Under a movement that is non-cash a company was bought with something else than cash.
    private static HashSet<string> Acquisitions(LoadedWorkspace workspace) =>
        workspace.Group.Steps.Select(s => s.Movement).Where(m => workspace.Movements.Find(m)?.Kind == MovementKind.Cash).ToHashSet(StringComparer.Ordinal);
}
