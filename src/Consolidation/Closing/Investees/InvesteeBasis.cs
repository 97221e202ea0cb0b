using Kessan.Ledgers;

namespace Kessan.Consolidation;

/// <summary>
/// What a purchase of an investee's shares cost beyond the group's part of the investee's books (IAS 28 ¶32; ASC 323-10-35-13; APB 18 ¶19): differences to fair
/// value, written off by their lives, and goodwill. Of a foreign investee both are assets in its currency and move with the closing rate (IAS 21 ¶47; ASC
/// 830-30-45-11).
/// <example>30% for 400 of net assets of 1,000 with land worth 100 more: 30 of the difference is land, goodwill 70.</example>
/// </summary>
internal static class InvesteeBasis
{
    private const decimal Finest = 0.000001m;

    /// <summary>Measures the goodwill of a purchase; where it is negative and the policy takes it to income, gives it positive.</summary>
    /// <param name="bookEquity">Of the day, in the investee's currency; null: as equity.csv or the books say.</param>
    public static decimal Bargain(GroupWork work, GroupEvent at, decimal? bookEquity)
    {
        if (work.InvesteeGoodwill.ContainsKey(at.Code)) { return 0m; }
        var goodwill = Goodwill(work, at, bookEquity);
        var income = goodwill < 0m && work.Policies.Is(PolicyCatalogue.InvesteeBargain, "income") ? -goodwill : 0m;
        work.InvesteeGoodwill[at.Code] = goodwill + income;
        return income;
    }

    /// <summary>What the shares cost beyond their part of net assets at fair value; negative where they cost less. Presentation currency of the day.</summary>
    public static decimal Goodwill(GroupWork work, GroupEvent at, decimal? bookEquity)
    {
        var given = work.Input.Files.Equity.Where(e => e.Event == at.Code && e.Entity == at.Entity).ToArray();
        var equity = bookEquity ?? (given.Length > 0 ? -given.Sum(g => g.Amount) : EquityOn(work, at.Entity, at.Boundary));
        var rate = work.Companies[at.Entity].Rates.OfEvent(at.Boundary);
        var differences = Differences(work, at).Sum(f => f.Amount * (1m - f.TaxRate));
        // What the preferred shares have comes first (IAS 28 ¶37; ASC 323-10-35-16).
        var claim = PreferredInterests.Of(work, at.Entity, at.Boundary) is { } shares
            ? shares.Claim * ((at.Percent / 100m) - (shares.Owner == at.Owner ? shares.Held / 100m : 0m))
            : 0m;
        var goodwill = at.Amount + at.Costs - work.Round((((equity + differences) * at.Percent / 100m) - claim) * rate);
        work.Measure("goodwill in investment", at.Entity, at.Code, goodwill);
        return goodwill;
    }

    /// <summary>The group's part of what is written off between two days, in the presentation currency.</summary>
    public static decimal WrittenOff(GroupWork work, InvesteeLayer layer, DateOnly from, DateOnly to)
    {
        var since = from < layer.Event.Boundary ? layer.Event.Boundary : from;
        var books = work.Companies[layer.Event.Entity];
        return work.Round((ValueOn(work, layer, since) - ValueOn(work, layer, to))
            * (books.Rates.OwnStretchOfInvestee(books.Code, from, to)
                ?? (books.Entered == to ? books.Rates.OfStretch(from, to, to) : books.Rates.OfFlow(null))));
    }

    /// <summary>What the change of rates makes of it in the fiscal year up to a day.</summary>
    public static decimal TranslatedInYear(GroupWork work, InvesteeLayer layer, DateOnly until)
    {
        var rates = work.Companies[layer.Event.Entity].Rates;
        if (!Moves(work, rates)) { return 0m; }
        var (boundary, inYear) = (layer.Event.Boundary, layer.Event.Boundary > work.Before);
        var (opening, closing) = (ValueOn(work, layer, inYear ? boundary : work.Before), ValueOn(work, layer, until));
        if (opening == 0m && closing == 0m) { return 0m; }
        var (before, now) = (inYear ? rates.OfEvent(boundary) : rates.Closing(work.Before), until == work.End ? rates.Closing(until) : rates.OfEvent(until));
        var written = 0m;
        var from = inYear ? boundary : work.Before;
        foreach (var to in work.Boundaries.Where(b => b > from && b < until).Append(until).Distinct().ToArray())
        {
            written += WrittenOff(work, layer, from, to);
            from = to;
        }

        return work.Round((closing * now) - (opening * before)) + written;
    }

