using Kessan.Consolidation;
using Kessan.Documents.Workbooks;
using Kessan.Ledgers;

namespace Kessan.Workspace.Consolidate;

/// <summary>
/// The worksheet: a row per account (a closing, or the flow of the year), a column per company, then adjustments made above the packages, eliminations, consolidation entries, the result taken to retained earnings, and
/// the consolidated amount as their sum. Debits are positive. Each class has its total, and all of the balance sheet adds to zero.
/// </summary>
public static class WorksheetTable
{
    private static readonly (AccountClass Class, string Total)[] Classes =
    [
        (AccountClass.Asset, "Total assets"), (AccountClass.Liability, "Total liabilities"), (AccountClass.Minority, "Total non-controlling interests"), (AccountClass.Equity, "Total equity"),
        (AccountClass.Income, "Total income"), (AccountClass.Expense, "Total expense"),
    ];

    public static Sheet Of(ConsolidatedPeriod period, ChartOfAccounts chart)
    {
        string[] companies = [.. period.Lines.Where(l => l.Level == Level.Package).Select(l => l.Entity).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        var sheet = new Sheet("Worksheet", "worksheet.csv", ["account", "name", .. companies, "adjustments", "eliminations", "consolidation", "result", "consolidated"]);
        var columns = Columns(companies);
        var lines = period.Lines.ToLookup(l => l.Account, StringComparer.Ordinal);
        var totals = new List<(AccountClass Class, int Row)>();
        foreach (var (of, total) in Classes)
        {
            var first = sheet.Next;
            foreach (var account in chart.Accounts.Where(a => a.Class == of && lines.Contains(a.Code))) { AddAccount(sheet, account, lines[account.Code], columns, companies.Length + 4); }
            if (sheet.Next == first) { continue; }
            totals.Add((of, sheet.Next));
            sheet.Add([Cell.Blank, new Cell.Text(total), .. Enumerable.Range(2, companies.Length + 5).Select(c => sheet.SumOfColumn(c, first, sheet.Next - 1))]);
        }

        int[] balance = [.. totals.Where(t => t.Class is not (AccountClass.Income or AccountClass.Expense)).Select(t => t.Row)];
        sheet.Add([Cell.Blank, new Cell.Text("Balance sheet (adds to zero with the result)"), .. Enumerable.Range(2, companies.Length + 5).Select(c => sheet.SumOfRows(c, balance))]);
        int[] result = [.. totals.Where(t => t.Class is AccountClass.Income or AccountClass.Expense).Select(t => t.Row)];
        sheet.Add([Cell.Blank, new Cell.Text("Result of the year (profit is a credit)"), .. Enumerable.Range(2, companies.Length + 5).Select(c => sheet.SumOfRows(c, result))]);
        return sheet;
    }

    /// <summary>The column of a line, from 0 for the first company.</summary>
    private static Func<JournalLine, int> Columns(string[] companies)
    {
        var places = companies.Select((c, i) => (c, i)).ToDictionary(p => p.c, p => p.i, StringComparer.Ordinal);
        return line => line switch
        {
            { Origin: Origin.TopSide or Origin.LocalAdjustment } => companies.Length,
            { Level: Level.Package } => places[line.Entity],
            { Level: Level.Elimination } => companies.Length + 1,
            { Level: Level.Consolidation } => companies.Length + 2,
            _ => companies.Length + 3,
        };
    }

    private static void AddAccount(Sheet sheet, Account account, IEnumerable<JournalLine> lines, Func<JournalLine, int> columnOf, int columns)
    {
        var amounts = new decimal[columns];
        foreach (var line in lines) { amounts[columnOf(line)] += line.Amount; }
        Cell[] cells = [new Cell.Text(account.Code), Sheet.Text(account.Name), .. amounts.Select(a => new Cell.Number(a))];
        sheet.Add([.. cells, sheet.SumOfRow(cells, 2, cells.Length - 1)]);
    }
}
