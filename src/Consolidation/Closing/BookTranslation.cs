using Kessan.Ledgers;

namespace Kessan.Consolidation;

/// <summary>
/// Brings a company's rows into the presentation currency at the current rate: openings as they closed, flows at the rate of their movement or the average,
/// what a company brings at the rate of that day, equity at its history (IAS 21 ¶39; ASC 830-30-45-3). The change of rates then gives each balance two
/// movements, one on its opening and one on its flows, and their sum over the net assets is the translation adjustment by cause.
/// </summary>
internal static class BookTranslation
{
    public static IReadOnlyList<BookRow> Translate(
        GroupWork work, Entity company, CompanyRates rates, IReadOnlyList<TimedRow> rows, IReadOnlyList<FrozenBalance>? frozen, DateOnly? entered,
        DateOnly close)
    {
        if (!rates.IsForeign)
        {
            return [.. InOrder(work,
                rows.Select(r => new BookRow(r.Row.Account, r.Row.Movement, r.Row.Partner, r.Row.Amount, r.Row.Amount, r.From, r.To, r.Row.Source)
                {
                    OfRates = r.Row.OfRates
                }))];
        }

        var translator = new RowTranslator(work, company, rates, frozen, entered, close) { Deals = DealsOf(work, rows) };
        var history = rows.Select(translator.Of).ToList();
        history.AddRange(LeftByRates(work, company, history, frozen));
        return [.. InOrder(work, history.Concat(Exchange(work, company, rates, history, frozen, entered, close)))];
    }

    // An account that closed at nothing in its own currency may have closed at something in the presentation currency (shares that went by a merger); books
    // that no longer have the account open with that all the same.
    private static IEnumerable<BookRow> LeftByRates(GroupWork work, Entity company, List<BookRow> history, IReadOnlyList<FrozenBalance>? frozen) =>
        company.IsRemeasured
            ? []
            : (frozen ?? [])
                .Where(f => f is { Functional: 0m, Amount: not 0m } && RowTranslator.IsInvestment(work, f.Account)
                    && !history.Any(h => h.Movement == MovementCodes.Opening && h.Account == f.Account && h.Partner == f.Partner))
            .Select(f => new BookRow(f.Account, MovementCodes.Opening, f.Partner, 0m, f.Amount, work.Before, work.Before, f.Source));

    // What an owner's books moved on the investment in each company in the year, in its own currency.
    private static Dictionary<string, decimal> DealsOf(GroupWork work, IReadOnlyList<TimedRow> rows) =>
        rows.Where(r => r.Row.Partner is not null && RowTranslator.IsDeal(work, r.Row))
            .GroupBy(r => RowTranslator.KeyOf(r.Row), StringComparer.Ordinal)
            .ToDictionary(g => g.Key, g => g.Sum(r => r.Row.Amount), StringComparer.Ordinal);

    /// <summary>The order of everything that follows, whatever the order of the rows was: chart, movement, partner, time.</summary>
    internal static IOrderedEnumerable<BookRow> InOrder(GroupWork work, IEnumerable<BookRow> rows) =>
        rows.OrderBy(r => work.Chart.PositionOf(r.Account))
            .ThenBy(r => work.Input.Movements.PositionOf(r.Movement))
            .ThenBy(r => r.Partner, StringComparer.Ordinal)
            .ThenBy(r => r.To)
            .ThenBy(r => r.Source?.Row ?? 0);

