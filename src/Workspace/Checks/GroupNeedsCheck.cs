using System.Globalization;
using Kessan.Core;
using Kessan.Ledgers;

namespace Kessan.Workspace;

/// <summary>
/// What the rules themselves ask for while they run (rates, LG106; a movement for a closing that changed, LG114), asked here where other faults keep them from
/// running, so that all faults still come out at once.
/// </summary>
internal static class GroupNeedsCheck
{
    public static IEnumerable<Finding> Of(LoadedWorkspace workspace) => [.. Rates(workspace), .. Schemes(workspace)];

    private static IEnumerable<Finding> Rates(LoadedWorkspace workspace)
    {
        var currencies = workspace.Group.Entities.ToDictionary(e => e.Code, e => e.Currency, StringComparer.Ordinal);
        foreach (var need in workspace.TrialBalances.Where(t => currencies.GetValueOrDefault(t.Entity,
            workspace.Settings.Currency) != workspace.Settings.Currency)
            .SelectMany(t => new[] { (t.End, Currency: currencies[t.Entity], Type: RateType.Closing, Word: "closing"),
                (t.End, Currency: currencies[t.Entity], Type: RateType.Average, Word: "average") })
            .Distinct())
        {
            if (workspace.Rates.Find(need.End, need.Currency, need.Type) is not null) { continue; }
            yield return new("LG106", "rate-missing", Severity.Fault, new(RateReader.File),
                string.Create(CultureInfo.InvariantCulture, $"The {need.Word} rate of {need.Currency} on {need.End:yyyy-MM-dd} is needed."))
            {
                Printed = "no rate", Expected = string.Create(CultureInfo.InvariantCulture, $"{need.End:yyyy-MM-dd},{need.Currency},{need.Word}"),
                Remedy = $"Add the row to {RateReader.File}.",
            };
        }
    }

    private static IEnumerable<Finding> Schemes(LoadedWorkspace workspace)
    {
        foreach (var company in workspace.TrialBalances.GroupBy(t => t.Entity, StringComparer.Ordinal))
        {
            TrialBalance? before = null;
            foreach (var ledger in company.OrderBy(t => t.End))
            {
                if (before is not null && workspace.Settings.Calendar.YearOf(before.End) != workspace.Settings.Calendar.YearOf(ledger.End))
                {
                    foreach (var line in ledger.Lines.Where(l => l.Movement is null && Changes(workspace, l) && Closing(ledger, l) != Closing(before, l)))
                    {
                        yield return Without(line, Closing(ledger, line) - Closing(before, line));
                    }
                }

                before = ledger;
            }
        }
    }

    private static bool Changes(LoadedWorkspace workspace, LedgerLine line) =>
        workspace.Chart.Find(line.Account) is { IsBalanceSheet: true, Flow: null, Role: not (AccountRole.RetainedEarnings or AccountRole.DividendsDeclared) };

    private static decimal Closing(TrialBalance ledger, LedgerLine of) =>
        ledger.Lines.Where(l => l.Account == of.Account && l.Partner == of.Partner).Sum(l => l.Amount);

    private static Finding Without(LedgerLine line, decimal change) =>
        new("LG114", "account-without-movement-scheme", Severity.Fault, new(line.Source.File, line.Source.Row),
        string.Create(CultureInfo.InvariantCulture,
            $"The closing of account {line.Account} changed by {change}, and neither the rows nor the chart say by which movement."))
    {
        Printed = "no movement", Expected = "a row with the movement, or a flow in accounts/chart.csv",
        Remedy = "Write the movements of the account as rows, or give the account its usual movement in the column flow of the chart.",
    };
}
