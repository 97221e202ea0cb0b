using Kessan.Ledgers;

namespace Kessan.Consolidation;

/// <summary>
/// The step-by-step method of IFRIC 16 ¶17: a company held by a foreign company is first translated into that owner's currency. What goes to income when the
/// company is sold is the adjustment of this step, at the rate of the day; what came from translating the owner's books, the company's among them, stays until
/// the owner is sold. Kept beside the journal, in the owner's currency, year by year.
/// <example>Net assets of EUR 100, held by a company in GBP: 0.80 pounds at purchase, 0.90 at sale: GBP 10; at 1.50 dollars for a pound, 15 dollars.</example>
/// </summary>
internal static class StepTranslation
{
    /// <summary>What every company that has a foreign owner with another currency has at the end of the period, for the next.</summary>
    public static SortedDictionary<string, decimal> Totals(GroupWork work)
    {
        var totals = new SortedDictionary<string, decimal>(StringComparer.Ordinal);
        if (!work.Policies.Is(PolicyCatalogue.Recycling, "step")) { return totals; }
        foreach (var books in work.Companies.Values.Where(b => b.Rates.IsForeign && b.Left is null && CompanyStage.IsEverFull(work, b.Code)))
        {
            if (OwnerOf(work, books.Code, work.End) is { } owner) { totals.Add(books.Code, Total(work, books, owner)); }
        }

        return totals;
    }

    private static decimal Total(GroupWork work, CompanyBooks books, CompanyBooks owner)
    {
        var year = new Step(work, books, owner);
        return (work.Prior?.StepTranslation.GetValueOrDefault(books.Code) ?? year.BeforeBooks()) + year.OfYear();
    }

    /// <summary>What of the adjustment goes to income with a company that is sold, credit negative; null where the direct method holds.</summary>
    public static decimal? OfSale(GroupWork work, string entity, DateOnly day)
    {
        if (!work.Policies.Is(PolicyCatalogue.Recycling, "step") || OwnerOf(work, entity, day.AddDays(-1)) is not { } owner) { return null; }
        var share = work.ScopeOn(day.AddDays(-1)).Interests.OfParent(entity);
        return -work.Round(Total(work, work.Companies[entity], owner) * share * owner.Rates.OfEvent(day));
    }

    // The owner with most of the shares, where its currency is neither the company's nor that of the statements.
    private static CompanyBooks? OwnerOf(GroupWork work, string entity, DateOnly day)
    {
        var owner = work.ScopeOn(day)
            .GroupHoldings(entity)
            .OrderByDescending(h => h.Percent)
            .ThenBy(h => h.Owner, StringComparer.Ordinal)
            .Select(h => h.Owner)
            .FirstOrDefault();
        return owner is not null && work.Companies.TryGetValue(owner, out var books) && books.Rates.IsForeign && !books.Company.IsRemeasured
            && books.Company.Currency != work.Companies[entity].Company.Currency
            ? books
            : null;
    }

    /// <summary>One company seen from its owner's currency; gains positive.</summary>
    private sealed class Step(GroupWork work, CompanyBooks books, CompanyBooks owner)
    {
        private readonly DateOnly close = books.Left ?? work.End;

        public decimal OfYear()
        {
            var at = Cross(close);
            var gain = 0m;
            foreach (var row in books.Rows.Where(r => r.Functional != 0m && !work.IsNetAsset(r.Account))) { gain -= row.Functional * (at - RateOf(row)); }
            foreach (var stepUp in work.StepUps.Where(s => s.Entity == books.Code))
            {
                var unit = MinorUnit.Of(books.Company.Currency);
                var (start, opening, closing) = (stepUp.Start > work.Before ? stepUp.Start : work.Before,
                    stepUp.Value(stepUp.Start > work.Before ? stepUp.Start : work.Before, unit), stepUp.Value(close, unit));
                gain += (opening * (at - Cross(start))) + ((closing - opening) * (at - Flow(start, close)));
            }

            return gain;
        }

        /// <summary>
        /// From the purchase to the first books: what there was then from its rate to the opening's; what was earned since stands at the opening's rate.
        /// </summary>
        public decimal BeforeBooks()
        {
            if (Acquisition.FirstOf(work, books.Code, work.Before) is not { } at || at.Boundary >= work.Before) { return 0m; }
            var then = -work.Input.Files.Equity.Where(e => e.Event == at.Code && e.Entity == books.Code).Sum(e => e.Amount);
            var stepUps = work.StepUps.Where(s => s.Entity == books.Code && s.Event == at.Code)
                .Sum(s => s.Value(work.Before, MinorUnit.Of(books.Company.Currency)));
            return (then + stepUps) * (Cross(work.Before) - Cross(at.Boundary));
        }

        private decimal RateOf(BookRow row) => row.Movement switch
        {
            MovementCodes.Opening => Cross(work.Before),
            MovementCodes.Entry => Cross(books.Entered ?? work.Before),
            _ => books.Rates.OfFlow(row.Movement, row.Account, row.From, row.To, close) / owner.Rates.OfFlow(row.Movement, null, row.From, row.To, close),
        };

        private decimal Cross(DateOnly day) => owner.Rates.OfEvent(day) is var rate && rate == 0m ? 0m : books.Rates.OfEvent(day) / rate;

        private decimal Flow(DateOnly from, DateOnly to) => books.Rates.OfStretch(from, to, close) / owner.Rates.OfStretch(from, to, close);
    }
}
