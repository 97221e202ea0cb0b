using Kessan.Core;

namespace Kessan.Workspace;

/// <summary>What needs several files at once. A file that has faults of its own is not judged further: what cannot be read cannot be added up.</summary>
internal static class WorkspaceChecks
{
    // What books that are still being made may lack.
    private static readonly HashSet<string> Draftable = new(StringComparer.Ordinal) { "LG103", "LG104", "LG105", "LG107" };

    /// <param name="soFar">The faults of reading.</param>
    public static IEnumerable<Finding> Of(LoadedWorkspace workspace, IReadOnlyCollection<Finding> soFar, LoadOptions options)
    {
        var faulty = soFar.Select(f => f.Place.File).ToHashSet(StringComparer.Ordinal);
        var sound = workspace.TrialBalances.Where(t => !faulty.Contains(t.File)).ToArray();
        bool Sound(string prefix) => !faulty.Any(f => f.StartsWith(prefix, StringComparison.Ordinal));
        var findings = BalanceCheck.Of(workspace, sound);
        if (workspace.GroupFiles is { } files)
        {
            if (Sound("group/") && Sound("accounts/"))
            {
                findings = findings.Concat(GroupFilesCheck.Of(workspace, files)).Concat(PartnerCheck.Of(workspace, files, sound));
            }
            else
            {
                findings = findings.Concat(GroupFilesCheck.OfReadable(workspace, files));
            }
        }
        else if (Sound("group/") && Sound("accounts/"))
        {
            findings = findings.Concat(GroupCheck.Of(workspace)).Concat(ScopeCheck.Of(workspace));
            if (Sound("rates.csv")) { findings = findings.Concat(RateCheck.Of(workspace)); }
            if (Sound("kessan.yaml")) { findings = findings.Concat(OpeningCheck.Of(workspace, sound)); }
        }

        return findings.Select(f => options.Draft && Draftable.Contains(f.Code) ? f with { Severity = Severity.Note } : f).ToArray();
    }
}
