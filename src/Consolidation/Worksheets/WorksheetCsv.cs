using Kessan.Ledgers;

namespace Kessan.Consolidation;

/// <summary>
/// The consolidation worksheet of a period: a row per account and movement, a column per company's package, then eliminations, consolidation entries, result
/// and the consolidated amount. The row of a balance-sheet account without a movement is its closing. Debits are positive; zero is written as 0.
/// </summary>
public static class WorksheetCsv
{
    public static string Write(ConsolidatedPeriod period, ChartOfAccounts chart, MovementTable movements)
    {
        ArgumentNullException.ThrowIfNull(period);
        ArgumentNullException.ThrowIfNull(chart);
        ArgumentNullException.ThrowIfNull(movements);
        string[] companies = [.. period.Lines.Where(l => l.Level == Level.Package)
            .Select(l => l.Entity)
            .Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal)];
        var csv = new CsvText();
        csv.Row(["account", "movement", .. companies, "eliminations", "consolidation", "result", "consolidated"]);
        var accounts = period.Lines.GroupBy(l => l.Account, StringComparer.Ordinal).OrderBy(g => chart.PositionOf(g.Key));
        foreach (var account in accounts)
        {
            foreach (var movement in account.GroupBy(l => l.Movement, StringComparer.Ordinal).OrderBy(g => movements.PositionOf(g.Key)))
            {
                csv.Row([account.Key, movement.Key ?? "", .. Amounts([.. movement], companies)]);
            }

            if (chart[account.Key].IsBalanceSheet) { csv.Row([account.Key, "", .. Amounts([.. account], companies)]); }
        }

        return csv.ToString();
    }

    private static IEnumerable<string> Amounts(JournalLine[] lines, string[] companies)
    {
        foreach (var company in companies) { yield return Sum(lines, l => l.Level == Level.Package && l.Entity == company); }
        foreach (var level in new[] { Level.Elimination, Level.Consolidation, Level.Result }) { yield return Sum(lines, l => l.Level == level); }
        yield return Sum(lines, _ => true);
    }

    private static string Sum(JournalLine[] lines, Func<JournalLine, bool> which) => CsvText.Amount(lines.Where(which).Sum(l => l.Amount));
}
