using Kessan.Consolidation;
using Kessan.Core;
using Kessan.Ledgers;

namespace Kessan.Workspace;

/// <summary>Everything a workspace holds, read and checked. Its lists stand in the order of the files, whatever the order of reading was.</summary>
/// <param name="Folder">Where it lies; no result depends on it.</param>
/// <param name="TrialBalances">By month end, then by the company's code in ordinal order.</param>
public sealed record LoadedWorkspace(
    string Folder,
    WorkspaceSettings Settings,
    ChartOfAccounts Chart,
    MovementTable Movements,
    Group Group,
    RateTable Rates,
    IReadOnlyList<TrialBalance> TrialBalances,
    IReadOnlyList<FactRow> Facts,
    IReadOnlyList<ShareEvent> Shares,
    IReadOnlyList<Dilution> Dilution)
{
    /// <summary>The scenario that was read: actual, budget.</summary>
    public string Scenario { get; init; } = Scenarios.Actual;

    /// <summary>Causes for which published periods are stated anew, in the order of their announcement.</summary>
    public IReadOnlyList<Restatement> Restatements { get; init; } = [];

    /// <summary>The last closing that is consolidated; null: all.</summary>
    internal DateOnly? Until { get; init; }

    /// <summary>Policies that restatements which count have changed.</summary>
    internal IReadOnlyList<KeyValuePair<string, string>> RestatedPolicies { get; init; } = [];

    /// <summary>Entries of people above the packages.</summary>
    public IReadOnlyList<TopSideLine> TopSide { get; init; } = [];

    /// <summary>What earnings per share need beside shares.</summary>
    public ShareTerms ShareTerms { get; init; } = ShareTerms.None;

    /// <summary>The month ends that have ledgers, oldest first.</summary>
    public IReadOnlyList<DateOnly> Ends { get; } = [.. TrialBalances.Select(t => t.End).Distinct()];

    /// <summary>The journals of the companies without trial balances; null where there are none.</summary>
    public WorkspaceJournals? Journals { get; init; }

    /// <summary>What the consolidation works on.</summary>
    public ConsolidationInput ForConsolidation() =>
        new(Group, Chart, Movements, Rates, Settings.Calendar, Settings.Currency, TrialBalances) { TopSide = TopSide };

    /// <summary>The files of a group workspace; null in format 1.</summary>
    public GroupFiles? GroupFiles { get; init; }

    /// <summary>What the group engine works on, under the policies of the workspace or of another set.</summary>
    /// <exception cref="InvalidOperationException">The workspace is not one of format 2.</exception>
    public GroupInput ForGroup(string? policySet = null)
    {
        var files = GroupFiles ?? throw new InvalidOperationException("Only a workspace of format 2 has events.");
        var policies = PolicyCatalogue.Of(policySet ?? Settings.PolicySet);
        if (policySet is null || policySet == Settings.PolicySet)
        {
            foreach (var (name, choice) in Settings.Policies.Concat(RestatedPolicies)) { policies = policies.With(name, choice); }
        }

        return new(files, Chart, Movements, Rates, Settings.Calendar, Settings.Currency, policies,
            Until is { } last ? [.. TrialBalances.Where(t => t.End <= last)] : TrialBalances)
        {
            TopSide = TopSide,
            Scenario = Scenario
        };
    }

    /// <summary>The consolidated ledgers of all month ends.</summary>
    public ConsolidationRun Consolidate() => Run ?? (GroupFiles is null ? Consolidator.Run(ForConsolidation()) : GroupConsolidator.Run(ForGroup()));

    /// <summary>The same books under another set of standards.</summary>
    public ConsolidationRun ConsolidateUnder(string policySet) => GroupConsolidator.Run(ForGroup(policySet));

    // A group workspace is consolidated once while it is checked: what the rules cannot work with is a fault like any other.
    internal ConsolidationRun? Run { get; init; }
}

/// <param name="Scenario">Which scenario of the books is read.</param>
/// <param name="Version">The highest version of a package that is read; null for the last.</param>
/// <param name="Draft">
/// Whether books that are still being made are read: a trial balance that is missing, does not add to zero or does not continue the year before is then a note
/// and no fault. Nothing may be announced from a draft.
/// </param>
public sealed record LoadOptions(bool Draft = false, string Scenario = Scenarios.Actual, int? Version = null)
{
    /// <summary>The causes of restatement that count; null: all.</summary>
    public IReadOnlySet<string>? Causes { get; init; }

    /// <summary>The last closing that is consolidated; null: all. Later books may open with what an earlier version does not close with.</summary>
    public DateOnly? Until { get; init; }

    /// <summary>
    /// Whether earnings that were announced (reported/, with perShare in kessan.yaml) may be all there is: earnings per share need no books then.
    /// </summary>
    public bool MayLackBooks { get; init; }
}

/// <param name="Workspace">Null where there is any fault.</param>
/// <param name="Findings">All faults in order of file and row; of a draft, its notes.</param>
public sealed record LoadResult(LoadedWorkspace? Workspace, IReadOnlyList<Finding> Findings)
{
    /// <summary>
    /// What could be read although something else could not: for finding the faults of further files in the same run, and for nothing else. Null where
    /// settings, chart, movements or companies are not known, since every name would then be a fault.
    /// </summary>
    public LoadedWorkspace? Readable { get; init; }
}
