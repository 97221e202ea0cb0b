using System.Globalization;
using Kessan.Consolidation;
using Kessan.Core;
using Kessan.Ledgers;

namespace Kessan.Statements;

/// <summary>Makes the statement of cash flows of a consolidated period.</summary>
/// <example>Profit 87, depreciation 30, receivables up 15: 87 + 30 − 15. Land bought for 20 is minus the debit of 20 under its movement.</example>
/// <param name="acquisitions">The movements under which companies were bought (those of group/acquisitions.csv).</param>
public sealed class CashFlowEngine(ChartOfAccounts chart, MovementTable movements, IReadOnlyList<CashFlowRule> rules, IReadOnlySet<string> acquisitions)
{
    private sealed class Bucket(CashFlowPlace place, int order)
    {
        public CashFlowPlace Place { get; } = place;

        public int Order { get; } = order;

        public decimal Amount { get; set; }

        public List<JournalLine> Lines { get; } = [];
    }

    public CashFlowStatement State(ConsolidatedPeriod period)
    {
        ArgumentNullException.ThrowIfNull(period);
        var scheme = new CashFlowScheme(chart, movements, rules, acquisitions, Acquired(period));
        var buckets = new Dictionary<string, Bucket>(StringComparer.Ordinal);
        var (opening, closing) = (0m, 0m);
        var measured = period.Lines.Where(l => l.Level == Level.Package && chart[l.Account].Role == AccountRole.ExchangeResult)
            .Select(l => l.Entity)
            .ToHashSet(StringComparer.Ordinal);
        foreach (var cell in Cells(period))
        {
            var (account, isOpening) = (chart[cell[0].Account], cell[0].Movement is not null && IsOpening(cell[0]));
            if (!account.IsBalanceSheet) { TakeIncome(scheme, buckets, account, cell); }
            else if (account.Role == AccountRole.Cash)
            {
                var sum = cell.Sum(l => l.Amount);
                (closing, opening) = (closing + sum, opening + (isOpening ? sum : 0m));
                if (IsOfRates(cell[0]) && !scheme.HasRuleFor(cell[0])) { TakeRates(buckets, cell, measured); }
            }
            else if (IsOfRates(cell[0]) && !scheme.HasRuleFor(cell[0])) { TakeRest(buckets, cell, measured); }
            else if (!isOpening) { Put(scheme, buckets, account, cell); }
        }

        var all = buckets.Values.OrderBy(b => b.Place.Activity).ThenBy(b => b.Place.Rank).ThenBy(b => b.Order).ToArray();
        CashFlowLine[] lines = [.. all.Where(b => b.Place.Activity != CashActivity.Noncash && b.Amount != 0m)
            .Select(b => new CashFlowLine(b.Place.Activity, b.Place.Caption, b.Amount, b.Lines))];
        CashFlowLine[] noncash = [.. all.Where(b => b.Place.Activity == CashActivity.Noncash)
            .Select(b => new CashFlowLine(b.Place.Activity, b.Place.Caption, Debits(b.Lines), b.Lines))
            .Where(l => l.Amount != 0m)];
        var statement = new CashFlowStatement(period.End, lines, noncash, opening, closing, [])
        {
            HasBareClosings = period.Lines.Any(l => l.Movement == MovementCodes.ClosingOnly),
            Discontinued = new DiscontinuedFlows(chart, movements, scheme).Of(period)
        };
        return statement with { Findings = [.. Findings(statement, all)] };
    }

    // The lines of an account and a movement together, in the order of movements and chart; a closing has tens of thousands of lines and some hundreds of
    // these.
    private IEnumerable<List<JournalLine>> Cells(ConsolidatedPeriod period)
    {
        var cells = new List<JournalLine>?[(movements.Movements.Count + 1) * chart.Accounts.Count];
        foreach (var line in period.Lines)
        {
            (cells[((movements.PositionOf(line.Movement) + 1) * chart.Accounts.Count) + chart.PositionOf(line.Account)] ??= []).Add(line);
        }
        return cells.OfType<List<JournalLine>>();
    }

    // Whose shares an investment is decides where its flow stands; of all other accounts the movement does.
    private static void Put(CashFlowScheme scheme, Dictionary<string, Bucket> buckets, Account account, List<JournalLine> cell)
    {
        if (account.Role != AccountRole.InvestmentInSubsidiaries) { Put(buckets, scheme.Of(cell[0]), cell, -1); }
        else
        {
            foreach (var line in cell) { Put(buckets, scheme.Of(line), [line], -1); }
        }
    }

    // A profit that belongs to another activity leaves operating activities and stands there.
    private static void TakeIncome(CashFlowScheme scheme, Dictionary<string, Bucket> buckets, Account account, List<JournalLine> cell)
    {
        if (scheme.OfIncome(account.Code) is not { } place || place.Activity == CashActivity.Operating) { return; }
        Put(buckets, new(CashActivity.Operating, $"{account.Name}, shown under {place.Activity.ToString().ToLowerInvariant()} activities", 2), cell, 1);
        Put(buckets, place, cell, -1);
    }

