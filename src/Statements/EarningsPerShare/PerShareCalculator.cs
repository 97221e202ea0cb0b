using System.Globalization;
using Kessan.Core;
using Kessan.Ledgers;

namespace Kessan.Statements;

/// <summary>
/// Earnings per share after IAS 33 and ASC 260: what ordinary shares have (preference dividends taken off, undistributed earnings shared among classes: the
/// two-class method), over the weighted average of shares; then the potential shares in the order in which they dilute, each taken in only where it lowers the
/// control number per share.
/// <example>
/// 1,750,000 over 5,000,000 shares is 0.35. Convertible A adds 130,000 and 1,200,000 shares (0.1083 each) and dilutes: 1,880,000 ÷ 6,200,000 = 0.30323.
/// Convertible B adds 91,000 and 200,000 shares (0.455 each) and would not: it is left out.
/// </example>
/// </summary>
public sealed class PerShareCalculator(PerSharePolicy policy, ShareTerms terms, IReadOnlyList<ShareEvent> events, FiscalCalendar calendar)
{
    private readonly Dictionary<string, ShareHistory> histories = events.GroupBy(e => e.Class, StringComparer.Ordinal)
        .ToDictionary(g => g.Key, g => new ShareHistory(g, policy.Weighting), StringComparer.Ordinal);

    private ShareClass[] Ordinary { get; } = Classes(terms, events).Where(c => !c.IsPreference).ToArray();

    private ShareClass[] Preference { get; } = [.. terms.Classes.Where(c => c.IsPreference)];

    /// <summary>The shares whose figure is the headline: the first ordinary class.</summary>
    public ShareHistory? Headline => Ordinary.Length == 0 ? null : histories.GetValueOrDefault(Ordinary[0].Code);

    /// <summary>The period's last day, or a later split, bonus or rights issue: also one after the period counts back (IAS 33 ¶64).</summary>
    public DateOnly LastChange(DateOnly end) =>
        events.Where(e => e.Kind is ShareEventKind.Split or ShareEventKind.Bonus or ShareEventKind.Rights).Select(e => e.Date).Append(end).Max();

    /// <param name="control">The control number of the period; the earnings where there is none apart.</param>
    /// <returns>Null where the shares of some day are not known.</returns>
    public PerShareComputation? Compute(Period period, DateOnly asOf, decimal earnings, decimal control)
    {
        if (Headline is not { } headline || !headline.IsKnownOn(period.Start!.Value)) { return null; }
        EarningsStep[] steps = [.. PreferenceDividends(period), .. Items(period)];
        var others = steps.Aggregate(Fraction.Zero, (sum, s) => sum + s.Amount);
        var shares = Ordinary.Concat(Preference.Where(c => c.Participation.Sign > 0))
            .ToDictionary(c => c.Code, c => Average(c, period, asOf), StringComparer.Ordinal);
        var basic = Shared(period, earnings + others, shares);
        var (dilution, diluted, continuing) = Dilute(period, asOf, earnings + others, control + others, shares);
        return new(period, asOf, earnings, steps, basic, dilution, diluted, headline.Stretches(period, asOf))
        {
            Factor = headline.FactorBetween(period.End, asOf),
            ContinuingBasic = policy.Control is null ? null : Figure(period, control + others, shares, Ordinary[0].Code),
            ContinuingDiluted = policy.Control is null ? null : continuing,
        };
    }

    // Cumulative preference dividends count whether declared or not (IAS 33 ¶14b).
    private IEnumerable<EarningsStep> PreferenceDividends(Period period)
    {
        foreach (var preference in Preference)
        {
            if (preference is { Rate: { } rate, Nominal: { } nominal } && histories.GetValueOrDefault(preference.Code) is { } history)
            {
                var amount = history.Average(period, period.End) * nominal * rate / 100m * YearsOf(period);
                yield return new(string.Create(CultureInfo.InvariantCulture,
                    $"Preference dividend of {preference.Code}: {rate:0.####}% of {nominal:0.####} a share"), -amount, preference.Source);
            }
        }

        foreach (var declared in terms.Items.Where(i => i.Period == period && Preference.Any(p => p.Code == i.Class && p.Rate is null)))
        {
            yield return new($"{declared.Reason} ({declared.Class})", -(Fraction)declared.Amount, declared.Source);
        }
    }

