
namespace Kessan.Consolidation;

/// <summary>A permanent consolidation balance that opens the next year.</summary>
internal sealed record CarriedLine(string Entity, string Account, string? Partner, decimal Amount);

/// <summary>
/// What the closing of a fiscal year hands to the next: frozen books, step-ups, permanent entries, interests. Results stand in retained earnings.
/// </summary>
internal sealed record GroupYearEnd(
    DateOnly End,
    IReadOnlyDictionary<string, IReadOnlyList<FrozenBalance>> Books,
    IReadOnlyList<StepUp> StepUps,
    IReadOnlyDictionary<string, NonControllingBalance> NonControlling,
    IReadOnlyDictionary<string, decimal> InvesteeAdjustments,
    IReadOnlyDictionary<string, decimal> InvesteeTranslation,
    IReadOnlyDictionary<string, decimal> SuspendedLosses,
    IReadOnlyList<CarriedLine> Carried,
    IReadOnlyDictionary<string, decimal> Closing)
{
    /// <summary>By company, the adjustment of the step into its foreign owner's currency, in that currency, gains positive.</summary>
    public required IReadOnlyDictionary<string, decimal> StepTranslation { get; init; }

    public required IReadOnlyDictionary<string, decimal> InvesteeGoodwill { get; init; }

    public required IReadOnlyDictionary<string, decimal> LossesOnLoans { get; init; }

    public static GroupYearEnd Of(GroupWork work)
    {
        var there = work.Companies.Values.Where(c => c.Left is null || work.ScopeOn(work.End).Method(c.Code) == ConsolidationMethod.Equity).ToArray();
        var books = new SortedDictionary<string, IReadOnlyList<FrozenBalance>>(StringComparer.Ordinal);
        foreach (var company in there.Where(c => c.Left is null && MergerInside.EndOf(work, c.Code) is null))
        {
            books.Add(company.Code, Frozen(work, company));
        }
        return new(
            work.End, books, [.. work.StepUps.Where(s => work.Companies[s.Entity].Left is null)],
            new SortedDictionary<string, NonControllingBalance>(work.NonControlling, StringComparer.Ordinal),
            new SortedDictionary<string, decimal>(work.InvesteeAdjustments, StringComparer.Ordinal),
            new SortedDictionary<string, decimal>(work.InvesteeTranslation, StringComparer.Ordinal),
            new SortedDictionary<string, decimal>(work.SuspendedLosses, StringComparer.Ordinal), CarriedBy(work), Closings(work))
        {
            StepTranslation = Consolidation.StepTranslation.Totals(work),
            InvesteeGoodwill = new SortedDictionary<string, decimal>(work.InvesteeGoodwill, StringComparer.Ordinal),
            LossesOnLoans = new SortedDictionary<string, decimal>(work.LossesOnLoans, StringComparer.Ordinal),
        };
    }

    private static FrozenBalance[] Frozen(GroupWork work, CompanyBooks company)
    {
        var sums = new Dictionary<string, FrozenBalance>(StringComparer.Ordinal);
        foreach (var row in company.Whole)
        {
            var (account, partner) = work.IsResult(row.Account) ? (work.Accounts.RetainedEarnings, null) : (row.Account, row.Partner);
            var key = $"{account}\n{partner}";
            var so = sums.GetValueOrDefault(key) ?? new FrozenBalance(account, partner, 0m, 0m, null);
            sums[key] = so with { Functional = so.Functional + row.Functional, Amount = so.Amount + row.Amount, Source = row.Source ?? so.Source };
        }

        return [.. sums.Values.OrderBy(f => work.Chart.PositionOf(f.Account)).ThenBy(f => f.Partner, StringComparer.Ordinal)];
    }

    // Of a company that left, what its equity had brought the group stays; its assets are gone, and so add to nothing.
    private static CarriedLine[] CarriedBy(GroupWork work)
    {
        var sums = new Dictionary<string, CarriedLine>(StringComparer.Ordinal);
        // A company that was merged into another has no books any more; what translation left on its accounts goes on.
        var ended = work.Companies.Keys.Where(c => MergerInside.EndOf(work, c) is not null).ToHashSet(StringComparer.Ordinal);
        var left = work.Companies.Values.Where(c => c.Left is not null).Select(c => c.Code).ToHashSet(StringComparer.Ordinal);
        foreach (var line in work.Journal.Lines.Where(l => left.Contains(l.Line.Entity)
            ? l.Line.Level is Level.Package or Level.Consolidation
            : (l.Line.Level == Level.Consolidation && !l.Own) || (l.Line.Level == Level.Package && ended.Contains(l.Line.Entity))))
        {
            var account = work.IsResult(line.Line.Account) ? work.Accounts.RetainedEarnings : line.Line.Account;
            var partner = RowTranslator.IsInvestment(work, account) && line.Line.Level == Level.Consolidation ? line.Line.Partner : null;
            var key = $"{line.Line.Entity}\n{account}\n{partner}";
            var so = sums.GetValueOrDefault(key) ?? new CarriedLine(line.Line.Entity, account, partner, 0m);
            sums[key] = so with { Amount = so.Amount + line.Line.Amount };
        }

        return [.. sums.Values.Where(c => c.Amount != 0m)
            .OrderBy(c => c.Entity, StringComparer.Ordinal)
            .ThenBy(c => work.Chart.PositionOf(c.Account))
            .ThenBy(c => c.Partner, StringComparer.Ordinal)];
    }

    private static SortedDictionary<string, decimal> Closings(GroupWork work)
    {
        var closing = new SortedDictionary<string, decimal>(StringComparer.Ordinal);
        foreach (var line in work.Journal.Lines.Where(l => !work.IsResult(l.Line.Account)))
        {
            closing[line.Line.Account] = closing.GetValueOrDefault(line.Line.Account) + line.Line.Amount;
        }
        return closing;
    }
}
