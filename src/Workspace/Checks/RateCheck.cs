using Kessan.Core;
using Kessan.Ledgers;

namespace Kessan.Workspace;

/// <summary>A trial balance in another currency needs the closing and the average rate of its day, and the closing rate of its opening (LG106).</summary>
internal static class RateCheck
{
    public static IEnumerable<Finding> Of(LoadedWorkspace workspace) =>
        workspace.TrialBalances.SelectMany(ledger => Missing(workspace, ledger)).DistinctBy(f => f.Expected, StringComparer.Ordinal);

    private static IEnumerable<Finding> Missing(LoadedWorkspace workspace, TrialBalance ledger)
    {
        var currency = workspace.Group.Find(ledger.Entity)?.Currency ?? workspace.Settings.Currency;
        if (currency == workspace.Settings.Currency) { yield break; }
        var opening = workspace.Settings.Calendar.CumulativeTo(ledger.End).Start!.Value.AddDays(-1);
        var needed = new List<(DateOnly Day, RateType Type)> { (ledger.End, RateType.Closing), (ledger.End, RateType.Average) };
        if (ledger.Lines.Any(l => l.Movement == MovementCodes.Opening)) { needed.Add((opening, RateType.Closing)); }
        foreach (var (day, type) in needed.Where(n => workspace.Rates.Find(n.Day, currency, n.Type) is null))
        {
            var row = FormattableString.Invariant($"{day:yyyy-MM-dd},{currency},{(type == RateType.Closing ? "closing" : "average")}");
            yield return new("LG106", "rate-missing", Severity.Fault, new(RateReader.File),
                $"{ledger.File} is in {currency}; to translate it the {(type == RateType.Closing ? "closing" : "average")} rate of {day:yyyy-MM-dd} is needed.")
            {
                Printed = "no rate",
                Expected = row,
                Remedy = $"Add the row to {RateReader.File}.",
            };
        }
    }
}