    private static bool IsOfRates(JournalLine line) =>
        line.Movement is MovementCodes.Exchange or MovementCodes.ExchangeOnOpening or MovementCodes.ExchangeOnMovements;

    // What rates made of cash is read from cash itself (IAS 7 ¶28; ASC 830-230-45-1). What they made of everything else has its other side in equity, or in the
    // result without cash, where it is taken back out of it.
    private static void TakeRates(Dictionary<string, Bucket> buckets, List<JournalLine> cell, HashSet<string> measured)
    {
        Put(buckets, CashFlowScheme.RatesOnCash, cell, 1);
        TakeRest(buckets, cell, measured);
    }

    // A company without an exchange result has nothing of rates in its result: what is left there comes of flows at other rates than the cash beside them (a
    // dividend at the rate of its day), and is an effect on cash.
    private static void TakeRest(Dictionary<string, Bucket> buckets, List<JournalLine> cell, HashSet<string> measured)
    {
        foreach (var part in cell.GroupBy(l => l.Level == Level.Package && !measured.Contains(l.Entity)))
        {
            Put(buckets, part.Key ? CashFlowScheme.RatesOnCash : CashFlowScheme.RatesWithoutCash, [.. part], -1);
        }
    }

    /// <param name="sign">1 where a debit is received (cash itself, a loss), −1 where it is paid.</param>
    private static void Put(Dictionary<string, Bucket> buckets, CashFlowPlace place, List<JournalLine> cell, int sign)
    {
        var key = $"{place.Activity}\n{place.Caption}";
        if (!buckets.TryGetValue(key, out var bucket)) { buckets[key] = bucket = new(place, buckets.Count); }
        foreach (var line in cell) { bucket.Amount += sign * line.Amount; }
        bucket.Lines.AddRange(cell);
    }

    private bool IsOpening(JournalLine line) => movements.Find(line.Movement!)?.Kind == MovementKind.Opening;

    // Companies that enter in the period: their entry is a movement of its own, or the investment leaves under the movement under which it was bought.
    private HashSet<string> Acquired(ConsolidatedPeriod period)
    {
        var (found, held, bought) = (new HashSet<string>(StringComparer.Ordinal), new HashSet<string>(StringComparer.Ordinal), new List<string>());
        var investments = chart.WithRole(AccountRole.InvestmentInSubsidiaries).Select(a => a.Code).ToHashSet(StringComparer.Ordinal);
        foreach (var line in period.Lines)
        {
            if (line.Movement == MovementCodes.Entry) { found.Add(line.Entity); }
            if (line.Partner is null || line.Level != Level.Package || !investments.Contains(line.Account)) { continue; }
            if (!IsOpening(line)) { bought.Add(line.Partner); }
            else if (line.Amount != 0m) { held.Add(line.Partner); }
        }

        found.UnionWith(bought.Where(c => !held.Contains(c)));
        return found;
    }

    // Netted by account first: what an elimination takes back was no activity of the group.
    private static decimal Debits(List<JournalLine> lines) =>
        lines.GroupBy(l => $"{l.Account}\n{l.Movement}", StringComparer.Ordinal).Select(g => g.Sum(l => l.Amount)).Where(a => a > 0m).Sum();

    private static IEnumerable<Finding> Findings(CashFlowStatement statement, Bucket[] buckets)
    {
        var place = new Place(FormattableString.Invariant($"ledgers/{statement.End:yyyy-MM}"));
        if (buckets.Where(b => b.Place.Assumed && b.Amount != 0m).Select(b => b.Place.Caption).ToArray() is { Length: > 0 } assumed)
        {
            yield return new("ST041", "cash-flow-activity-assumed", Severity.Note, place,
                $"Nobody says to which activity these belong; they are taken as operating: {string.Join("; ", assumed)}.")
            {
                Remedy = $"Add rows to {CashFlowRules.File}."
            };
        }

        if (statement.Proves) { yield break; }
        var change = statement.Closing - statement.Opening;
        var unbalanced = buckets.Where(b => b.Place.Activity == CashActivity.Noncash && b.Amount != 0m)
            .Select(b => FormattableString.Invariant($"{b.Place.Caption} ({-b.Amount})"))
            .ToArray();

        // Closings without an opening (CLO) cannot give a cash flow, and do not claim to: that is worth knowing, not wrong.
        var known = !statement.HasBareClosings;
        yield return new("ST040", "cash-flows-are-not-the-change-in-cash", known ? Severity.Exception : Severity.Note, place,
            FormattableString.Invariant($"The flows of {statement.End:yyyy-MM-dd} add to {statement.Total}, cash changed by {change}: the difference is {change - statement.Total}.")
            + (unbalanced.Length == 0 ? "" : $" Movements without cash that do not add to zero: {string.Join(", ", unbalanced)}."))
        {
            Printed = statement.Total.ToString(CultureInfo.InvariantCulture), Expected = change.ToString(CultureInfo.InvariantCulture),
            Remedy = "Look for a movement whose other side stands under another movement, or for a closing without movements.",
        };
    }
}
