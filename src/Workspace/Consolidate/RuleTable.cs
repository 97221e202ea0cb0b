using System.Globalization;
using Kessan.Consolidation;
using Kessan.Documents.Workbooks;

namespace Kessan.Workspace.Consolidate;

/// <summary>The rules of elimination of a group workspace, standard ones and its own, in the order in which they run and in the form of group/eliminations.csv, each with what it booked in the period.</summary>
internal static class RuleTable
{
    public static Sheet Of(ConsolidatedPeriod period, GroupFiles files)
    {
        var sheet = new Sheet("Rules", "rules.csv",
            ["rule", "order", "level", "accounts", "entities", "movements", "partners", "members", "lines", "factor", "taken_from", "destination", "destination_entity", "destination_movement", "bearer", "reason", "source", "entries", "debits"]);
        var booked = period.Entries.ToLookup(e => e.Rule, StringComparer.Ordinal);
        foreach (var rule in StandardRules.All.Concat(files.Eliminations).OrderBy(r => StandardRules.Find(r.Name)?.Order ?? r.Order).ThenBy(r => r.Name, StringComparer.Ordinal).ThenBy(r => r.Source.Row))
        {
            var standard = StandardRules.Find(rule.Name);
            var entries = standard == rule || standard is null ? booked[rule.Name].Where(e => standard == rule || e.Sources.Contains(rule.Source)).ToArray() : [];
            sheet.Add(
                [.. Said(rule, standard).Select(Sheet.Text), new Cell.Number(entries.Length), new Cell.Number(entries.SelectMany(e => e.Lines).Sum(l => Math.Max(0m, l.Amount)))]);
        }

        return sheet;
    }

    private static string?[] Said(EliminationRule rule, EliminationRule? standard) =>
    [
        rule.Name, (standard?.Order ?? rule.Order).ToString(CultureInfo.InvariantCulture), (standard ?? rule) is { Origin: Origin.LocalAdjustment } ? "adjustment" : (standard ?? rule).Level.ToString().ToLowerInvariant(),
        rule.Selection.Accounts.Text, rule.Selection.Entities.Text, rule.Selection.Movements.Text, rule.Selection.Partners.Text, string.Join(';', rule.Selection.Members.Select(m => $"{m.Dimension}={m.Members.Text}")),
        rule.Selection.Lines.ToString().ToLowerInvariant(), FactorText(rule), rule.TakenFrom, rule.Destination, rule.Destination is null ? null : rule.DestinationEntity, rule.DestinationMovement,
        rule.Bearer.ToString().ToLowerInvariant(), rule.Reason, rule.Source.Row == 0 ? "standard" : string.Create(CultureInfo.InvariantCulture, $"{rule.Source.File}:{rule.Source.Row}"),
    ];

    private static string FactorText(EliminationRule rule) => rule.Factor.ToString(CultureInfo.InvariantCulture) + rule.FactorOf switch { FactorOf.GroupShare => "*group-share", FactorOf.OutsideShare => "*outside-share", _ => "" };
}