    /// <summary>The same from the purchase to the first books.</summary>
    public static decimal TranslatedBefore(GroupWork work, InvesteeLayer layer, decimal written)
    {
        var rates = work.Companies[layer.Event.Entity].Rates;
        var (bought, opening) = (ValueOn(work, layer, layer.Event.Boundary), ValueOn(work, layer, work.Before));
        return !Moves(work, rates) || (bought == 0m && opening == 0m) || layer.Event.Boundary >= work.Before ? 0m
            : work.Round((opening * rates.Closing(work.Before)) - (bought * rates.OfEvent(layer.Event.Boundary))) + written;
    }

    private static bool Moves(GroupWork work, CompanyRates rates) => rates.IsForeign && work.Policies.Is(PolicyCatalogue.GoodwillCurrency, "subsidiary");

    // The group's part of differences and goodwill at the end of a day, in the investee's currency.
    public static decimal ValueOn(GroupWork work, InvesteeLayer layer, DateOnly day)
    {
        var at = layer.Event;
        var differences = Differences(work, at).Sum(f =>
            new StepUp(at.Code, at.Entity, at.Entity, f.Account, f.Amount, at.Boundary, f.Months, null, f.Released, true, 0m, f.Source).Value(day, Finest)
                * (1m - f.TaxRate)) * layer.Part;
        var rate = work.Companies[at.Entity].Rates.OfEvent(at.Boundary);
        if (work.InvesteeGoodwill.GetValueOrDefault(at.Code) is var goodwill && (goodwill <= 0m || rate == 0m || at.Percent == 0m)) { return differences; }
        var months = work.Policies.Is(PolicyCatalogue.InvesteeGoodwill, "amortise") ? at.GoodwillMonths ?? 240 : (int?)null;
        var left = new StepUp(at.Code, at.Entity, at.Entity, "", goodwill / rate, at.Boundary, months, null, null, true, 0m, at.Source).Value(day, Finest);
        return differences + (left * layer.Part * 100m / at.Percent);
    }

    private static IEnumerable<FairValueDifference> Differences(GroupWork work, GroupEvent at) =>
        work.Input.Files.FairValues.Where(f => f.Event == at.Code && f.Entity == at.Entity);

    /// <summary>
    /// What the ordinary shares have of the investee's books, before its differences to fair value; what it got for shares of this year is counted from the
    /// days of the events. In its currency.
    /// </summary>
    public static decimal NetAssetsOn(GroupWork work, string entity, DateOnly day)
    {
        var books = work.Companies[entity];
        var booked = books.Whole.Concat(books.Outside)
            .Where(r => r.Movement == MovementCodes.CapitalChange && work.Chart[r.Account].Class == AccountClass.Equity && r.Functional != 0m)
            .Sum(r => ArisenBy(r, day));
        var rate = books.Rates.OfEvent(day);
        var paid = work.Input.Files.Events.Where(e => e.Entity == entity && e.Kind == EventKind.Issue && e.Boundary > work.Before && e.Boundary < day)
            .Sum(e => e.Amount + e.PaidByOthers);
        return EquityOn(work, entity, day) + booked + (rate == 0m ? 0m : paid / rate) - (PreferredInterests.Of(work, entity, day)?.Claim ?? 0m);
    }

    /// <summary>
    /// What of a row there was at the end of a day, in the company's currency. Dividends are not spread: they were paid after the purchase.
    /// </summary>
    public static decimal ArisenBy(BookRow row, DateOnly day) =>
        row.To <= day
            ? row.Functional
            : row.Movement == MovementCodes.Dividends
                ? 0m
                : row.To <= day ? row.Functional : row.From >= day || row.From == row.To ? 0m : row.Functional * Elapsed.Share(row.From, row.To, day);

    /// <summary>What a company brought when it became a subsidiary stands in its books as flows of the time before too.</summary>
    public static bool IsBrought(CompanyBooks books, BookRow row) => row.Movement == MovementCodes.Entry && row.To == books.Entered;

    // Opening and what arose evenly until the day, as the books have it.
    public static decimal EquityOn(GroupWork work, string entity, DateOnly day)
    {
        var books = work.Companies[entity];
        var opening = books.Opening.Where(r => work.Chart[r.Account].Class == AccountClass.Equity).Sum(r => r.Functional);
        var flows = books.Whole.Concat(books.Outside)
            .Where(r => r.Functional != 0m && r.Movement != MovementCodes.Opening && !IsBrought(books, r)
                && (work.IsResult(r.Account) || work.Chart[r.Account].Class == AccountClass.Equity))
            .Sum(r => ArisenBy(r, day));
        return -opening - flows;
    }
}
