using Kessan.Consolidation;
using Kessan.Documents.Workbooks;
using Kessan.Ledgers;

namespace Kessan.Workspace.Consolidate;

/// <summary>
/// From a company's own books to what it contributes to the group: a row per account and company, in its currency, translated, adjusted, then what
/// eliminations, consolidation entries and the result make of it. The contributions of all companies are the consolidated amount.
/// </summary>
internal static class LevelTable
{
    private const int Translated = 0, Adjusted = 1, Eliminated = 2, Consolidated = 3, OfResult = 4;

    public static Sheet Of(ConsolidatedPeriod period, ChartOfAccounts chart, Group group, string currency)
    {
        var sheet = new Sheet("Levels", "levels.csv",
            ["account", "name", "company", "currency", "local", "translated", "adjustments", "eliminations", "consolidation", "result", "contribution"]);
        var local = period.Local.ToDictionary(l => $"{l.Account}\n{l.Entity}", l => l.Amount, StringComparer.Ordinal);
        var sums = new Dictionary<string, decimal[]>(StringComparer.Ordinal);
        foreach (var line in period.Lines)
        {
            var key = $"{line.Account}\n{line.Entity}";
            if (!sums.TryGetValue(key, out var amounts)) { sums.Add(key, amounts = new decimal[5]); }
            amounts[LevelOf(line)] += line.Amount;
        }

        var companies = sums.Keys.Select(k => k[(k.IndexOf('\n', StringComparison.Ordinal) + 1)..])
            .Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal)
            .ToArray();
        foreach (var account in chart.Accounts)
        {
            foreach (var company in companies)
            {
                if (!sums.TryGetValue($"{account.Code}\n{company}", out var amounts) || Array.TrueForAll(amounts, a => a == 0m)) { continue; }
                var own = group.Find(company)?.Currency ?? currency;
                var inOwn = own == currency ? amounts[Translated] : local.GetValueOrDefault($"{account.Code}\n{company}");
                Cell[] cells = [new Cell.Text(account.Code), Sheet.Text(account.Name), new Cell.Text(company), new Cell.Text(own), new Cell.Number(inOwn),
                    .. amounts.Select(a => new Cell.Number(a))];
                sheet.Add([.. cells, sheet.SumOfRow(cells, 5, cells.Length - 1)]);
            }
        }

        var last = sheet.Next - 1;
        sheet.Add([Cell.Blank, new Cell.Text("Total"), Cell.Blank, Cell.Blank, Cell.Blank,
            .. Enumerable.Range(5, 6).Select(c => sheet.SumOfColumn(c, 2, last))]);
        return sheet;
    }

    private static int LevelOf(JournalLine line) => line switch
    {
        { Origin: Origin.TopSide or Origin.LocalAdjustment } => Adjusted,
        { Level: Level.Package } => Translated,
        { Level: Level.Elimination } => Eliminated,
        { Level: Level.Consolidation } => Consolidated,
        _ => OfResult,
    };
}
