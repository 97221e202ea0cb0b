using Kessan.Core;
using Kessan.Ledgers;

namespace Kessan.Statements;

/// <summary>A per-share figure that was announced and whose earnings are not here, counted back by what happened to the shares since.</summary>
public sealed record RestatedFigure(Fact Reported, DateOnly AsOf, Fraction Factor)
{
    public Fraction Value => (Fraction)Reported.Number!.Value / Factor;
}

/// <summary>
/// All earnings per share of a workspace: as first reported, and where shares were split or issued below their worth since, restated (both are kept).
/// </summary>
/// <param name="Computations">By period; of each period as first reported, then restated.</param>
public sealed record PerShareResult(IReadOnlyList<PerShareComputation> Computations, IReadOnlyList<RestatedFigure> Restated, IReadOnlyList<Finding> Findings)
{
    public static readonly PerShareResult None = new([], [], []);
}

/// <summary>From facts of earnings to facts per share.</summary>
internal sealed class PerShareFacts(StatementsInput input, PerSharePolicy policy)
{
    public const string AsFirstReported = "as-first-reported";

    private readonly PerShareCalculator calculator = new(policy, input.ShareTerms, input.ShareEvents, input.Calendar);

    public PerShareResult Of(FactIndex index)
    {
        var presentation = input.Presentations.Count == 0 ? null : input.Presentations[^1];
        Fact[] earnings = [.. index.Of(policy.Earnings)
            .Where(f => IsActual(f.Key) && f.Key.Period.IsDuration && f.Key.Members.IsNone
                && (f.Key.Presentation is null || f.Key.Presentation == presentation))
            .OrderBy(f => f.Key.Period)];
        if (earnings.Length == 0) { return PerShareResult.None; }
        var asOf = calculator.LastChange(earnings.Max(f => f.Key.Period.End));
        var (found, findings) = (new List<PerShareComputation>(), new List<Finding>());
        foreach (var fact in earnings)
        {
            findings.AddRange(MissingPrices(fact.Key.Period));
            found.AddRange(Versions(fact, index, presentation, asOf));
        }

        return new(found, [.. Restated(index, asOf, found)], [.. findings.DistinctBy(f => f.Message, StringComparer.Ordinal)]);
    }

    private IEnumerable<PerShareComputation> Versions(Fact fact, FactIndex index, string? presentation, DateOnly asOf)
    {
        var period = fact.Key.Period;
        var control = policy.Control is { } concept ? index.Find(concept, Members.None, period, presentation)?.Number : null;
        if (calculator.Compute(period, period.End, fact.Number ?? 0m, control ?? fact.Number ?? 0m) is not { } first) { yield break; }
        yield return first with { Source = fact.Key };
        if (calculator.Headline!.FactorBetween(period.End, asOf) != Fraction.One)
        {
            yield return calculator.Compute(period, asOf, fact.Number ?? 0m, control ?? fact.Number ?? 0m)! with { Source = fact.Key };
        }
    }

    private IEnumerable<RestatedFigure> Restated(FactIndex index, DateOnly asOf, List<PerShareComputation> computed) =>
        from concept in new[] { "EarningsPerShareBasic", "EarningsPerShareDiluted" }
        from fact in index.Of(concept)
        where fact.Provenance is Provenance.FromSource && fact.Number is not null && IsActual(fact.Key) && !computed.Exists(c => c.Period == fact.Key.Period)
        let factor = calculator.Headline?.FactorBetween(fact.Key.Period.End, asOf) ?? Fraction.One
        where factor != Fraction.One
        select new RestatedFigure(fact, asOf, factor);

    private IEnumerable<Finding> MissingPrices(Period period) =>
        from instrument in input.ShareTerms.Potential
        where instrument.Kind is PotentialKind.Option or PotentialKind.WrittenPut && instrument.MarketPrice is null && instrument.CountsIn(period)
            && calculator.AverageOf(period, instrument.Class) is null
        select new Finding("ST030", "average-price-missing", Severity.Exception, PlaceOf.Row(instrument.Source),
            $"{instrument.Instrument} is outstanding in {input.Calendar.Label(period)}, but the average market price of a share in that period is not known: its dilution is left out (IAS 33 ¶45, ASC 260-10-45-23).")
        {
            Printed = "no price", Expected = $"share-prices.csv: {input.Calendar.Label(period)}", Remedy = "Add the row.",
        };