    private static List<BookRow> Exchange(GroupWork work, Entity company, CompanyRates rates, List<BookRow> history, IReadOnlyList<FrozenBalance>? frozen,
        DateOnly? entered, DateOnly close)
    {
        var (enters, since) = (entered is not null, entered ?? work.Before);
        var rows = new List<BookRow>();
        var (onOpening, onMovements) = (0m, 0m);
        var closing = rates.Closing(close);
        foreach (var balance in history.Where(h => RowTranslator.MovesWithRates(work, company, h.Account))
            .GroupBy(h => $"{h.Account}\n{h.Partner}", StringComparer.Ordinal))
        {
            var first = balance.First();
            var opening = balance.Where(b => b.Movement == MovementCodes.Opening).ToArray();
            var atOpening = work.Round(opening.Sum(o => o.Functional) * closing) - opening.Sum(o => o.Amount);
            var atMovements = work.Round(balance.Sum(b => b.Functional) * closing) - balance.Sum(b => b.Amount) - atOpening;
            Add(rows, first.Account, MovementCodes.ExchangeOnOpening, first.Partner, atOpening, since, close);
            Add(rows, first.Account, MovementCodes.ExchangeOnMovements, first.Partner, atMovements, since, close);
            (onOpening, onMovements) = (onOpening + atOpening, onMovements + atMovements);
        }

        // What history itself does not balance by (openings of equity at older rates; roundings) is adjustment brought forward. What comes or goes by a merger
        // within the group is a flow.
        var opened = history.Where(h => h.Movement == MovementCodes.Opening || (h.Movement == MovementCodes.Entry && h.To <= since)).ToArray();
        var brought = opened.Sum(h => h.Amount);
        var flows = history.Sum(h => h.Amount) - brought;
        if (company.IsRemeasured)
        {
            // The difference of remeasurement is income of the year (ASC 830-10-45-17); what earlier years had of it is in retained earnings.
            // What translation had left before the functional currency changed stays until the company is sold (IAS 21 ¶37; ASC 830-10-45-10).
            var adjusted = (frozen ?? []).Where(f => f.Account == work.Accounts.TranslationAdjustmentOrNone).Sum(f => f.Amount);
            if (adjusted != 0m) { Add(rows, work.Accounts.TranslationAdjustment, MovementCodes.Opening, null, adjusted, work.Before, work.Before); }
            Add(rows, work.Accounts.RetainedEarnings, enters ? MovementCodes.Entry : MovementCodes.Opening, null, -brought - adjusted, work.Before,
                work.Before);
            var total = -onOpening - onMovements - flows;
            if (total != 0m) { rows.Add(new(work.Accounts[AccountRole.ExchangeResult], null, null, 0m, total, since, close, null)); }
            return rows;
        }

        // Shares that were sold stand at what they cost, not at the rate of the day: that part of the difference belongs to the disposal, whose entry meets it.
        var onSales = history.Where(h => IsSaleOfShares(work, h)).Sum(h => work.Round(h.Functional * closing) - h.Amount);

        if (history.Any(h => h.Movement == MovementCodes.ClosingOnly))
        {
            // Closings alone do not say what the balances opened with, but equity does: net assets of that amount, at the rate of that day.
            var (unopened, rate) = (-opened.Sum(h => h.Functional), enters ? rates.OfEvent(since) : rates.Closing(work.Before));
            var (was, moved) = (work.Round(unopened * rate), work.Round(unopened * closing) - work.Round(unopened * rate));
            (brought, flows, onOpening, onMovements) = (brought + was, flows - was, onOpening + moved, onMovements - moved);
        }

        var account = work.Accounts.TranslationAdjustment;
        Add(rows, account, MovementCodes.Exit, null, onSales, since, close);
        Add(rows, account, enters ? MovementCodes.Entry : MovementCodes.Opening, null, -brought, work.Before, work.Before);
        Add(rows, account, MovementCodes.ExchangeOnOpening, null, -onOpening, since, close);
        Add(rows, account, MovementCodes.ExchangeOnMovements, null, -onMovements - flows - onSales, since, close);
        return rows;
    }

    /// <summary>A row of the books that takes shares of a company out at their cost.</summary>
    public static bool IsSaleOfShares(GroupWork work, BookRow row) =>
        row.Movement == MovementCodes.Disposals && row.Partner is not null && RowTranslator.IsInvestment(work, row.Account);

    private static void Add(List<BookRow> rows, string account, string movement, string? partner, decimal amount, DateOnly from, DateOnly to)
    {
        if (amount != 0m) { rows.Add(new(account, movement, partner, 0m, amount, from, to, null)); }
    }
}

internal sealed class RowTranslator(GroupWork work, Entity company, CompanyRates rates, IReadOnlyList<FrozenBalance>? frozen, DateOnly? entered, DateOnly close)
{
    private readonly Dictionary<string, decimal> openings = (frozen ?? []).Where(f => f.Functional != 0m || f.Amount != 0m)
        .GroupBy(f => $"{f.Account}\n{f.Partner}", StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.Sum(f => f.Amount), StringComparer.Ordinal);

    /// <summary>Whether a balance follows the closing rate: investments do not, nor what keeps the rates of its own days where books are remeasured.</summary>
    public static bool MovesWithRates(GroupWork work, Entity company, string account) =>
        work.IsNetAsset(account) && !IsInvestment(work, account) && !(company.IsRemeasured && work.Chart[account].IsHistorical);

    public static bool IsInvestment(GroupWork work, string account) =>
        work.Chart[account].Role is AccountRole.InvestmentInSubsidiaries or AccountRole.InvestmentInAssociates;

    public BookRow Of(TimedRow row) =>
        new(row.Row.Account, row.Row.Movement, row.Row.Partner, row.Row.Amount, work.Round(Exact(row)), row.From, row.To, row.Row.Source)
        {
            OfRates = row.Row.OfRates
        };

