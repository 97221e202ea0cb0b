using Kessan.Consolidation;
using Kessan.Documents.Workbooks;
using Kessan.Ledgers;

namespace Kessan.Workspace.Consolidate;

/// <summary>
/// Two consolidations of the same books side by side. A pro forma says what the whole history would be under another set of standards; an adoption what changes
/// from its day on, where non-controlling interests move into equity in every period shown but nothing measured before is measured again (SFAS 160 ¶5).
/// </summary>
public static class PolicyBridge
{
    /// <summary>Account by account, with totals and the result: reported, the difference, and as it would be.</summary>
    public static Sheet ProForma(ConsolidatedPeriod reported, ConsolidatedPeriod other, ChartOfAccounts chart, string name)
    {
        ArgumentNullException.ThrowIfNull(chart);
        var sheet = new Sheet("Bridge", "bridge.csv", ["account", "name", "reported", "difference", name]);
        var (before, after) = (Sums(reported), Sums(other));
        foreach (var group in Classes(chart))
        {
            var first = sheet.Next;
            foreach (var account in group.Accounts.Where(a => before.ContainsKey(a.Code) || after.ContainsKey(a.Code)))
            {
                Row(sheet, account.Code, account.Name, before.GetValueOrDefault(account.Code), after.GetValueOrDefault(account.Code));
            }
            if (sheet.Next > first)
            {
                sheet.Add([Cell.Blank, new Cell.Text(group.Total), .. Enumerable.Range(2, 3).Select(c => sheet.SumOfColumn(c, first, sheet.Next - 1))]);
            }
        }

        return sheet;
    }

    /// <summary>The policies whose choice differs, each with its paragraph.</summary>
    public static Sheet Policies(PolicySet from, PolicySet to)
    {
        ArgumentNullException.ThrowIfNull(from);
        ArgumentNullException.ThrowIfNull(to);
        var sheet = new Sheet("Policies", "policies.csv", ["policy", from.Name, "paragraph", to.Name, "paragraph of it"]);
        foreach (var name in from.Policies.Keys.Order(StringComparer.Ordinal)
            .Where(n => to.Policies.TryGetValue(n, out var other) && other.Choice != from[n].Choice))
        {
            sheet.Add(new Cell.Text(name), new Cell.Text(from[name].Choice), new Cell.Text(from[name].Paragraph), new Cell.Text(to[name].Choice),
                new Cell.Text(to[name].Paragraph));
        }

        return sheet;
    }

    /// <summary>
    /// Captions as reported, what presentation moves, what measurement changes from the day of adoption, and as adopted. Assets and profit are positive.
    /// </summary>
    public static Sheet Adoption(ConsolidatedPeriod reported, ConsolidatedPeriod adopted, ChartOfAccounts chart)
    {
        ArgumentNullException.ThrowIfNull(chart);
        var sheet = new Sheet("Adoption", "adoption.csv", ["caption", "paragraph", "as reported", "presentation", "measurement", "as adopted"]);
        var (before, after) = (new Captions(reported, chart), new Captions(adopted, chart));
        Caption(sheet, "Total assets", "", before.Assets, 0m, after.Assets);
        Caption(sheet, "Total liabilities", "", before.Liabilities, 0m, after.Liabilities);
        Caption(sheet, "Minority interest outside equity", "SFAS 160 ¶26", before.Minority, -before.Minority, 0m);
        Caption(sheet, "Non-controlling interests within equity", "SFAS 160 ¶26", 0m, before.Minority, after.Minority);
        Caption(sheet, "Equity of the owners of the parent", "", before.Equity, 0m, after.Equity);
        Caption(sheet, "Total equity", "SFAS 160 ¶26", before.Equity, before.Minority, after.Equity + after.Minority);
        Caption(sheet, "Net income (before: after minority interests)", "SFAS 160 ¶29", before.OwnersResult, before.MinorityResult,
            after.OwnersResult + after.MinorityResult);
        Caption(sheet, "Net income of non-controlling interests", "SFAS 160 ¶38", 0m, before.MinorityResult, after.MinorityResult);
        Caption(sheet, "Net income of the owners of the parent", "SFAS 160 ¶38", before.OwnersResult, 0m, after.OwnersResult);
        return sheet;
    }

    private sealed class Captions(ConsolidatedPeriod period, ChartOfAccounts chart)
    {
        public decimal Assets => Of(AccountClass.Asset);

        public decimal Liabilities => -Of(AccountClass.Liability);

        public decimal Minority => -Of(AccountClass.Minority);

        public decimal Equity => -Of(AccountClass.Equity);

        /// <summary>A charge in the statements of that era.</summary>
        public decimal MinorityResult => period.Lines.Where(l => chart[l.Account].Role == AccountRole.MinorityResult).Sum(l => l.Amount);

        public decimal OwnersResult => -Of(AccountClass.Income) - Of(AccountClass.Expense);

        private decimal Of(AccountClass of) => period.Lines.Where(l => chart[l.Account].Class == of).Sum(l => l.Amount);
    }

    private static void Caption(Sheet sheet, string caption, string paragraph, decimal reported, decimal presentation, decimal adopted)
    {
        Cell[] cells = [new Cell.Text(caption), Sheet.Text(paragraph), new Cell.Number(reported), new Cell.Number(presentation),
            new Cell.Number(adopted - reported - presentation)];
        sheet.Add([.. cells, sheet.SumOfRow(cells, 2, 4)]);
    }

    private static void Row(Sheet sheet, string code, string name, decimal before, decimal after)
    {
        Cell[] cells = [new Cell.Text(code), Sheet.Text(name), new Cell.Number(before), new Cell.Number(after - before)];
        sheet.Add([.. cells, sheet.SumOfRow(cells, 2, 3)]);
    }

    private static Dictionary<string, decimal> Sums(ConsolidatedPeriod period) =>
        period.Lines.GroupBy(l => l.Account, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.Sum(l => l.Amount), StringComparer.Ordinal);

    internal static IEnumerable<(string Total, IEnumerable<Account> Accounts)> Classes(ChartOfAccounts chart) =>
        from of in new[] { (AccountClass.Asset, "Total assets"), (AccountClass.Liability, "Total liabilities"),
            (AccountClass.Minority, "Total non-controlling interests"), (AccountClass.Equity, "Total equity of the owners"),
            (AccountClass.Income, "Total income"), (AccountClass.Expense, "Total expense") }
        select (of.Item2, chart.Accounts.Where(a => a.Class == of.Item1));
}