    /// <summary>The current figures as facts of the index, and those as first reported beside them.</summary>
    public IEnumerable<Fact> Facts(PerShareResult result)
    {
        foreach (var versions in result.Computations.GroupBy(c => c.Period))
        {
            var all = versions.ToArray();
            foreach (var fact in FactsOf(all[^1], null)) { yield return fact; }
            if (all.Length > 1) { foreach (var fact in FactsOf(all[0], AsFirstReported)) { yield return fact; } }
        }
    }

    private IEnumerable<Fact> FactsOf(PerShareComputation of, string? version)
    {
        foreach (var figure in of.Basic)
        {
            foreach (var fact in Figure(of, figure, "Basic",
                of.Basic.Count == 1 ? Members.None : Members.Of(figure.Class.Length == 0 ? "Ordinary" : figure.Class), version))
            {
                yield return fact;
            }
        }
        if (of.Diluted is { } diluted) { foreach (var fact in Figure(of, diluted, "Diluted", Members.None, version)) { yield return fact; } }
        foreach (var fact in Parts(of, of.Basic.Count > 0 ? of.Basic[0] : null, of.ContinuingBasic, "Basic",
            version).Concat(Parts(of, of.Diluted, of.ContinuingDiluted, "Diluted", version)))
        {
            yield return fact;
        }
    }

    private IEnumerable<Fact> Parts(PerShareComputation of, ClassFigure? whole, ClassFigure? continuing, string kind, string? version)
    {
        if (whole is null || continuing is null) { yield break; }
        var shares = new FactKey($"WeightedAverageShares{kind}", kind == "Basic" && of.Basic.Count > 1 ? Members.Of(whole.Class) : Members.None, of.Period,
            Unit.Shares)
        {
            Version = version
        };
        foreach (var (figure, concept, words) in new[] { (continuing, $"IncomeLossFromContinuingOperationsPer{kind}Share", policy.Control!),
            (PerShareComputation.Discontinued(whole, continuing), $"IncomeLossFromDiscontinuedOperationsPer{kind}Share",
                $"({policy.Earnings} - {policy.Control})") })
        {
            if (figure.PerShare is not { } perShare) { continue; }
            var key = shares with
            {
                Concept = concept,
                Members = Members.None,
                Unit = Unit.Per(new(input.Currency), new("share")),
                Presentation = of.Source?.Presentation
            };
            yield return new(key, new FactValue.Number(perShare.ToDecimal()),
                new Provenance.FromFormula($"attributable part of {words} / {shares.Concept}", of.Source is { } earnings ? [earnings, shares] : [shares]));
        }
    }

    private IEnumerable<Fact> Figure(PerShareComputation of, ClassFigure figure, string kind, Members members, string? version)
    {
        var shares = new FactKey($"WeightedAverageShares{kind}", members, of.Period, Unit.Shares) { Version = version };
        var source = calculator.Headline is not null && input.ShareEvents.Count > 0 ? input.ShareEvents[^1].Source : new("shares.csv", 1);
        yield return new(shares, new FactValue.Number(figure.Shares.ToDecimal()), new Provenance.FromSource(source));
        if (figure.PerShare is not { } perShare) { yield break; }
        var adjusted = of.Steps.Count > 0 || of.Basic.Count > 1 || kind == "Diluted" ? "attributable part of " : "";
        var key = shares with
        {
            Concept = $"EarningsPerShare{kind}",
            Unit = Unit.Per(new(input.Currency), new("share")),
            Presentation = of.Source?.Presentation
        };
        yield return new(key, new FactValue.Number(perShare.ToDecimal()),
            new Provenance.FromFormula($"{adjusted}{policy.Earnings} / {shares.Concept}", of.Source is { } earnings ? [earnings, shares] : [shares]));
        if (input.AdsPerShare is { } ratio)
        {
            yield return new(key with { Concept = $"EarningsPerADS{kind}", Unit = Unit.Per(new(input.Currency), new("ADS")) },
                new FactValue.Number((perShare / ratio).ToDecimal()),
                new Provenance.FromFormula(FormattableString.Invariant($"{key.Concept} / {ratio}"), [key]));
        }
    }

    private static bool IsActual(FactKey key) => key is { Scenario: "actual", Entity: "group" };
}
