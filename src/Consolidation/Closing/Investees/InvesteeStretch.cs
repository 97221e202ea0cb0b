using Kessan.Ledgers;

namespace Kessan.Consolidation;

/// <summary>
/// A foreign investee in a part of a fiscal year, from one of its own events to the next: what it was worth at the beginning and at the end of the part, each
/// at the rate of that day, and its result at the average of the part where the file gives one. The adjustment follows from these and is not the part by months
/// of the year's (IAS 21 ¶39-41; ASC 830-30-45-12).
/// <example>Net assets 750 at 1.25, earned 50 at 1.28, 800 at 1.30: adjustment 1,040 − 937.5 − 64 = 38.5.</example>
/// </summary>
/// <param name="Result">Credit negative; presentation currency.</param>
/// <param name="Adjustment">Gains negative.</param>
internal sealed record InvesteeStretch(decimal Result, decimal Adjustment)
{
    /// <summary>
    /// Null where nothing happened to the investee within the year, or it is a subsidiary in the stretch: the books' own adjustment is then the right one.
    /// </summary>
    public static InvesteeStretch? Of(GroupWork work, string entity, IReadOnlyList<BookRow> rows, DateOnly after, DateOnly to)
    {
        var books = work.Companies[entity];
        if (!books.Rates.IsForeign || books.Company.IsRemeasured) { return null; }
        // Of a company that was or is a subsidiary in the year, the books have the adjustment of that time alone.
        var partly = CompanyStage.IsEverFull(work, entity);
        if (partly && !(to <= books.Entered || after >= books.Left)) { return null; }
        var days = work.Input.Files.Events.Where(e => e.Entity == entity && e.Kind != EventKind.Impairment && e.Boundary > work.Before && e.Boundary < work.End)
            .Select(e => e.Boundary)
            .ToArray();
        if (days.Length == 0 && !partly) { return null; }
        var (begin, end) = (days.Where(d => d <= after).DefaultIfEmpty(work.Before).Max(), days.Where(d => d >= to).DefaultIfEmpty(work.End).Min());
        var flows = rows
            .Where(r => r.Functional != 0m && r.Movement != MovementCodes.Opening && !InvesteeBasis.IsBrought(books, r) && !IsAdjustment(work, r)
                && (work.IsResult(r.Account) || work.Chart[r.Account].Class == AccountClass.Equity))
            .ToArray();
        var own = books.Rates.OwnStretchOfInvestee(entity, begin, end);
        var result = flows.Where(r => work.IsResult(r.Account)).Sum(r => Amount(work, r, after, to, own));
        return new(result, AdjustmentOf(work, books, flows, begin, end, own) * (Elapsed.Share(begin, end, to) - Elapsed.Share(begin, end, after)));
    }

    public static bool IsAdjustment(GroupWork work, BookRow row) =>
        row.Source is null && row.Account == work.Accounts.TranslationAdjustmentOrNone
            && row.Movement is MovementCodes.ExchangeOnOpening or MovementCodes.ExchangeOnMovements;

    private static decimal AdjustmentOf(GroupWork work, CompanyBooks books, IEnumerable<BookRow> flows, DateOnly begin, DateOnly end, decimal? own)
    {
        var (first, last) = (begin == work.Before ? books.Rates.Closing(begin) : books.Rates.OfEvent(begin),
            end == work.End ? books.Rates.Closing(end) : books.Rates.OfEvent(end));
        return (InvesteeBasis.EquityOn(work, books.Code, begin) * first) - (InvesteeBasis.EquityOn(work, books.Code, end) * last)
            - flows.Sum(r => Amount(work, r, begin, end, own));
    }

    // Dividends are not spread over the months.
    private static decimal Amount(GroupWork work, BookRow row, DateOnly after, DateOnly to, decimal? own) =>
        row.Movement == MovementCodes.Dividends ? (row.To > after && row.To <= to ? row.Amount : 0m)
        : own is { } rate && work.IsResult(row.Account)
            ? InvesteeStage.Between(row with { Amount = row.Functional }, after, to) * rate
            : InvesteeStage.Between(row, after, to);
}
