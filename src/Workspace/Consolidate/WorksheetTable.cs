using Kessan.Consolidation;
using Kessan.Documents.Workbooks;
using Kessan.Ledgers;

namespace Kessan.Workspace.Consolidate;

/// <summary>
/// The worksheet: a row per account (a closing, or the flow of the year), a column per company, then adjustments made above the packages, eliminations,
/// consolidation entries, the result taken to retained earnings, and the consolidated amount as their sum. Debits are positive. Each class has its total, and
/// all of the balance sheet adds to zero.
/// </summary>
public static class WorksheetTable
{
    private static readonly (AccountClass Class, string Total)[] Classes =
    [
        (AccountClass.Asset, "Total assets"), (AccountClass.Liability, "Total liabilities"), (AccountClass.Minority, "Total non-controlling interests"),
        (AccountClass.Equity, "Total equity"),
        (AccountClass.Income, "Total income"), (AccountClass.Expense, "Total expense"),
    ];

    public static Sheet Of(ConsolidatedPeriod period, ChartOfAccounts chart)
    {
        string[] companies = [.. Companies(period).Order(StringComparer.Ordinal)];
        var sheet = new Sheet("Worksheet", "worksheet.csv",
            ["account", "name", .. companies, "adjustments", "eliminations", "consolidation", "result", "consolidated"]);
        var columns = Columns(companies);
        var amounts = new decimal[chart.Accounts.Count][];
        foreach (var line in period.Lines) { (amounts[chart.PositionOf(line.Account)] ??= new decimal[companies.Length + 4])[columns(line)] += line.Amount; }
        var totals = new List<(AccountClass Class, int Row)>();
        foreach (var (of, total) in Classes)
        {
            var first = sheet.Next;
            foreach (var account in chart.Accounts.Where(a => a.Class == of && amounts[chart.PositionOf(a.Code)] is not null))
            {
                AddAccount(sheet, account, amounts[chart.PositionOf(account.Code)]);
            }
            if (sheet.Next == first) { continue; }
            totals.Add((of, sheet.Next));
            sheet.Add([Cell.Blank, new Cell.Text(total),
                .. Enumerable.Range(2, companies.Length + 5).Select(c => sheet.SumOfColumn(c, first, sheet.Next - 1))]);
        }

        int[] balance = [.. totals.Where(t => t.Class is not (AccountClass.Income or AccountClass.Expense)).Select(t => t.Row)];
        sheet.Add([Cell.Blank, new Cell.Text("Balance sheet (adds to zero with the result)"),
            .. Enumerable.Range(2, companies.Length + 5).Select(c => sheet.SumOfRows(c, balance))]);
        int[] result = [.. totals.Where(t => t.Class is AccountClass.Income or AccountClass.Expense).Select(t => t.Row)];
        sheet.Add([Cell.Blank, new Cell.Text("Result of the year (profit is a credit)"),
            .. Enumerable.Range(2, companies.Length + 5).Select(c => sheet.SumOfRows(c, result))]);
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

    private static HashSet<string> Companies(ConsolidatedPeriod period)
    {
        var companies = new HashSet<string>(StringComparer.Ordinal);
        foreach (var line in period.Lines)
        {
            if (line.Level == Level.Package) { companies.Add(line.Entity); }
        }

        return companies;
    }

    private static void AddAccount(Sheet sheet, Account account, decimal[] amounts)
    {
        Cell[] cells = [new Cell.Text(account.Code), Sheet.Text(account.Name), .. amounts.Select(a => new Cell.Number(a))];
        sheet.Add([.. cells, sheet.SumOfRow(cells, 2, cells.Length - 1)]);
    }
}
