using System.Globalization;
using Kessan.Core;
using Kessan.Ledgers;

namespace Kessan.Workspace;

/// <summary>A trial balance adds to zero (LG103), and so does each of its non-cash movements (LG107).</summary>
internal static class BalanceCheck
{
    public static IEnumerable<Finding> Of(LoadedWorkspace workspace, IReadOnlyList<TrialBalance> ledgers)
    {
        foreach (var ledger in ledgers)
        {
            var total = 0m;
            foreach (var line in ledger.Lines) { total += line.Amount; }
            if (total != 0m) { yield return Unbalanced(ledger, total); }
            if (workspace.GroupFiles is not null) { continue; }
            foreach (var finding in Noncash(workspace, ledger)) { yield return finding; }
        }
    }

    private static Finding Unbalanced(TrialBalance ledger, decimal total) =>
        new("LG103", "trial-balance-does-not-add-to-zero", Severity.Fault, new(ledger.File),
            $"The trial balance of {ledger.Entity} does not add to zero: {(total > 0m ? "debits exceed credits" : "credits exceed debits")} by {Text(Math.Abs(total))}.")
        {
            Printed = Text(total),
            Expected = "0",
            Remedy = "Find the row that is missing or wrong; the result of the year stays in the income-statement accounts.",
        };

    private static IEnumerable<Finding> Noncash(LoadedWorkspace workspace, TrialBalance ledger)
    {
        var totals = new SortedDictionary<string, (decimal Amount, int Row)>(StringComparer.Ordinal);
        foreach (var line in ledger.Lines)
        {
            if (line.Movement is not { } movement || workspace.Movements.Find(movement)?.Kind != MovementKind.Noncash) { continue; }
            totals[movement] = totals.TryGetValue(movement, out var sum) ? (sum.Amount + line.Amount, sum.Row) : (line.Amount, line.Source.Row);
        }

        foreach (var (movement, (amount, row)) in totals.Where(t => t.Value.Amount != 0m))
        {
            yield return new("LG107", "noncash-movement-does-not-add-to-zero", Severity.Fault, new(ledger.File, row),
                $"Movement {movement} is non-cash, so its rows in the trial balance of {ledger.Entity} add to zero; they add to {Text(amount)}.")
            {
                Printed = Text(amount),
                Expected = "0",
                Remedy = "Add the counterpart, or use a cash movement.",
            };
        }
    }

    private static string Text(decimal amount) => amount.ToString(CultureInfo.InvariantCulture);
}