    private IEnumerable<EarningsStep> Items(Period period) =>
        terms.Items.Where(i => i.Period == period && i.Class.Length == 0).Select(i => new EarningsStep(i.Reason, i.Amount, i.Source));

    private Fraction Average(ShareClass of, Period period, DateOnly asOf) => histories.GetValueOrDefault(of.Code)?.Average(period, asOf) ?? Fraction.Zero;

    /// <summary>
    /// The two-class method (ASC 260-10-45-60, IAS 33 ¶A14): each class has its dividends, and of what is left the part its shares take. Preference shares
    /// share profits, not losses. With one class, all is its own.
    /// </summary>
    private List<ClassFigure> Shared(Period period, Fraction earnings, Dictionary<string, Fraction> shares)
    {
        var classes = Ordinary.Concat(Preference.Where(c => c.Participation.Sign > 0)).ToArray();
        var declared = classes.ToDictionary(c => c.Code, c => Declared(period, c), StringComparer.Ordinal);
        var left = declared.Where(d => Ordinary.Any(o => o.Code == d.Key)).Aggregate(earnings, (rest, d) => rest - d.Value);
        var sharing = left.Sign < 0 ? Ordinary : classes;
        var parts = sharing.Aggregate(Fraction.Zero, (sum, c) => sum + (shares[c.Code] * c.Participation));
        return [.. classes.Select(c => new ClassFigure(c.Code,
            declared[c.Code] + (sharing.Contains(c) && !parts.IsZero ? left * shares[c.Code] * c.Participation / parts : Fraction.Zero), shares[c.Code]))];
    }

    private Fraction Declared(Period period, ShareClass of) =>
        terms.Items.Where(i => i.Period == period && i.Class.Length > 0 && i.Class == of.Code).Aggregate(Fraction.Zero, (sum, i) => sum + i.Amount);

    private (DilutionStep[] Steps, ClassFigure? Diluted, ClassFigure? Continuing) Dilute(Period period, DateOnly asOf, Fraction earnings, Fraction control,
        Dictionary<string, Fraction> shares)
    {
        var code = Ordinary[0].Code;
        var current = Figure(period, control, shares, code);
        var steps = new List<DilutionStep>();
        var ordered = terms.Potential.Where(p => p.Class == code && p.CountsIn(period))
            .Select(p => (Instrument: p, Added: Added(p, period, asOf)))
            .Where(p => !p.Added.Shares.IsZero || !p.Added.Income.IsZero)
            .OrderBy(p => p.Added.Shares.IsZero ? 0 : 1)
            .ThenBy(p => p.Added.Shares.IsZero ? p.Added.Income : p.Added.Income / p.Added.Shares)
            .ThenBy(p => p.Instrument.Source.Row);
        foreach (var (instrument, added) in ordered)
        {
            var trial = new Dictionary<string, Fraction>(shares, StringComparer.Ordinal) { [code] = shares[code] + added.Shares };
            var figure = Figure(period, control + added.Income, trial, code);
            var dilutes = figure.PerShare is { } after && current.PerShare is { } before && after < before && control.Sign >= 0;
            steps.Add(new(instrument, added.Income, added.Shares, dilutes, figure.PerShare ?? Fraction.Zero));
            if (dilutes) { (shares, control, earnings, current) = (trial, control + added.Income, earnings + added.Income, figure); }
        }

        return steps.Count == 0 ? ([], null, null) : ([.. steps], Figure(period, earnings, shares, code), current);
    }

    private ClassFigure Figure(Period period, Fraction earnings, Dictionary<string, Fraction> shares, string code) =>
        Shared(period, earnings, shares).First(c => c.Class == code);

