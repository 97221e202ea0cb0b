using Kessan.Core;
using Kessan.Ledgers;

namespace Kessan.Statements;

/// <summary>
/// The facts about shares: issued, treasury, issued in the period, weighted averages basic and diluted, and ADS equivalents, which are
/// the unrounded shares times the ratio (206,001.93… × 400 = 82,400,774, not 206,002 × 400).
/// </summary>
internal sealed class ShareFacts(ShareCount shares, IReadOnlyList<Dilution> dilutions, decimal? adsPerShare)
{
    private static readonly Unit Ads = new("ADS");

    public IEnumerable<Fact> At(DateOnly day)
    {
        var instant = Period.Instant(day);
        return Stated(
        [
            Counted("CommonStockSharesIssued", instant, shares.IssuedAt(day)),
            Counted("SharesOutstandingIncludingTreasury", instant, shares.IssuedAt(day)),
            Counted("TreasuryStockShares", instant, shares.TreasuryAt(day)),
        ]);
    }

    public IEnumerable<Fact> In(Period period)
    {
        var basic = shares.WeightedAverage(period);
        var diluted = basic + dilutions.FirstOrDefault(d => d.Period == period)?.Shares;
        return Stated(
        [
            NilWhereNone(Counted("SharesIssued", period, shares.IssuedIn(period))),
            Counted("WeightedAverageSharesBasic", period, basic),
            Counted("WeightedAverageSharesDiluted", period, diluted),
            Equivalents("WeightedAverageADSBasic", "WeightedAverageSharesBasic", period, basic),
            Equivalents("WeightedAverageADSDiluted", "WeightedAverageSharesDiluted", period, diluted),
        ]);
    }

    private Fact? Counted(string concept, Period period, decimal? count)
    {
        if (count is not { } shown || shares.Until(period.End).LastOrDefault() is not { } last) { return null; }
        return new(new(concept, Members.None, period, Unit.Shares), new FactValue.Number(shown), new Provenance.FromSource(last.Source));
    }

    private static Fact? NilWhereNone(Fact? fact) => fact is { Number: 0m } ? fact with { Value = FactValue.Nil.Value } : fact;

    private Fact? Equivalents(string concept, string of, Period period, decimal? count)
    {
        if (count is not { } shown || adsPerShare is not { } ratio) { return null; }
        var formula = new Provenance.FromFormula(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{of} * {ratio}"),
            [new(of, Members.None, period, Unit.Shares)]);
        return new(new(concept, Members.None, period, Ads), new FactValue.Number(shown * ratio), formula);
    }

    private static IEnumerable<Fact> Stated(IEnumerable<Fact?> facts) => facts.OfType<Fact>();
}
