using System.Globalization;
using Kessan.Ledgers;

namespace Kessan.Consolidation;

/// <summary>A row of an item on its way: what the books of the company that has not booked it yet are completed by.</summary>
/// <param name="Movement">OPN for an item of the year before, which arrived in this one; null on an income account.</param>
/// <param name="WithPartner">Whether it is a balance or a transaction with the company that sent the item.</param>
internal sealed record TransitRow(InTransitItem Item, string Account, string? Movement, decimal Amount, bool WithPartner);

/// <summary>
/// Goods, money or invoices on their way between two companies at the end of a year: the sender has booked them, the receiver has not. The receiver is
/// completed, so that both say the same and the eliminations take both out; in the next year, when its own books have the item, the completion goes back. What
/// it changes of a result is that of the receiver: its other owners have their part.
/// <example>S sent 1,000 on 31 December: P is completed by cash 1,000 against its receivable from S. An invoice of 50 for services: by a cost of 50, a
/// transaction with the sender, against its payable.</example>
/// </summary>
internal static class InTransit
{
    private static readonly Rule Rule = new("IT", "in-transit", Level.Consolidation) { Origin = Origin.LocalAdjustment };

    public static void Apply(GroupWork work)
    {
        foreach (var group in Rows(work)
            .Where(r => r.Movement != MovementCodes.Opening || work.Prior is null)
            .GroupBy(r => (r.Item.Source.Row, r.Movement == MovementCodes.Opening)))
        {
            var (item, opening) = (group.First().Item, group.Key.Item2);
            var word = IsNew(work, item) || work.IsPosition
                ? "is on its way; the books are completed"
                : opening ? "was on its way at the opening" : "has arrived and is in the books";
            var made = work.Journal.Append(Rule, opening ? work.Before : work.End,
                string.Create(CultureInfo.InvariantCulture,
                    $"{item.Account} of {item.Entity} with {item.Partner} by {item.Date:yyyy-MM-dd}: {item.Amount} {word} (IFRS 10 ¶B86; ASC 810-10-45-1)."),
                group.Select(r => new Leg(item.Entity, r.Account, r.Movement, r.Amount)
                {
                    Holder = work.IsNetAsset(r.Account) ? null : item.Entity,
                    Source = item.Source
                }));
            if (opening)
            {
                NonControllingShares.Share(work, [.. made.Where(m => m.Holder is not null).Select(m => new SharedAmount(m.Line, m.Holder!, m.Line.Amount))],
                    work.ScopeOn(work.Before), work.Before, "in what was on its way at the opening", true);
            }
        }
    }

    /// <summary>What this year's items complete, and those of the year before with their return.</summary>
    public static IEnumerable<TransitRow> Rows(GroupWork work)
    {
        foreach (var item in work.Input.Files.InTransit
            .Where(i => i.Date <= work.End && i.Date >= work.YearStart.AddYears(-1) && CompanyStage.IsEverFull(work, i.Entity))
            .OrderBy(i => i.Source.Row))
        {
            var rates = work.Companies[item.Entity].Rates;
            // Income against income (a purchase whose goods are costs already) leaves no balance: it has the rate of the flows, and nothing of it opens the
            // next year.
            var flowOnly = work.IsResult(item.Account) && work.IsResult(item.CounterAccount);
            var amount = work.Round(item.Amount * (flowOnly ? rates.Average : rates.Closing(IsNew(work, item) ? work.End : work.Before)));
            if (IsNew(work, item)) { foreach (var row in Legs(work, item, amount)) { yield return row; } continue; }
            if (!flowOnly)
            {
                yield return new(item, Opened(work, item.Account), MovementCodes.Opening, amount, !work.IsResult(item.Account));
                yield return new(item, Opened(work, item.CounterAccount), MovementCodes.Opening, -amount, false);
            }

            if (!work.IsPosition) { foreach (var row in Legs(work, item, -amount)) { yield return row; } }
        }
    }

    private static bool IsNew(GroupWork work, InTransitItem item) => item.Date > work.Before;

    private static TransitRow[] Legs(GroupWork work, InTransitItem item, decimal amount) =>
    [
        new(item, item.Account, FlowOf(work, item.Account), amount, true),
        new(item, item.CounterAccount, FlowOf(work, item.CounterAccount), -amount, work.IsResult(item.CounterAccount) && !work.IsResult(item.Account)),
    ];

    private static string Opened(GroupWork work, string account) => work.IsResult(account) ? work.Accounts.RetainedEarnings : account;

    private static string? FlowOf(GroupWork work, string account) => work.IsResult(account) ? null : work.Chart[account].Flow ?? MovementCodes.Operating;
}