    private decimal Exact(TimedRow row)
    {
        var (account, amount) = (row.Row.Account, row.Row.Amount);
        if (row.Row.Translated is { } given) { return given; }
        if (company.IsRemeasured && work.Chart[account].IsHistorical && row.Row.Movement != MovementCodes.Entry && !IsDealtOrFrozen(row))
        {
            return amount * rates.Historical(account, row.Row.Movement);
        }
        // All of a merger has the rate of its day, so that what it left adds to zero as it does in the books, and comes back whole.
        if (row.Row.Partner is { } other && MergerInside.IsRow(work, row.Row) && MergerInside.Between(work, company.Code, other) is { } merged)
        {
            return amount * rates.OfEvent(merged);
        }
        return row.Row.Movement switch
        {
            MovementCodes.Opening =>
                openings.TryGetValue($"{account}\n{row.Row.Partner}", out var was) ? was : History(row) ?? (amount * rates.Closing(work.Before)),
            MovementCodes.Entry when row.Row.Partner is { } held && IsDeal(work, row.Row) => Deal(row, held),
            MovementCodes.Entry => amount * rates.OfEvent(entered ?? (row.From == row.To ? row.To : work.Before)),
            MovementCodes.ClosingOnly when IsInvestment(work, account) && row.Row.Partner is { } held
                && Acquisition.CostOf(work, company.Code, held, close) is var cost && cost != 0m =>
                cost,
            MovementCodes.ClosingOnly => amount * rates.Closing(close),
            _ when row.Row.Partner is { } held && IsDeal(work, row.Row) => Deal(row, held),
            MovementCodes.CapitalChange when Issued is { } issued => amount * issued,
            // What arose before the entry has the average up to that day, where the file gives one.
            var movement => amount
                * rates.OfFlow(movement, account, row.From, row.To,
                    entered is { } day && row.To <= day ? day : MergerInside.EndOf(work, company.Code) ?? close),
        };
    }

    /// <summary>
    /// The rate at which capital was paid in: that of the days of the issues, unless the file gives the movement a rate of its own; null where nothing was
    /// issued in the period.
    /// </summary>
    private decimal? Issued { get; } = RateOfIssues(work, company, rates, close);

    private static decimal? RateOfIssues(GroupWork work, Entity company, CompanyRates rates, DateOnly close)
    {
        var issues = work.Input.Files.Events
            .Where(e => e.Entity == company.Code && e.Kind == EventKind.Issue && e.Boundary > work.Before && e.Boundary <= close
                && e.Amount + e.PaidByOthers > 0m)
            .ToArray();
        if (!rates.IsForeign || issues.Length == 0 || rates.HasOwn(MovementCodes.CapitalChange)) { return null; }
        var own = issues.Sum(e => rates.OfEvent(e.Boundary) is var rate && rate != 0m ? (e.Amount + e.PaidByOthers) / rate : 0m);
        return own == 0m ? null : issues.Sum(e => e.Amount + e.PaidByOthers) / own;
    }

    /// <summary>What the events say each company cost or brought in the year is what the investment moved by, whatever the rate of the day.</summary>
    public IReadOnlyDictionary<string, decimal> Deals { get; init; } = new Dictionary<string, decimal>(StringComparer.Ordinal);

    public static bool IsDeal(GroupWork work, ResolvedRow row) => IsInvestment(work, row.Account)
        && row.Movement is not (MovementCodes.Opening or MovementCodes.ClosingOnly or MovementCodes.EquityMethod or MovementCodes.DividendsReceived
            or MovementCodes.Dividends);

    /// <summary>What a company brought with it, and what it dealt since, are two amounts.</summary>
    public static string KeyOf(ResolvedRow row) => $"{row.Partner}\n{(row.Movement == MovementCodes.Entry ? "entry" : "deal")}";

    private decimal Deal(TimedRow row, string held)
    {
        var (from, to) = row.Row.Movement == MovementCodes.Entry ? (DateOnly.MinValue, entered ?? work.Before) : (entered ?? work.Before, close);
        var change = Acquisition.CostOf(work, company.Code, held, to) - Acquisition.CostOf(work, company.Code, held, from);
        return Deals.GetValueOrDefault(KeyOf(row.Row)) is var total && total != 0m && change != 0m
            ? row.Row.Amount * change / total
            : row.Row.Amount * rates.OfEvent(row.To);
    }

    private bool IsDealtOrFrozen(TimedRow row) =>
        IsInvestment(work, row.Row.Account) || (row.Row.Movement == MovementCodes.Opening && openings.ContainsKey($"{row.Row.Account}\n{row.Row.Partner}"));

    // Before the first books: an investment at what the events say it cost, equity at the rate of the day it came into the group; what was earned since at the
    // rate of the opening.
    private decimal? History(TimedRow row)
    {
        if (IsInvestment(work, row.Row.Account) && row.Row.Partner is { } partner)
        {
            var cost = work.Input.Files.Events
                .Where(e => e.Owner == company.Code && e.Entity == partner && e.Boundary <= work.Before && e.Kind is (EventKind.Purchase or EventKind.Issue))
                .Sum(e => e.Amount + e.Costs);
            return cost == 0m ? null : cost;
        }

        if (work.Chart[row.Row.Account].Class != AccountClass.Equity || Acquisition.FirstOf(work, company.Code, work.Before) is not { } entry) { return null; }
        var then = work.Input.Files.Equity.Where(e => e.Event == entry.Code && e.Entity == company.Code && e.Account == row.Row.Account).Sum(e => e.Amount);
        return (then * rates.OfEvent(entry.Boundary)) + ((row.Row.Amount - then) * rates.Closing(work.Before));
    }
}
