using Kessan.Consolidation;
using Kessan.Documents.Workbooks;
using Kessan.Ledgers;

namespace Kessan.Workspace.Consolidate;

/// <summary>
/// The consolidated figures by the members of one analytical dimension (segments: ASC 280-10-50; IFRS 8 ¶23-28; SFAS 131 ¶25-32): a column per member, what no
/// member has, what goes out between and within members, all other entries, and the consolidated amount as their sum; below, the tests of size by which a
/// segment must be reported (ASC 280-10-50-12 to 14; IFRS 8 ¶13-15).
/// </summary>
internal sealed class SegmentTable
{
    private static readonly AccountRole[] NoRevenue = [AccountRole.DividendIncome, AccountRole.EquityMethodResult, AccountRole.DisposalResult,
        AccountRole.RemeasurementResult, AccountRole.BargainPurchase, AccountRole.ExchangeResult, AccountRole.DiscontinuedResult, AccountRole.DiscontinuedGain];

    private readonly ConsolidatedPeriod period;
    private readonly ChartOfAccounts chart;
    private readonly MemberLine[] lines;
    private readonly string[] members;
    private readonly Sheet sheet;

    private SegmentTable(LoadedWorkspace workspace, ConsolidatedPeriod period, string dimension, ConsolidatedPeriod? earlier)
    {
        (this.period, chart) = (PeriodView.Of(period, earlier), workspace.Chart);
        var before = earlier is null
            ? []
            : new MemberLines(workspace, earlier, dimension).All().Where(l => !chart[l.Account].IsBalanceSheet).Select(l => l with { Amount = -l.Amount });
        lines = [.. new MemberLines(workspace, period, dimension).All(), .. before];
        members = [.. lines.Select(l => l.Member).Where(m => m.Length > 0).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        sheet = new($"By {dimension}", $"by-{dimension}.csv", ["line", "name", .. members, "no member", "between members", "other entries", "consolidated"]);
    }

    /// <param name="earlier">The closing before in the same fiscal year, where only what arose since is shown: each member's quarter is the difference of two
    /// of its cumulative figures.</param>
    public static Sheet Of(LoadedWorkspace workspace, ConsolidatedPeriod period, string dimension, ConsolidatedPeriod? earlier = null)
    {
        var table = new SegmentTable(workspace, period, dimension, earlier);
        table.Totals();
        table.Accounts();
        table.Tests();
        return table.sheet;
    }

    private void Totals()
    {
        Flow("revenue from others", l => IsRevenue(l.Account) && l.Partner is null, -1m,
            l => IsRevenue(l.Account) && l.Partner is null && l.Level == Level.Package);
        Flow("revenue from other members", l => IsRevenue(l.Account) && l.Partner is not null && (l.PartnerMember != l.Member || l.Member.Length == 0), -1m,
            _ => false);
        Flow("revenue within the member", l => IsRevenue(l.Account) && l.Partner is not null && l.PartnerMember == l.Member && l.Member.Length > 0, -1m,
            _ => false);
        Flow("revenue", l => IsRevenue(l.Account), -1m, l => IsRevenue(l.Account));
        Flow("result", l => !chart[l.Account].IsBalanceSheet, -1m, l => !chart[l.Account].IsBalanceSheet);
        Flow("assets", l => IsAsset(l.Account), 1m, l => IsAsset(l.Account));
        Flow("liabilities", l => chart[l.Account].Class == AccountClass.Liability, -1m, l => chart[l.Account].Class == AccountClass.Liability);
    }

    private void Accounts()
    {
        foreach (var account in chart.Accounts.Where(a => a.Class is not (AccountClass.Equity or AccountClass.Minority)
            && period.Lines.Any(l => l.Account == a.Code)))
        {
            Flow(account.Code, l => l.Account == account.Code, 1m, l => l.Account == account.Code, account.Name);
        }
    }

    // What lines of the group come to beyond the members is eliminations between companies, and everything else.
    private void Flow(string line, Func<MemberLine, bool> of, decimal sign, Func<JournalLine, bool> inGroup, string name = "")
    {
        var own = lines.Where(of).ToArray();
        var between = sign * period.Lines.Where(l => l.Level == Level.Elimination && inGroup(l)).Sum(l => l.Amount);
        var other = sign * period.Lines.Where(l => l.Level is not (Level.Elimination or Level.Package) && inGroup(l)).Sum(l => l.Amount);
        Cell[] cells =
        [
            new Cell.Text(line), Sheet.Text(name), .. members.Select(m => new Cell.Number(sign * own.Where(l => l.Member == m).Sum(l => l.Amount))),
            new Cell.Number(sign * own.Where(l => l.Member.Length == 0).Sum(l => l.Amount)),
            new Cell.Number(line.StartsWith("revenue from other ", StringComparison.Ordinal) || line.StartsWith("revenue within", StringComparison.Ordinal)
                ? -sign * own.Sum(l => l.Amount)
                : between), new Cell.Number(other),
        ];
        sheet.Add([.. cells, sheet.SumOfRow(cells, 2, cells.Length - 1)]);
    }

    private void Tests()
    {
        var revenue = members.Select(m => -Sum(m, l => IsRevenue(l.Account) && (l.PartnerMember != m || l.Partner is null))).ToArray();
        var result = members.Select(m => -Sum(m, l => !chart[l.Account].IsBalanceSheet)).ToArray();
        var assets = members.Select(m => Sum(m, l => IsAsset(l.Account))).ToArray();
        var external = members.Select(m => -Sum(m, l => IsRevenue(l.Account) && l.Partner is null)).ToArray();
        var larger = Math.Max(result.Where(r => r > 0m).Sum(), -result.Where(r => r < 0m).Sum());
        bool[] big = [.. members.Select((_, i) => revenue[i] >= revenue.Sum() / 10m || Math.Abs(result[i]) >= larger / 10m || assets[i] >= assets.Sum() / 10m)];
        Answer("a tenth of all revenue", revenue.Select(r => r >= revenue.Sum() / 10m));
        Answer("a tenth of the larger of profits and losses", result.Select(r => Math.Abs(r) >= larger / 10m));
        Answer("a tenth of all assets", assets.Select(a => a >= assets.Sum() / 10m));
        Answer("to be reported", big);
        var reported = external.Where((_, i) => big[i]).Sum();
        Cell[] cells = [new Cell.Text("revenue from others of those to be reported"), Cell.Blank,
            .. external.Select((e, i) => new Cell.Number(big[i] ? e : 0m))];
        var all = external.Sum() - Sum("", l => IsRevenue(l.Account) && l.Partner is null);
        sheet.Add([.. cells, new Cell.Text(reported >= all * 0.75m ? "three quarters of all: yes" : "three quarters of all: no, more must be reported"),
            Cell.Blank, Cell.Blank, sheet.SumOfRow(cells, 2, cells.Length - 1)]);
    }

    private void Answer(string test, IEnumerable<bool> answers) =>
        sheet.Add([new Cell.Text(test), Cell.Blank, .. answers.Select(a => new Cell.Text(a ? "yes" : "no")), Cell.Blank, Cell.Blank, Cell.Blank, Cell.Blank]);

    private decimal Sum(string member, Func<MemberLine, bool> of) => lines.Where(l => l.Member == member && of(l)).Sum(l => l.Amount);

    private bool IsRevenue(string account) => chart[account].Class == AccountClass.Income && !NoRevenue.Contains(chart[account].Role);

    private bool IsAsset(string account) => chart[account].Class == AccountClass.Asset && chart[account].Role != AccountRole.InvestmentInSubsidiaries;
}
