using Kessan.Consolidation;
using Kessan.Core;

namespace Kessan.Workspace;

/// <summary>
/// Every company that is consolidated or accounted for by the equity method at a month end has a trial balance there (LG105), and no other has (LG109).
/// </summary>
internal static class ScopeCheck
{
    public static IEnumerable<Finding> Of(LoadedWorkspace workspace)
    {
        var there = workspace.TrialBalances.Select(t => (t.Entity, t.End)).ToHashSet();
        foreach (var end in workspace.Ends)
        {
            foreach (var entity in workspace.Group.Entities.Where(e => !there.Contains((e.Code, end))
                && workspace.Group.MethodOn(e.Code, end) != ConsolidationMethod.None))
            {
                var file = FormattableString.Invariant($"ledgers/{end:yyyy-MM}/{entity.Code}.csv");
                yield return new("LG105", "trial-balance-missing", Severity.Fault, new(file),
                    $"{entity.Code} belongs to the group on {end:yyyy-MM-dd} but has no trial balance.")
                {
                    Printed = "no file",
                    Expected = file,
                    Remedy = $"Add it, or correct {EntityReader.OwnershipFile}.",
                };
            }
        }

        foreach (var ledger in workspace.TrialBalances.Where(t => workspace.Group.Find(t.Entity) is not null
            && workspace.Group.MethodOn(t.Entity, t.End) == ConsolidationMethod.None))
        {
            yield return new("LG109", "trial-balance-out-of-scope", Severity.Fault, new(ledger.File),
                $"{ledger.Entity} does not belong to the group on {ledger.End:yyyy-MM-dd}, so nothing would be done with its trial balance.")
            {
                Printed = ledger.File,
                Expected = "no file",
                Remedy = $"Remove it, or correct {EntityReader.OwnershipFile}.",
            };
        }
    }
}
