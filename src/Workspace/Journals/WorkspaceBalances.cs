using System.Globalization;
using Kessan.Core;
using Kessan.Ledgers;
using Kessan.Ledgers.Journals;

namespace Kessan.Workspace;

/// <summary>
/// Trial balances made of journals: for each company and month end the lines of the fiscal year to date by account, movement and partner. The opening of a
/// balance-sheet account is what the year's lines with movement OPN say; where a company has none, its balances of all the lines before the year, the results
/// of those years in retained earnings.
/// </summary>
internal sealed class WorkspaceBalances(WorkspaceJournals journals, LedgerCodes codes, FiscalCalendar calendar, string currency,
    IReadOnlyDictionary<string, string> currencies)
{
    public static readonly BalanceQuery Query = new([Dimension.Entity, Dimension.Account, Dimension.Movement, Dimension.Partner, Dimension.Month],
        Selection.Everything);

    private readonly FaultList faults = new();
    private readonly List<Finding> findings = [];

    public IReadOnlyList<Finding> Findings => [.. findings, .. faults.All];

    /// <param name="ends">The month ends that have trial balances.</param>
    /// <param name="given">Those trial balances' companies and month ends: no company keeps both.</param>
    public IReadOnlyList<TrialBalance> Read(IReadOnlyList<DateOnly> ends, IReadOnlySet<(string Entity, DateOnly End)> given)
    {
        try
        {
            var (ledger, report) = journals.Open();
            using (ledger)
            {
                if (report is not null) { Report(report); }
                var balances = ledger.Balances(Query).Select(b => new MonthBalance(b)).ToList();
                var closings = Closings(ends, balances);
                return [.. balances.GroupBy(b => b.Entity, StringComparer.Ordinal)
                    .SelectMany(company => closings.Select(end => Of(company, end, given)).OfType<TrialBalance>())];
            }
        }
        catch (LedgerException unusable)
        {
            findings.AddRange(unusable.Faults.Select(journals.Relative));
            return [];
        }
    }

    private DateOnly[] Closings(IReadOnlyList<DateOnly> ends, List<MonthBalance> balances)
    {
        if (journals.Closings.Count == 0) { return ends.Count > 0 ? [.. ends] : [.. balances.Select(b => b.End).Distinct().Order()]; }
        var named = new List<DateOnly>();
        foreach (var month in journals.Closings)
        {
            if (DateOnly.TryParseExact(month + "-01", "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var first))
            {
                named.Add(first.AddMonths(1).AddDays(-1));
            }
            else
            {
                faults.Add("WS109", "wrong-date", new(SettingsReader.File), month, "YYYY-MM", "A closing of the journals is not a month.",
                    "Write it as 2008-09.");
            }
        }

        return [.. named.Order()];
    }

    private TrialBalance? Of(IGrouping<string, MonthBalance> company, DateOnly end, IReadOnlySet<(string Entity, DateOnly End)> given)
    {
        var start = calendar.CumulativeTo(end).Start!.Value;
        var ofYear = company.Where(b => b.End >= start && b.End <= end).ToList();
        var before = ofYear.Any(b => b.Movement == MovementCodes.Opening) ? [] : company.Where(b => b.End < start).ToList();
        if (ofYear.Count == 0 && before.Count == 0) { return null; }
        if (given.Contains((company.Key, end)))
        {
            faults.Add("LG541", "two-ledgers", new(journals.Name), company.Key, "a trial balance or journals",
                $"{company.Key} has a trial balance for {Month(end)} and lines in the journals.", "Take one of them out of the workspace.");
            return null;
        }

        var lines = Opening(before).Concat(ofYear.Select(b => (b.Account, b.Movement, b.Partner, b.Amount)))
            .GroupBy(l => (l.Account, l.Movement, l.Partner))
            .Select(g => new LedgerLine(g.Key.Account, g.Key.Movement, g.Key.Partner, g.Sum(l => l.Amount), new(journals.Name, 0)))
            .OrderBy(l => l.Account, StringComparer.Ordinal)
            .ThenBy(l => l.Movement, StringComparer.Ordinal)
            .ThenBy(l => l.Partner, StringComparer.Ordinal)
            .ToList();
        CheckCurrency(company, end);
        lines.ForEach(l => Check(company.Key, l));
        return new(company.Key, end, lines, journals.Name);
    }

    /// <summary>The result of earlier years is in retained earnings by now.</summary>
    private IEnumerable<(string Account, string? Movement, string? Partner, decimal Amount)> Opening(List<MonthBalance> before) =>
        from balance in before
        let stays = codes.Chart?.Find(balance.Account)?.IsBalanceSheet != false
        let account = stays ? balance.Account : codes.Chart!.TheOne(AccountRole.RetainedEarnings)?.Code ?? balance.Account
        select (account, (string?)MovementCodes.Opening, stays ? balance.Partner : null, balance.Amount);

    private void Report(LoadReport report)
    {
        findings.AddRange(report.Findings.Select(journals.Relative));
        foreach (var reject in report.Rejects)
        {
            faults.Add("LG542", "journal-line-rejected", new(journals.Relative(reject.File), JournalLineOf(reject.Row)), reject.Found, reject.Reason switch
            {
                RejectReason.UnknownAccount => "an account of accounts/chart.csv",
                RejectReason.UnknownEntity => "a company of group/entities.csv",
                _ => "a value for entity and account",
            }, "The line cannot be taken, so the company's books are not complete.", "Correct the line, or add the code to its file.");
        }
    }

    private static int JournalLineOf(long row) => (int)Math.Min(row, int.MaxValue);

    private void CheckCurrency(IEnumerable<MonthBalance> company, DateOnly end)
    {
        foreach (var other in company.Where(b => b.End <= end && b.Currency.Length > 0 && b.Currency != (currencies.GetValueOrDefault(b.Entity) ?? currency))
            .DistinctBy(b => b.Currency, StringComparer.Ordinal))
        {
            faults.Add("LG543", "another-currency", new(journals.Name), other.Currency, currencies.GetValueOrDefault(other.Entity) ?? currency,
                $"{other.Entity} keeps its books in {currencies.GetValueOrDefault(other.Entity) ?? currency}, but the journals have amounts in {other.Currency}.",
                "Map the column with the amounts in the company's own currency.");
        }
    }

    private void Check(string entity, LedgerLine line)
    {
        var account = codes.Chart?.Find(line.Account);
        var what = $"{entity}, account {line.Account}";
        if (codes.Chart is { } chart && account is null)
        {
            var known = chart.Accounts.Select(a => a.Code);
            Add("WS112", "unknown-account", line.Account, NearestName.Of(line.Account, known) ?? "an account of accounts/chart.csv",
                $"{entity} books on {line.Account}, which is not in the chart.");
        }
        else if (account is { IsBalanceSheet: true } && line.Movement is null && !codes.Closings)
        {
            Add("LG101", "movement-missing", "nothing", "a movement", $"{what}: lines on a balance-sheet account say their movement (OPN for the opening).");
        }
        else if (account is { IsBalanceSheet: false } && line.Movement is not null)
        {
            Add("LG102", "movement-on-income-account", line.Movement, "nothing", $"{what}: an income-statement account has a flow and no movements.");
        }
        else if (line.Movement is { } movement && codes.Movements is { } movements && movements.Find(movement) is null)
        {
            Add("WS114", "unknown-movement", movement, "a movement of accounts/movements.csv", $"{what}: there is no movement {movement}.");
        }
        else if (line.Partner == entity)
        {
            Add("LG108", "own-partner", entity, "another company of the group", $"{what}: a company is not its own partner.");
        }
        else if (line.Partner is { } partner && codes.Entities?.Contains(partner) == false)
        {
            Add("WS115", "unknown-entity", partner, "a company of group/entities.csv", $"{what}: there is no company {partner} in the group.");
        }

        void Add(string code, string rule, string found, string expected, string message) =>
            faults.Add(code, rule, new(journals.Name), found, expected, message,
            $"kessan lines shows the lines: --entity {entity} --account {line.Account}.");
    }

    private static string Month(DateOnly end) => end.ToString("yyyy-MM", CultureInfo.InvariantCulture);

    /// <summary>A balance of one month, with nothing where the ledger has the empty text.</summary>
    private sealed class MonthBalance(Balance balance)
    {
        public string Entity { get; } = balance.Key[0];

        public string Account { get; } = balance.Key[1];

        public string? Movement { get; } = balance.Key[2] is { Length: > 0 } movement ? movement : null;

        public string? Partner { get; } = balance.Key[3] is { Length: > 0 } partner ? partner : null;

        public string Currency { get; } = balance.Currency;

        public decimal Amount { get; } = balance.Amount;

        public DateOnly End { get; } = DateOnly.ParseExact(balance.Key[4] + "-01", "yyyy-MM-dd", CultureInfo.InvariantCulture).AddMonths(1).AddDays(-1);
    }
}
