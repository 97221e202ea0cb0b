using System.Globalization;
using Kessan.Consolidation;
using Kessan.Core;
using Kessan.Ledgers;

namespace Kessan.Workspace;

/// <summary>
/// Whether the events of a group workspace hold together: one parent (WS118), holdings between 0 and 100% on every day (WS118), a company that does not hold
/// itself, dates that the books reach (LG113), a movement behind every flow of the chart (WS114).
/// </summary>
internal static class GroupFilesCheck
{
    private static readonly string[] Structural = ["kessan.yaml", "group/", "accounts/", "adjustments/"];

    public static IEnumerable<Finding> Of(LoadedWorkspace workspace, GroupFiles files) =>
        [.. Parent(files), .. Ventures(files), .. OfRows(workspace, files), .. Flows(workspace), .. RetainedEarnings(workspace)];

    // What is wrong whatever the rows that could not be read would have said.
    private static IEnumerable<Finding> OfRows(LoadedWorkspace workspace, GroupFiles files) =>
        [.. ItsOwn(files), .. Holdings(files), .. Dates(workspace, files)];

    /// <summary>Of events of which some could not be read: a circle stays one, whatever they add.</summary>
    public static IEnumerable<Finding> OfReadable(LoadedWorkspace workspace, GroupFiles files) =>
        [.. Parent(files).Where(f => f.Printed!.StartsWith("none", StringComparison.Ordinal)), .. OfRows(workspace, files)];

    /// <summary>Whether the rules can work on what was read, so that their faults come out in the same run.</summary>
    public static bool AllowsRun(IEnumerable<Finding> soFar) =>
        !soFar.Any(f => f.Severity == Severity.Fault && (Structural.Any(s => f.Place.File.StartsWith(s, StringComparison.Ordinal)) || f.Code == "WS101"));

    private static IEnumerable<Finding> Parent(GroupFiles files)
    {
        if (files.NamedParent is { } named)
        {
            if (!files.Entities.Any(e => e.Code == named))
            {
                yield return Fault("WS115", "unknown-entity", "kessan.yaml", null, named, "a company of group/entities.csv",
                    "The parent is no company of the group.", "Name a code of group/entities.csv.");
            }
            yield break;
        }

        var held = files.Events.Where(e => e.Kind != EventKind.Impairment).Select(e => e.Entity).ToHashSet(StringComparer.Ordinal);
        var tops = files.Entities.Where(e => !held.Contains(e.Code)).Select(e => e.Code).ToArray();
        if (tops.Length == 1 || files.Entities.Count == 0) { yield break; }
        yield return Fault("WS118", "group-does-not-hold-together", EventReader.EventsFile, null,
            tops.Length == 0 ? "none: the holdings run in a circle" : string.Join(", ", tops), "one company nobody holds",
            "The one company that nobody holds is the parent.",
            tops.Length == 0
                ? "Name the parent in kessan.yaml (parent: CODE)."
                : "Add the purchases that are missing, or name the parent in kessan.yaml (parent: CODE).");
    }

    private static IEnumerable<Finding> ItsOwn(GroupFiles files) => files.Events.Where(e => e.Kind != EventKind.Impairment && e.Owner == e.Entity)
        .Select(e => Fault("WS118", "group-does-not-hold-together", EventReader.EventsFile, e.Source.Row, e.Owner, "another company",
            "A company does not hold itself; its own shares are treasury stock.", "Correct the event."));

    private static IEnumerable<Finding> Holdings(GroupFiles files)
    {
        var held = new SortedDictionary<string, decimal>(StringComparer.Ordinal);
        foreach (var e in files.Events.Where(e => e.Kind != EventKind.Impairment)
            .OrderBy(e => e.Boundary)
            .ThenBy(e => e.Kind == EventKind.Sale ? 0 : 1)
            .ThenBy(e => e.Source.Row))
        {
            var key = $"{e.Owner}\n{e.Entity}";
            var now = held[key] = held.GetValueOrDefault(key) + (e.Kind == EventKind.Sale ? -e.Percent : e.Percent);
            var all = held.Where(h => h.Key.EndsWith($"\n{e.Entity}", StringComparison.Ordinal)).Sum(h => h.Value);
            if (now < 0m && !files.HasUnread)
            {
                yield return Fault("WS118", "group-does-not-hold-together", EventReader.EventsFile, e.Source.Row, Text(e.Percent),
                    $"at most {Text(now + e.Percent)}", $"{e.Owner} sells more of {e.Entity} than it holds.",
                    "Correct the percentage, or add the purchase that is missing.");
            }
            if (all > 100m && !files.Doubtful.Contains(e.Entity) && !files.Doubtful.Contains("*"))
            {
                yield return Fault("WS118", "group-does-not-hold-together", EventReader.EventsFile, e.Source.Row, Text(all), "at most 100",
                    FormattableString.Invariant($"From {e.Date:yyyy-MM-dd} more than all of {e.Entity} is held."),
                    "Correct a percentage, or add the sale that is missing.");
            }
        }
    }

