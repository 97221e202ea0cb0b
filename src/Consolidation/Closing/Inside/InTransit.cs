using System.Globalization;
using Kessan.Ledgers;

namespace Kessan.Consolidation;

/// <summary>A row of an item on its way: what the books of the company that has not booked it yet are completed by.</summary>
/// <param name="Movement">OPN for an item of the year before, which arrived in this one.</param>
internal sealed record TransitRow(InTransitItem Item, string Movement, decimal Amount);

/// <summary>
/// Goods or money on their way between two companies at the end of a year: the sender has booked them, the receiver has not. The receiver is completed, so that both say the same and the eliminations take both out;
/// in the next year, when its own books have the item, the completion goes back.
/// <example>S sent 1,000 on 31 December: P is completed by cash 1,000 against its receivable from S.</example>
/// </summary>
internal static class InTransit
{
    private static readonly Rule Rule = new("IT", "in-transit", Level.Consolidation) { Origin = Origin.LocalAdjustment };

    public static void Apply(GroupWork work)
    {
        foreach (var row in Rows(work).Where(r => r.Movement != MovementCodes.Opening || work.Prior is null))
        {
            var (item, opening) = (row.Item, row.Movement == MovementCodes.Opening);
            var word = row.Item.Date > work.Before || work.IsPosition ? "is on its way; the books are completed" : opening ? "was on its way at the opening" : "has arrived and is in the books";
            work.Journal.Append(Rule, opening ? work.Before : work.End, string.Create(CultureInfo.InvariantCulture, $"{item.Account} of {item.Entity} with {item.Partner} by {item.Date:yyyy-MM-dd}: {item.Amount} {word} (IFRS 10 ¶B86; ASC 810-10-45-1)."),
            [
                new(item.Entity, item.Account, row.Movement, row.Amount) { Source = item.Source },
                new(item.Entity, item.CounterAccount, opening ? row.Movement : work.Chart[item.CounterAccount].Flow ?? MovementCodes.Operating, -row.Amount) { Source = item.Source },
            ]);
        }
    }

    /// <summary>The receiver's rows on the account with the partner: this year's items, and those of the year before with their return.</summary>
    public static IEnumerable<TransitRow> Rows(GroupWork work)
    {
        foreach (var item in work.Input.Files.InTransit.Where(i => i.Date <= work.End && i.Date >= work.YearStart.AddYears(-1) && CompanyStage.IsEverFull(work, i.Entity)).OrderBy(i => i.Source.Row))
        {
            var flow = work.Chart[item.Account].Flow ?? MovementCodes.Operating;
            var rates = work.Companies[item.Entity].Rates;
            if (item.Date > work.Before) { yield return new(item, flow, work.Round(item.Amount * rates.Closing(work.End))); continue; }
            var opening = work.Round(item.Amount * rates.Closing(work.Before));
            yield return new(item, MovementCodes.Opening, opening);
            if (!work.IsPosition) { yield return new(item, flow, -opening); }
        }
    }
}
