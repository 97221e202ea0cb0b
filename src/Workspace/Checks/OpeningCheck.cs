using System.Globalization;
using Kessan.Consolidation;
using Kessan.Core;
using Kessan.Ledgers;

namespace Kessan.Workspace;

/// <summary>
/// The opening of every account is the closing of the fiscal year before, with that year's result in retained earnings (LG104). Where that closing is not in
/// the workspace, all trial balances of the year have the opening of its first one. A company that enters the group during the year has no opening.
/// </summary>
internal static class OpeningCheck
{
    private sealed record Basis(IReadOnlyDictionary<string, decimal> Balances, string File, string Words);

    public static IEnumerable<Finding> Of(LoadedWorkspace workspace, IReadOnlyList<TrialBalance> ledgers)
    {
        var byKey = ledgers.ToDictionary(t => (t.Entity, t.End));
        foreach (var ledger in ledgers)
        {
            if (BasisOf(workspace, ledgers, byKey, ledger) is { } basis)
            {
                foreach (var finding in Compare(workspace, ledger, basis)) { yield return finding; }
            }
        }
    }

    private static Basis? BasisOf(LoadedWorkspace workspace, IReadOnlyList<TrialBalance> ledgers, Dictionary<(string, DateOnly), TrialBalance> byKey,
        TrialBalance ledger)
    {
        var yearStart = workspace.Settings.Calendar.CumulativeTo(ledger.End).Start!.Value;
        var before = yearStart.AddDays(-1);
        if (Method(workspace, ledger, before) != Method(workspace, ledger, ledger.End)) { return null; }
        if (byKey.TryGetValue((ledger.Entity, before), out var closing))
        {
            return new(ClosingOf(workspace, closing), closing.File, "the closing of the year before");
        }
        var first = ledgers.First(t => t.Entity == ledger.Entity && t.End >= yearStart);
        return first == ledger
            ? null
            : new(OpeningOf(first).ToDictionary(o => o.Key, o => o.Value.Amount, StringComparer.Ordinal), first.File,
                "the opening in the year's first trial balance");
    }

    private static ConsolidationMethod Method(LoadedWorkspace workspace, TrialBalance ledger, DateOnly day) => workspace.Group.MethodOn(ledger.Entity, day);

    private static IEnumerable<Finding> Compare(LoadedWorkspace workspace, TrialBalance ledger, Basis basis)
    {
        var opening = OpeningOf(ledger);
        foreach (var account in workspace.Chart.Accounts.Select(a => a.Code))
        {
            var found = opening.GetValueOrDefault(account);
            var expected = basis.Balances.GetValueOrDefault(account);
            if (found.Amount == expected) { continue; }
            yield return new("LG104", "opening-is-not-prior-closing", Severity.Fault, new(ledger.File, found.Row == 0 ? null : found.Row),
                $"Account {account} of {ledger.Entity} opens with {Text(found.Amount)}, but {basis.Words} ({basis.File}) is {Text(expected)}; the difference is {Text(found.Amount - expected)}.")
            {
                Printed = Text(found.Amount),
                Expected = Text(expected),
                Remedy = "Carry the closing forward; the result of the year before belongs to retained earnings.",
            };
        }
    }

    private static Dictionary<string, (decimal Amount, int Row)> OpeningOf(TrialBalance ledger)
    {
        var sums = new Dictionary<string, (decimal Amount, int Row)>(StringComparer.Ordinal);
        foreach (var line in ledger.Lines)
        {
            if (line.Movement != MovementCodes.Opening) { continue; }
            sums[line.Account] = sums.TryGetValue(line.Account, out var sum) ? (sum.Amount + line.Amount, sum.Row) : (line.Amount, line.Source.Row);
        }

        return sums;
    }

    private static Dictionary<string, decimal> ClosingOf(LoadedWorkspace workspace, TrialBalance ledger)
    {
        var retained = workspace.Chart.TheOne(AccountRole.RetainedEarnings)?.Code;
        var sums = new Dictionary<string, decimal>(StringComparer.Ordinal);
        foreach (var line in ledger.Lines)
        {
            var account = workspace.Chart.Find(line.Account) is { IsBalanceSheet: true } ? line.Account : retained ?? line.Account;
            sums[account] = sums.GetValueOrDefault(account) + line.Amount;
        }

        return sums;
    }

    private static string Text(decimal amount) => amount.ToString(CultureInfo.InvariantCulture);
}
