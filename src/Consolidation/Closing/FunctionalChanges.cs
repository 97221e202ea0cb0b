using Kessan.Core;
using Kessan.Ledgers;

namespace Kessan.Consolidation;

/// <summary>
/// The functional currency of a company becomes that of the statements: from that day on its books are remeasured. Everything is taken over at the rate of the
/// day, which is the cost of what is not money from then on; what translation had left until then stays in equity (IAS 21 ¶35-37; ASC 830-10-45-9 and 45-10).
/// <example>Plant of EUR 510 on the day, at 1.15: 586.50, and its depreciation at 1.15 ever after.</example>
/// </summary>
internal static class FunctionalChanges
{
    /// <summary>The company as it is in the period.</summary>
    public static Entity Of(GroupWork work, Entity company)
    {
        if (work.Input.Files.FunctionalChanges.FirstOrDefault(c => c.Entity == company.Code) is not { } change || change.Boundary >= work.End)
        {
            return company;
        }
        if (change.Currency == work.Input.Currency && company.Currency != work.Input.Currency && !company.IsRemeasured)
        {
            return company with { IsRemeasured = true, ChangedOn = change.Boundary };
        }
        work.Fault("WS151", "functional-currency-change-not-done", new(EntityReader.FunctionalFile, change.Source.Row),
            $"The functional currency of {company.Code} becomes {change.Currency}; only a change from the currency of the books to {work.Input.Currency} is done.",
            change.Currency, work.Input.Currency,
            "Give the company a second code with books in the new functional currency from that day on, and close the first.");
        return company;
    }

    /// <summary>Whether the change lies within the company's time in the period.</summary>
    public static bool IsWithin(GroupWork work, Entity company, DateOnly? entered, DateOnly? left) =>
        company.ChangedOn is { } day && day > (entered ?? work.Before) && day < (left ?? work.End);

    /// <summary>Translated up to the day, remeasured after it.</summary>
    public static IReadOnlyList<BookRow> Translate(GroupWork work, Entity company, CompanyRates rates, IReadOnlyList<TimedRow> rows,
        IReadOnlyList<FrozenBalance>? frozen, DateOnly? entered, DateOnly close)
    {
        var day = company.ChangedOn!.Value;
        var parts = rows.SelectMany(r => Parts(company, r, day)).ToArray();
        var before = BookTranslation.Translate(work, company with { IsRemeasured = false }, rates, [.. parts.Where(r => r.To <= day)], frozen, entered, day);
        var translator = new RowTranslator(work, company, rates, null, null, close);
        BookRow[] after = [.. parts.Where(r => r.To > day).Select(translator.Of)];
        var exchange = new List<BookRow>();
        foreach (var balance in before.Concat(after)
            .Where(r => RowTranslator.MovesWithRates(work, company, r.Account))
            .GroupBy(r => $"{r.Account}\n{r.Partner}", StringComparer.Ordinal))
        {
            var difference = work.Round(balance.Sum(b => b.Functional) * rates.Closing(close)) - balance.Sum(b => b.Amount);
            if (difference != 0m)
            {
                exchange.Add(new(balance.First().Account, MovementCodes.ExchangeOnMovements, balance.First().Partner, 0m, difference, day, close, null));
            }
        }

        var total = -exchange.Sum(e => e.Amount) - after.Sum(a => a.Amount);
        if (total != 0m) { exchange.Add(new(work.Accounts[AccountRole.ExchangeResult], null, null, 0m, total, day, close, null)); }
        return [.. BookTranslation.InOrder(work, before.Concat(after).Concat(exchange))];
    }

    /// <summary>The rows of the time after the change, opened with what was there on the day.</summary>
    public static IReadOnlyList<BookRow> After(IReadOnlyList<BookRow> whole, DateOnly day) =>
    [
        .. whole.Where(r => r.To <= day)
            .GroupBy(r => $"{r.Account}\n{r.Partner}", StringComparer.Ordinal)
            .Select(g => g.First() with
            {
                Movement = MovementCodes.Opening,
                Functional = g.Sum(r => r.Functional),
                Amount = g.Sum(r => r.Amount),
                From = day,
                To = day
            }),
        .. whole.Where(r => r.To > day),
    ];

    // A flow of which no trial balance says what had arisen by the day arose evenly.
    private static TimedRow[] Parts(Entity company, TimedRow row, DateOnly day)
    {
        if (row.IsOpening && row.To > day) { return [row with { To = day }]; }
        if (row.To <= day || row.From >= day) { return [row]; }
        var first = Rounding.Round(row.Row.Amount * Elapsed.Share(row.From, row.To, day), MinorUnit.Of(company.Currency), RoundingMode.HalfUp);
        return [new(row.Row with { Amount = first, Translated = null }, row.From, day),
            new(row.Row with { Amount = row.Row.Amount - first, Translated = null }, day, row.To)];
    }
}
