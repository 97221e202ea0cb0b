using Kessan.Consolidation;
using Kessan.Core;
using Kessan.Ledgers;

namespace Kessan.Workspace;

/// <summary>
/// A partner of a row belongs to the group on some day of the year (LG117): with a company nobody holds, nothing would be taken out, and nobody would notice.
/// </summary>
internal static class PartnerCheck
{
    public static IEnumerable<Finding> Of(LoadedWorkspace workspace, GroupFiles files, IReadOnlyList<TrialBalance> ledgers)
    {
        var inGroup = new Dictionary<DateOnly, HashSet<string>>();
        foreach (var ledger in ledgers)
        {
            if (!inGroup.TryGetValue(ledger.End, out var known)) { inGroup.Add(ledger.End, known = Known(workspace, files, ledger.End)); }
            foreach (var line in ledger.Lines.Where(l => l.Partner is { } partner && !known.Contains(partner))
                .DistinctBy(l => l.Partner, StringComparer.Ordinal))
            {
                yield return new("LG117", "partner-not-in-scope", Severity.Fault, new(line.Source.File, line.Source.Row),
                    FormattableString.Invariant($"{line.Partner} is held by no company of the group in the year to {ledger.End:yyyy-MM-dd}."))
                {
                    Printed = line.Partner, Expected = $"a company that an event of {EventReader.EventsFile} brings in",
                    Remedy = $"Add the purchase to {EventReader.EventsFile}; leave the partner empty for third parties.",
                };
            }
        }
    }

    private static HashSet<string> Known(LoadedWorkspace workspace, GroupFiles files, DateOnly end)
    {
        var start = workspace.Settings.Calendar.CumulativeTo(end).Start!.Value;
        var days = files.Events.Select(e => e.Boundary).Where(d => d >= start && d <= end).Append(start.AddDays(-1)).Append(end).Distinct();
        var known = days.SelectMany(d => HoldingOnDay.Of(files, d)).SelectMany(h => new[] { h.Owner, h.Entity }).ToHashSet(StringComparer.Ordinal);
        if (files.NamedParent is { } parent) { known.Add(parent); }
        return known;
    }
}
