using Kessan.Consolidation;
using Kessan.Documents.Workbooks;
using Kessan.Ledgers;

namespace Kessan.Workspace.Consolidate;

/// <summary>
/// A period as it was published and as it is restated, line by line, with a column for each cause: the period is consolidated without any of them, then with
/// one after the other in the order in which they were announced, so that every cause brings with it what follows from it (others' part, goodwill, tax), and
/// the columns add up (IAS 8 ¶28, ¶49; ASC 250-10-50-1, 50-7).
/// </summary>
public static class RestatementBridge
{
    /// <param name="versions">The period without any cause, then with one cause more each time; one more than there are causes.</param>
    public static Sheet Of(IReadOnlyList<ConsolidatedPeriod> versions, IReadOnlyList<Restatement> causes, ChartOfAccounts chart)
    {
        ArgumentNullException.ThrowIfNull(versions);
        ArgumentNullException.ThrowIfNull(causes);
        ArgumentNullException.ThrowIfNull(chart);
        var sheet = new Sheet("Restatement", "bridge.csv", ["account", "name", "as published", .. causes.Select(c => c.Cause), "as restated"]);
        foreach (var (total, accounts) in PolicyBridge.Classes(chart))
        {
            var first = sheet.Next;
            foreach (var account in accounts.Where(a => versions.Any(v => v.Lines.Any(l => l.Account == a.Code))))
            {
                Row(sheet, account.Code, account.Name, versions, l => l.Account == account.Code);
            }
            if (sheet.Next > first)
            {
                sheet.Add([Cell.Blank, new Cell.Text(total),
                    .. Enumerable.Range(2, versions.Count + 1).Select(c => sheet.SumOfColumn(c, first, sheet.Next - 1))]);
            }
        }

        Row(sheet, "", "Result (profit is a credit)", versions, l => !chart[l.Account].IsBalanceSheet);
        foreach (var account in chart.Accounts.Where(a => a.Class is AccountClass.Equity or AccountClass.Minority
            && versions.Any(v => v.Lines.Any(l => l.Account == a.Code && l.Movement == MovementCodes.Opening))))
        {
            Row(sheet, account.Code, $"{account.Name}, opening", versions, l => l.Account == account.Code && l.Movement == MovementCodes.Opening);
        }

        return sheet;
    }

    /// <summary>The causes with day, kind, paragraph and reason.</summary>
    public static Sheet Causes(IReadOnlyList<Restatement> causes)
    {
        ArgumentNullException.ThrowIfNull(causes);
        var sheet = new Sheet("Causes", "causes.csv", ["cause", "announced", "kind", "paragraph", "reason"]);
        foreach (var cause in causes)
        {
            sheet.Add(new Cell.Text(cause.Cause), new Cell.Text(FormattableString.Invariant($"{cause.Announced:yyyy-MM-dd}")),
                new Cell.Text(cause.Kind == RestatementKind.MeasurementPeriod ? "measurement-period" : cause.Kind.ToString().ToLowerInvariant()),
                new Cell.Text(cause.Paragraph), new Cell.Text(cause.Reason));
        }

        return sheet;
    }

    private static void Row(Sheet sheet, string code, string name, IReadOnlyList<ConsolidatedPeriod> versions, Func<JournalLine, bool> which)
    {
        var sums = versions.Select(v => v.Lines.Where(which).Sum(l => l.Amount)).ToArray();
        Cell[] cells = [Sheet.Text(code), Sheet.Text(name), new Cell.Number(sums[0]),
            .. Enumerable.Range(1, sums.Length - 1).Select(i => new Cell.Number(sums[i] - sums[i - 1]))];
        sheet.Add([.. cells, sheet.SumOfRow(cells, 2, cells.Length - 1)]);
    }
}
