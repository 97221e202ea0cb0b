using Kessan.Core;
using Kessan.Ledgers;

namespace Kessan.Consolidation;

/// <summary>
/// A balance owed in another currency stands at the closing rate of that currency; the difference is a gain or loss of the company (IAS 21 ¶23, ¶28; ASC
/// 830-20-35-1). Its movement is one of rates: no cash came with it, and what it made of cash itself is the effect of exchange rates on cash (IAS 7 ¶28; ASC
/// 830-230-45-1).
/// <example>A payable of KRW 300,000 booked at 20 won for a dollar is 15,000; at 16 it is 18,750: a loss of 3,750.</example>
/// </summary>
internal static class Remeasurement
{
    public static IEnumerable<TimedRow> Of(GroupWork work, Entity company, IReadOnlyList<TimedRow> rows)
    {
        var ledger = work.Ledgers[company.Code].OrderBy(t => t.End).LastOrDefault();
        foreach (var line in (ledger?.Lines ?? []).Where(l => l.TransactionCurrency is not null && l.TransactionAmount is not null).OrderBy(l => l.Source.Row))
        {
            var own = new CompanyRates(work, company.Currency, company.Lag).Closing(work.End);
            if (own == 0m) { continue; }
            var closing = Rounding.Round(line.TransactionAmount!.Value * new CompanyRates(work, line.TransactionCurrency!, company.Lag).Closing(work.End) / own,
                MinorUnit.Of(company.Currency), RoundingMode.HalfUp);
            var difference = closing - line.Amount;
            if (difference == 0m) { continue; }
            yield return Row(work, line.Account, MovementCodes.ExchangeOnMovements, line.Partner, difference, line.Source);
            yield return Row(work, work.Accounts[AccountRole.ExchangeResult], null, null, -difference, line.Source);
        }
    }

    private static TimedRow Row(GroupWork work, string account, string? movement, string? partner, decimal amount, SourceLine source) =>
        new(new(account, movement, partner, amount, null, source) { OfRates = true }, work.Before, work.End);
}
