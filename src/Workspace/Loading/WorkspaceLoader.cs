using Kessan.Core;
using Kessan.Ledgers;

namespace Kessan.Workspace;

/// <summary>Reads a workspace whole, or refuses it whole with every fault of every file. Writes nothing.</summary>
public static class WorkspaceLoader
{
    public static LoadResult Load(string folder, LoadOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(folder);
        if (!Directory.Exists(folder)) { return new(null, [NoFolder(folder)]); }
        var settingsFaults = new FaultList();
        var settings = SettingsReader.Read(folder, settingsFaults);
        var asked = options ?? new();
        var masters = MasterFiles.Read(folder, settings, asked);
        var journals = WorkspaceJournals.Of(folder, settings?.Journals, masters.Codes);
        var ledgers = LedgerFiles
            .Read(folder, masters.Codes, journals is not null,
                masters.Restatements.Where(r => !masters.Codes.Causes.IsActive(r.Cause)).SelectMany(r => r.Packages).ToHashSet(StringComparer.Ordinal))
            .With(journals, settings, masters);
        // Which files there must be depends on the format that kessan.yaml names: without it no other is missed.
        var findings = new List<Finding>(masters.Faults.Concat(ledgers.Faults)
            .Where(f => settings is not null ? !(asked.MayLackBooks && settings.PerShare is not null && IsWithoutBooks(folder, f)) : f.Code != "WS101"));
        var workspace = Assemble(folder, settings, masters, ledgers, findings) is { } assembled
            ? assembled with
            {
                Journals = journals,
                Scenario = asked.Scenario,
                Restatements = masters.Restatements,
                Until = asked.Until,
                RestatedPolicies = [.. masters.Restatements.Where(r => masters.Codes.Causes.IsActive(r.Cause)).SelectMany(r => r.Policies)]
            }
            : null;
        findings.AddRange(settingsFaults.All);
        if (workspace is not null) { findings.AddRange(WorkspaceChecks.Of(workspace, findings, asked)); }
        if (workspace?.GroupFiles is not null && GroupFilesCheck.AllowsRun(findings))
        {
            workspace = workspace with { Run = workspace.Consolidate() };
            findings.AddRange(workspace.Run.Findings.Where(f => f.Severity == Severity.Fault)
                .DistinctBy(f => $"{f.Code}{f.Place}{f.Message}", StringComparer.Ordinal));
        }
        else if (workspace?.GroupFiles is not null && masters.Codes is { Chart: not null, Movements: not null, Entities: not null })
        {
            findings.AddRange(GroupNeedsCheck.Of(workspace));
        }

        Finding[] inOrder = [.. Consequences.Without(findings)
            .OrderBy(f => f.Place)
            .ThenBy(f => f.Code, StringComparer.Ordinal)
            .ThenBy(f => f.Printed, StringComparer.Ordinal)];
        var namesAreKnown = settingsFaults.Count == 0 && masters.Codes is { Chart: not null, Movements: not null, Entities: not null };
        return new(inOrder.Any(f => f.Severity == Severity.Fault) ? null : workspace, inOrder) { Readable = namesAreKnown ? workspace : null };
    }

    // One fault for the folder, instead of one for each file that would be in it.
    private static Finding NoFolder(string folder) =>
        new("WS101", "missing-file", Severity.Fault, new(folder), File.Exists(folder) ? "A workspace is a folder, not a file." : "There is no such folder.")
    {
        Printed = File.Exists(folder) ? "a file" : "nothing", Expected = "a folder with kessan.yaml",
        Remedy = "Name the folder of the workspace; docs/reference/group-workspace.md says what stands in it.",
    };

    private static bool IsWithoutBooks(string folder, Finding finding) =>
        finding is { Code: "WS101", Place.File: "ledgers" } && Directory.Exists(Path.Combine(folder, "reported"));

    private static LoadedWorkspace? Assemble(string folder, WorkspaceSettings? settings, MasterFiles masters, LedgerFiles ledgers, List<Finding> findings)
    {
        if (settings is null) { return null; }
        var facts = FactFiles.Read(folder, settings.Calendar);
        findings.AddRange(facts.Faults);
        return new(
            folder, settings, masters.Chart, masters.Movements, masters.Group, masters.Rates, ledgers.TrialBalances, facts.Facts, masters.Shares,
            facts.Dilution)
        {
            ShareTerms = facts.ShareTerms, GroupFiles = masters.GroupFiles, TopSide = masters.TopSide,
        };
    }
}
