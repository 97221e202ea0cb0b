using Kessan.Consolidation;
using Kessan.Documents.Workbooks;
using Kessan.Ledgers;
using Kessan.Statements;

namespace Kessan.Workspace.Consolidate;

/// <summary>The other tables of a closing: movements, entries, balances between companies, cash flows, proofs.</summary>
internal static class LedgerTables
{
    /// <summary>A row per balance-sheet account, a column per movement; the closing is their sum.</summary>
    public static Sheet Movements(ConsolidatedPeriod period, ChartOfAccounts chart, MovementTable movements)
    {
        var (sums, seen) = (new decimal[chart.Accounts.Count][], new bool[movements.Movements.Count]);
        foreach (var line in period.Lines)
        {
            if (line.Movement is null) { continue; }
            var movement = movements.PositionOf(line.Movement);
            (sums[chart.PositionOf(line.Account)] ??= new decimal[seen.Length])[movement] += line.Amount;
            seen[movement] = true;
        }

        int[] used = [.. Enumerable.Range(0, seen.Length).Where(m => seen[m])];
        var sheet = new Sheet("Movements", "movements.csv", ["account", "name", .. used.Select(m => movements.Movements[m].Code), "closing"]);
        foreach (var account in chart.Accounts)
        {
            if (sums[chart.PositionOf(account.Code)] is not { } amounts) { continue; }
            Cell[] cells = [new Cell.Text(account.Code), Sheet.Text(account.Name), .. used.Select(m => new Cell.Number(amounts[m]))];
            sheet.Add([.. cells, sheet.SumOfRow(cells, 2, cells.Length - 1)]);
        }

        var last = sheet.Next - 1;
        sheet.Add([Cell.Blank, new Cell.Text("Total"), .. Enumerable.Range(2, used.Length + 1).Select(c => sheet.SumOfColumn(c, 2, last))]);
        return sheet;
    }

    public static Sheet Entries(ConsolidatedPeriod period)
    {
        var sheet = new Sheet("Entries", "entries.csv",
            ["entry", "rule", "origin", "entity", "account", "movement", "partner", "debit", "credit", "reason", "source", "scenario", "version", "run"]);
        var (scenario, run) = (new Cell.Text(period.Scenario), new Cell.Text(RunName.Of(period)));
        foreach (var entry in period.Entries)
        {
            foreach (var line in entry.Lines)
            {
                var source = line.Source ?? (entry.Sources.Count > 0 ? entry.Sources[0] : null);
                sheet.Add(
                    new Cell.Text(entry.Id), new Cell.Text(entry.Rule), new Cell.Text(Word(line.Origin)), new Cell.Text(line.Entity),
                    new Cell.Text(line.Account), Sheet.Text(line.Movement), Sheet.Text(line.Partner),
                    new Cell.Number(Math.Max(0m, line.Amount)), new Cell.Number(Math.Max(0m, -line.Amount)), new Cell.Text(entry.Reason),
                    Sheet.Text(source is null ? null : FormattableString.Invariant($"{source.File}:{source.Row}")), scenario,
                    new Cell.Number(period.Versions.GetValueOrDefault(line.Entity, 1)), run);
            }
        }

        var last = sheet.Next - 1;
        sheet.Add(Cell.Blank, new Cell.Text("Total"), Cell.Blank, Cell.Blank, Cell.Blank, Cell.Blank, Cell.Blank, sheet.SumOfColumn(7, 2, last),
            sheet.SumOfColumn(8, 2, last), Cell.Blank, Cell.Blank, Cell.Blank, Cell.Blank, Cell.Blank);
        return sheet;
    }

    /// <summary>
    /// What two companies say about what is between them, account class by account class, as translated, and what the eliminations leave of it.
    /// </summary>
    public static Sheet Intercompany(ConsolidatedPeriod period, ChartOfAccounts chart)
    {
        var sheet = new Sheet("Intercompany", "intercompany.csv",
            ["first", "second", "what", "first says", "second says", "difference", "eliminated", "of rates", "on its way", "unexplained", "difference taken to",
                "borne by", "tolerance", "first's own", "first's currency", "second's own", "second's currency"]);
        if (period.Pairs.Count > 0) { return Matched(sheet, period.Pairs); }
        var pairs = period.Lines.Where(l => l.Partner is not null && l.Level is Level.Package or Level.Elimination && l.Partner is not null)
            .GroupBy(l => string.CompareOrdinal(l.Entity, l.Partner) < 0
                ? $"{l.Entity}\n{l.Partner}\n{What(chart, l)}"
                : $"{l.Partner}\n{l.Entity}\n{What(chart, l)}", StringComparer.Ordinal)
            .OrderBy(g => g.Key, StringComparer.Ordinal);
        foreach (var pair in pairs)
        {
            var names = pair.Key.Split('\n');
            var row = sheet.Next;
            var (first, second) = (Says(pair, names[0]), Says(pair, names[1]));
            var eliminated = pair.Where(l => l.Level == Level.Elimination).Select(l => Math.Max(0m, l.Amount)).Sum();
            sheet.Add(new Cell.Text(names[0]), new Cell.Text(names[1]), new Cell.Text(names[2]), new Cell.Number(first), new Cell.Number(second),
                new Cell.Formula($"{Sheet.Reference(3, row)}+{Sheet.Reference(4, row)}", first + second), new Cell.Number(eliminated), Cell.Blank, Cell.Blank,
                Cell.Blank, Cell.Blank, Cell.Blank, Cell.Blank, Cell.Blank, Cell.Blank, Cell.Blank, Cell.Blank);
        }

        return sheet;
    }

