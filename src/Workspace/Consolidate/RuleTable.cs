using System.Globalization;
using Kessan.Consolidation;
using Kessan.Documents.Workbooks;

namespace Kessan.Workspace.Consolidate;

/// <summary>
/// The rules of elimination of a group workspace, standard ones and its own, in the order in which they run and in the form of group/eliminations.csv, each
/// with what it booked in the period.
/// </summary>
internal static class RuleTable
{
    public static Sheet Of(ConsolidatedPeriod period, GroupFiles files)
    {
        var sheet = new Sheet("Rules", "rules.csv",
            [
                "rule", "order", "level", "accounts", "entities", "movements", "partners", "members", "lines", "factor", "taken_from", "taken_from_entity",
                "destination", "destination_entity", "destination_movement", "bearer",
                "policies", "reason", "source", "entries", "debits",
            ]);
        var booked = period.Entries.ToLookup(e => e.Rule, StringComparer.Ordinal);
        foreach (var rule in period.StandardRules.Concat(files.Eliminations)
            .OrderBy(OrderOf)
            .ThenBy(r => r.Name, StringComparer.Ordinal)
            .ThenByDescending(r => r.IsStandard)
            .ThenBy(r => r.Source.Row))
        {
            // A row that narrows a standard rule books nothing itself.
            var entries = booked[rule.Name].Where(e => rule.IsStandard || (StandardRules.Find(rule.Name) is null && e.Sources.Contains(rule.Source))).ToArray();
            sheet.Add([.. Said(rule).Select(Sheet.Text), new Cell.Number(entries.Length),
                new Cell.Number(entries.SelectMany(e => e.Lines).Sum(l => Math.Max(0m, l.Amount)))]);
        }

        return sheet;
    }

    private static int OrderOf(EliminationRule rule) => (StandardRules.Find(rule.Name) ?? rule).Order;

    private static string?[] Said(EliminationRule rule) =>
    [
        rule.Name, OrderOf(rule).ToString(CultureInfo.InvariantCulture), LevelText(StandardRules.Find(rule.Name) ?? rule),
        rule.Selection.Accounts.Text, rule.Selection.Entities.Text, rule.Selection.Movements.Text, rule.Selection.Partners.Text,
        string.Join(';', rule.Selection.Members.Select(m => $"{m.Dimension}={m.Members.Text}")),
        EliminationReader.WordOf(rule.Selection.Lines), FactorText(rule), rule.TakenFrom, rule.TakenFrom is null ? null : rule.TakenFromEntity,
        rule.Destination, rule.Destination is null ? null : rule.DestinationEntity, rule.DestinationMovement,
        rule.Bearer.ToString().ToLowerInvariant(), string.Join('|', rule.Policies.Select(p => $"{p.Key}={p.Value}")), rule.Reason,
        rule.IsStandard ? "standard" : string.Create(CultureInfo.InvariantCulture, $"{rule.Source.File}:{rule.Source.Row}"),
    ];

    private static string LevelText(EliminationRule rule) => rule.Origin == Origin.LocalAdjustment ? "adjustment" : rule.Level.ToString().ToLowerInvariant();

    private static string FactorText(EliminationRule rule) =>
        rule.Factor == 1m && rule.FactorOf == FactorOf.TaxRate
            ? "tax-rate"
            : rule.Factor.ToString(CultureInfo.InvariantCulture)
                + rule.FactorOf switch
                {
                    FactorOf.GroupShare => "*group-share",
                    FactorOf.OutsideShare => "*outside-share",
                    FactorOf.TaxRate => "*tax-rate",
                    _ => ""
                };
}