    // Said by name, so that nobody takes a venture that changes its method for consolidated.
    private static IEnumerable<Finding> Ventures(GroupFiles files)
    {
        foreach (var venture in files.Overrides.Where(o => o.Method == ConsolidationMethod.Proportional).GroupBy(o => o.Entity, StringComparer.Ordinal))
        {
            var first = venture.Min(o => o.From);
            if (files.Overrides.Where(o => o.Entity == venture.Key && o.Method == ConsolidationMethod.Full && o.From > first).MinBy(o => o.From) is { } later)
            {
                yield return Fault("WS149", "venture-becomes-subsidiary", InsideReader.ScopeFile, later.Source.Row, "full", "one method while it is held",
                    $"{venture.Key} is consolidated in proportion first and in full later; what was held before control is then measured anew (IFRS 3 ¶42), which is written as an exit and an entry.",
                    "Give it a second code in entities.csv from that day on: a sale at the fair value of the part under the first, a purchase for that value and the price under the second, and ledgers under each.");
            }

            if (files.Events.FirstOrDefault(e => e.Owner == venture.Key) is { } held)
            {
                yield return Fault("WS149", "venture-becomes-subsidiary", EventReader.EventsFile, held.Source.Row, held.Owner,
                    "a company that is consolidated in full", $"{held.Owner} is consolidated in proportion; what it holds itself is not followed.",
                    "Write the books of the venture as those of its own group, with its companies in them.");
            }
        }
    }

    private static IEnumerable<Finding> Dates(LoadedWorkspace workspace, GroupFiles files)
    {
        if (workspace.Ends.Count == 0) { yield break; }
        var last = workspace.Ends[^1];
        var dated = files.Events.Select(e => (e.Date, e.Source))
            .Concat(files.Unrealised.Select(u => (u.Date, u.Source)))
            .Concat(files.Intercompany.Select(i => (i.Date, i.Source)))
            .Concat(files.InTransit.Select(i => (i.Date, i.Source)));
        foreach (var (date, source) in dated.Where(d => d.Date > last))
        {
            yield return Fault("LG113", "date-outside-period", source.File, source.Row, date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
                FormattableString.Invariant($"at most {last:yyyy-MM-dd}"),
                "The day lies after the last books of the workspace, so nothing would come of it.", "Correct the day, or add the books.");
        }
    }

    private static IEnumerable<Finding> Flows(LoadedWorkspace workspace)
    {
        foreach (var account in workspace.Chart.Accounts.Where(a => a.Flow is { } flow && workspace.Movements.Find(flow) is null))
        {
            var known = workspace.Movements.Movements.Select(m => m.Code);
            yield return Fault("WS114", "unknown-movement", ChartReader.File, account.Source.Row, account.Flow!,
                NearestName.Of(account.Flow!, known) ?? "a movement", $"There is no movement {account.Flow}.",
                NearestName.Remedy(account.Flow!, known, $"Use a standard movement, or add it to {MovementReader.File}."));
        }
    }

    private static IEnumerable<Finding> RetainedEarnings(LoadedWorkspace workspace)
    {
        if (workspace.Chart.TheOne(AccountRole.RetainedEarnings) is null)
        {
            yield return Fault("WS117", "role-missing", ChartReader.File, null, "no account", ChartReader.WordOf(AccountRole.RetainedEarnings),
                "The rules need an account with the role retained-earnings.", "Give the role to the account that is meant.");
        }
    }

    private static string Text(decimal value) => value.ToString(CultureInfo.InvariantCulture);

    private static Finding Fault(string code, string rule, string file, int? row, string found, string expected, string message, string remedy) =>
        new(code, rule, Severity.Fault, new(file, row), message) { Printed = found, Expected = expected, Remedy = remedy };
}