    // As the matching rules saw them: what of a difference comes from exchange rates, and where it went.
    private static Sheet Matched(Sheet sheet, IEnumerable<IntercompanyPair> pairs)
    {
        foreach (var pair in pairs)
        {
            var (row, taken) = (sheet.Next, pair.OfError == 0m || pair.Account is not null);
            sheet.Add(new Cell.Text(pair.Entity), new Cell.Text(pair.Partner), new Cell.Text(pair.Kind), new Cell.Number(pair.First),
                new Cell.Number(pair.Second),
                new Cell.Formula($"{Sheet.Reference(3, row)}+{Sheet.Reference(4, row)}", pair.Difference),
                new Cell.Number(taken ? Math.Max(Math.Abs(pair.First), Math.Abs(pair.Second)) : 0m), new Cell.Number(pair.OfRates),
                new Cell.Number(pair.OfTiming), new Cell.Number(pair.OfError), Sheet.Text(pair.Account),
                Sheet.Text(pair.Bearer), pair.Tolerance is { } tolerance ? new Cell.Number(tolerance) : Cell.Blank, new Cell.Number(pair.FirstOwn),
                Sheet.Text(pair.FirstCurrency), new Cell.Number(pair.SecondOwn), Sheet.Text(pair.SecondCurrency));
        }

        return sheet;
    }

    public static Sheet CashFlows(CashFlowStatement statement)
    {
        var sheet = new Sheet("Cash flows", "cash-flows.csv", ["activity", "line", "amount"]);
        var totals = new List<int>();
        foreach (var activity in new[] { CashActivity.Operating, CashActivity.Investing, CashActivity.Financing, CashActivity.ExchangeRates })
        {
            var first = sheet.Next;
            foreach (var line in statement.Lines.Where(l => l.Activity == activity))
            {
                sheet.Add(new Cell.Text(Word(activity)), new Cell.Text(line.Caption), new Cell.Number(line.Amount));
            }
            if (activity == CashActivity.ExchangeRates && sheet.Next == first) { continue; }
            totals.Add(sheet.Next);
            sheet.Add(new Cell.Text(Word(activity)), new Cell.Text($"Net cash: {Word(activity)}"), sheet.SumOfColumn(2, first, sheet.Next - 1));
        }

        var change = sheet.Next;
        sheet.Add(new Cell.Text("change"), new Cell.Text("Change in cash by activities"), sheet.SumOfRows(2, totals));
        sheet.Add(new Cell.Text("cash"), new Cell.Text("Cash at the beginning"), new Cell.Number(statement.Opening));
        sheet.Add(new Cell.Text("cash"), new Cell.Text("Cash at the end"), new Cell.Number(statement.Closing));
        sheet.Add(new Cell.Text("proof"), new Cell.Text("Not explained"),
            new Cell.Formula($"{Sheet.Reference(2, change + 2)}-{Sheet.Reference(2, change + 1)}-{Sheet.Reference(2, change)}",
                statement.Closing - statement.Opening - statement.Total));
        foreach (var (amount, activity) in statement.Discontinued.Zip([CashActivity.Operating, CashActivity.Investing, CashActivity.Financing]))
        {
            sheet.Add(new Cell.Text("of discontinued operations"), new Cell.Text($"Net cash: {Word(activity)}"), new Cell.Number(amount));
        }
        foreach (var line in statement.Noncash) { sheet.Add(new Cell.Text("without cash"), new Cell.Text(line.Caption), new Cell.Number(line.Amount)); }
        return sheet;
    }

    public static Sheet Proofs(IReadOnlyList<Proof> proofs)
    {
        var sheet = new Sheet("Proofs", "proofs.csv", ["proof", "of", "found", "expected", "difference", "holds", "rule"]);
        foreach (var proof in proofs)
        {
            var row = sheet.Next;
            sheet.Add(new Cell.Text(proof.Name), new Cell.Text(proof.Of), new Cell.Number(proof.Found), new Cell.Number(proof.Expected),
                new Cell.Formula($"{Sheet.Reference(2, row)}-{Sheet.Reference(3, row)}", proof.Found - proof.Expected),
                new Cell.Text(proof.Holds ? "yes" : "no"), new Cell.Text(proof.Code));
        }

        return sheet;
    }

    private static decimal Says(IEnumerable<JournalLine> pair, string company) =>
        pair.Where(l => l.Level == Level.Package && l.Entity == company).Sum(l => l.Amount);

    private static string What(ChartOfAccounts chart, JournalLine line) => chart[line.Account] switch
    {
        { Role: AccountRole.InvestmentInSubsidiaries or AccountRole.InvestmentInAssociates } or { Class: AccountClass.Equity } => "capital and dividends",
        { Role: AccountRole.DividendIncome } => "capital and dividends",
        { IsBalanceSheet: true } => "balances",
        _ => "income and expense",
    };

    private static string Word(CashActivity activity) => activity == CashActivity.ExchangeRates ? "exchange rates" : activity.ToString().ToLowerInvariant();

    private static string Word(Origin origin) => origin switch
    {
        Origin.TopSide => "top-side",
        Origin.LocalAdjustment => "local adjustment",
        Origin.Rule => "rule",
        _ => "package",
    };
}