    private (Fraction Income, Fraction Shares) Added(PotentialShares of, Period period, DateOnly asOf)
    {
        var part = PartOf(of, period);
        // Instruments are written in shares as they are now; what was reported before a split had fewer.
        var factor = Fraction.One / Headline!.FactorBetween(asOf, LastChange(asOf));
        return of.Kind switch
        {
            PotentialKind.Convertible => (of.IncomeOfPeriod ?? (of.Income * part * YearsOf(period)), of.Shares * part * factor),
            PotentialKind.OfSubsidiary => (of.IncomeOfPeriod ?? (of.Income * part * YearsOf(period)), Fraction.Zero),
            PotentialKind.Contingent => (Fraction.Zero, of.Shares * part * factor),
            _ => (Fraction.Zero, TreasuryStock(of, period) * factor),
        };
    }

    /// <summary>
    /// The treasury stock method (IAS 33 ¶45, ASC 260-10-45-23): the proceeds buy shares at the average price, the rest is issued for nothing, for the part of
    /// the period in which the instrument was there. Reversed for a written put (¶63, ASC 260-10-45-35). Where the average of quarters counts, each has its own
    /// price and its own part.
    /// </summary>
    private Fraction TreasuryStock(PotentialShares of, Period period)
    {
        if (of.MarketPrice is { } own) { return TreasuryStock(of, own) * PartOf(of, period); }
        var quarters = policy.AveragesQuarters ? QuartersOf(period).ToArray() : [];
        if (quarters.Length > 1 && quarters.All(q => PriceIn(q, of.Class) is not null))
        {
            return quarters.Aggregate(Fraction.Zero, (sum, q) => sum + (TreasuryStock(of, PriceIn(q, of.Class)!.Value) * PartOf(of, q))) / quarters.Length;
        }

        return AverageOf(period, of.Class) is { } price ? TreasuryStock(of, price) * PartOf(of, period) : Fraction.Zero;
    }

    private Fraction PartOf(PotentialShares of, Period period) =>
        ShareHistory.PartOf(of.From ?? period.Start!.Value, of.Until ?? period.End.AddDays(1), period, policy.Weighting);

    private static Fraction TreasuryStock(PotentialShares of, Fraction market)
    {
        var exercise = (Fraction)(of.Price ?? 0m);
        var issued = of.Kind == PotentialKind.WrittenPut ? of.Shares * ((exercise / market) - Fraction.One) : of.Shares * (market - exercise) / market;
        return issued.Sign > 0 ? issued : Fraction.Zero;
    }

    /// <summary>The average price of a period: as given, or the average of its quarters'; null where neither is known.</summary>
    public Fraction? AverageOf(Period period, string of)
    {
        if (PriceIn(period, of) is { } price) { return price; }
        var quarters = QuartersOf(period).Select(q => PriceIn(q, of)).ToArray();
        return quarters.Length > 1 && quarters.All(q => q is not null) ? quarters.Aggregate(Fraction.Zero, (sum, q) => sum + q!.Value) / quarters.Length : null;
    }

    private Fraction? PriceIn(Period period, string of) =>
        terms.Prices.FirstOrDefault(p => p.Period == period && p.Class == of) is { } price ? price.Price : null;

    private IEnumerable<Period> QuartersOf(Period period) =>
        Enumerable.Range(1, 4).Select(q => calendar.Quarter(calendar.YearOf(period.End), q)).Where(q => q.Start >= period.Start && q.End <= period.End);

    private static Fraction YearsOf(Period period)
    {
        var (start, end) = (period.Start!.Value, period.End.AddDays(1));
        return Fraction.Of(((end.Year - start.Year) * 12) + end.Month - start.Month, 12);
    }

    private static IEnumerable<ShareClass> Classes(ShareTerms terms, IReadOnlyList<ShareEvent> events)
    {
        var named = terms.Classes.Select(c => c.Code).ToHashSet(StringComparer.Ordinal);
        return events.Select(e => e.Class).Distinct(StringComparer.Ordinal).Where(c => !named.Contains(c))
            .Select(c => new ShareClass(c, IsPreference: false, null, null, Fraction.One, events[0].Source)).Concat(terms.Classes);
    }
}
