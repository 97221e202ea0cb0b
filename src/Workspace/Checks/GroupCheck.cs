using System.Globalization;
using Kessan.Consolidation;
using Kessan.Core;
using Kessan.Ledgers;

namespace Kessan.Workspace;

/// <summary>
/// One parent, holdings of at most 100% (WS118), the accounts (WS117) and movements (WS119) the rules need, an opening that balances (LG111).
/// </summary>
internal static class GroupCheck
{
    private static readonly AccountRole[] BookedTo =
    [
        AccountRole.MinorityInterest, AccountRole.RetainedEarnings, AccountRole.TranslationAdjustment, AccountRole.EquityMethodResult,
        AccountRole.MinorityResult,
        AccountRole.InvestmentInAssociates,
    ];

    public static IEnumerable<Finding> Of(LoadedWorkspace workspace) =>
        [.. Parent(workspace.Group), .. Holdings(workspace.Group), .. Roles(workspace), .. Movements(workspace), .. Opening(workspace.Group)];

    private static IEnumerable<Finding> Parent(Group group)
    {
        if (group.Entities.Count == 0 || group.Parent is not null) { yield break; }
        var tops = group.Entities.Where(e => !group.Ownerships.Any(o => o.Entity == e.Code)).Select(e => e.Code).ToArray();
        yield return Fault("WS118", "group-does-not-hold-together", EntityReader.OwnershipFile, null, tops.Length == 0 ? "none" : string.Join(", ", tops),
            "one company nobody holds",
            "The one company that nobody holds is the parent.", "Add the holdings that are missing.");
    }

    private static IEnumerable<Finding> Holdings(Group group)
    {
        foreach (var holding in group.Ownerships)
        {
            var total = group.HoldingsIn(holding.Entity, holding.From).Sum(h => h.Percent);
            if (total <= 100m) { continue; }
            yield return Fault("WS118", "group-does-not-hold-together", EntityReader.OwnershipFile, holding.Source.Row,
                total.ToString(CultureInfo.InvariantCulture), "at most 100",
                $"From {holding.From:yyyy-MM-dd} more than all of {holding.Entity} is held.", "Correct a percentage, or end a holding with a row of 0.");
        }
    }

    private static IEnumerable<Finding> Roles(LoadedWorkspace workspace)
    {
        foreach (var role in Needed(workspace).Where(r => !workspace.Chart.WithRole(r).Any()))
        {
            yield return Fault("WS117", "role-missing", ChartReader.File, null, "no account", ChartReader.WordOf(role),
                $"The rules need an account with the role {ChartReader.WordOf(role)}.", "Give the role to the account that is meant.");
        }

        foreach (var account in BookedTo.SelectMany(r => workspace.Chart.WithRole(r).Skip(1)))
        {
            yield return Fault("WS117", "role-missing", ChartReader.File, account.Source.Row, account.Code, "one account with this role",
                $"The rules book to one account with the role {ChartReader.WordOf(account.Role)}; this is the second.", "Leave the role to one of them.");
        }
    }

    private static IEnumerable<AccountRole> Needed(LoadedWorkspace workspace)
    {
        var methods = workspace.Group.Ownerships.Select(o => o.Method).ToHashSet();
        yield return AccountRole.RetainedEarnings;
        if (methods.Contains(ConsolidationMethod.Full))
        {
            yield return AccountRole.InvestmentInSubsidiaries;
            yield return AccountRole.MinorityInterest;
            yield return AccountRole.MinorityResult;
        }

        if (methods.Contains(ConsolidationMethod.Equity))
        {
            yield return AccountRole.InvestmentInAssociates;
            yield return AccountRole.EquityMethodResult;
        }

        if (IsForeign(workspace)) { yield return AccountRole.TranslationAdjustment; }
    }

    private static IEnumerable<Finding> Movements(LoadedWorkspace workspace)
    {
        var methods = workspace.Group.Ownerships.Select(o => o.Method).ToHashSet();
        List<(string Code, MovementKind? Kind)> needed = [(MovementCodes.Opening, MovementKind.Opening), (MovementCodes.NetIncome, MovementKind.Result)];
        if (methods.Contains(ConsolidationMethod.Full)) { needed.AddRange([(MovementCodes.MinorityResult, null), (MovementCodes.Dividends, null)]); }
        if (methods.Contains(ConsolidationMethod.Equity)) { needed.AddRange([(MovementCodes.EquityMethod, null), (MovementCodes.DividendsReceived, null)]); }
        if (workspace.Group.Allocations.Any(a => a.Months is not null)) { needed.Add((MovementCodes.Depreciation, null)); }
        if (IsForeign(workspace)) { needed.Add((MovementCodes.Exchange, null)); }
        foreach (var (code, kind) in needed)
        {
            var found = workspace.Movements.Find(code);
            if (found is not null && (kind is null || found.Kind == kind)) { continue; }
            yield return Fault("WS119", "needed-movement-missing", MovementReader.File, found?.Source.Row,
                found?.Kind.ToString().ToLowerInvariant() ?? "no movement",
                kind is null ? code : $"{code} of kind {kind.Value.ToString().ToLowerInvariant()}", $"The rules book under the movement {code}.",
                "Add it to the table.");
        }
    }

    private static IEnumerable<Finding> Opening(Group group)
    {
        var total = group.Opening.Sum(o => o.Amount);
        if (total == 0m) { yield break; }
        yield return Fault("LG111", "opening-entries-do-not-balance", AcquisitionReader.OpeningFile, null, total.ToString(CultureInfo.InvariantCulture), "0",
            "The consolidation entries carried forward do not add to zero.", "Find the line that is missing or wrong.");
    }

    private static bool IsForeign(LoadedWorkspace workspace) => workspace.Group.Entities.Any(e => e.Currency != workspace.Settings.Currency);

    private static Finding Fault(string code, string rule, string file, int? row, string found, string expected, string message, string remedy) =>
        new(code, rule, Severity.Fault, new(file, row), message) { Printed = found, Expected = expected, Remedy = remedy };
}
