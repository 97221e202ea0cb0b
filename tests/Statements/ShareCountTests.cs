using Kessan.Core;
using Kessan.Ledgers;
using Kessan.Statements;

namespace Kessan.Tests.Statements;

public sealed class ShareCountTests
{
    private static readonly FiscalCalendar Calendar = new(4, FiscalYearNaming.FirstMonth);
    private static readonly SourceLine Nowhere = new("shares.csv", 2);

    private static readonly ShareEvent[] Events =
    [
        new(new(2006, 4, 1), ShareEventKind.Opening, 204_300m, Nowhere),
        new(new(2007, 5, 11), ShareEventKind.Issue, 2_178m, Nowhere with { Row = 3 }),
    ];

    private static readonly StatementsResult Result = StatementsEngine.State(
        TinyGroup.Input with { ShareEvents = Events, Dilutions = [new(Calendar.Half(2007, 1), 226m, Nowhere)] }, TinyGroup.Periods);

    [Fact]
    public void Shares_issued_during_the_period_count_from_their_day()
    {
        var average = new ShareCount(Events).WeightedAverage(Calendar.Half(2007, 1))!.Value;
        average.ShouldBe((204_300 + (Fraction.Of(143, 183) * 2_178m)).ToDecimal());
        Rounding.Round(average, 1m, RoundingMode.HalfUp).ShouldBe(206_002m);
    }

    [Fact]
    public void Ads_equivalents_are_the_unrounded_shares_times_the_ratio() =>
        Rounding.Round(Number("WeightedAverageADSBasic", Calendar.Half(2007, 1))!.Value, 1m, RoundingMode.HalfUp).ShouldBe(82_400_774m);

    [Fact]
    public void Dilution_adds_to_the_unrounded_average_and_is_not_stated_where_it_is_not_known()
    {
        Rounding.Round(Number("WeightedAverageSharesDiluted", Calendar.Half(2007, 1))!.Value, 1m, RoundingMode.HalfUp).ShouldBe(206_228m);
        Number("WeightedAverageSharesDiluted", Calendar.Quarter(2007, 2)).ShouldBeNull();
    }

    [Fact]
    public void Counts_at_a_day_include_the_events_of_that_day()
    {
        Number("CommonStockSharesIssued", Period.Instant(new(2007, 5, 11))).ShouldBe(206_478m);
        Number("CommonStockSharesIssued", Period.Instant(new(2007, 3, 31))).ShouldBe(204_300m);
        Number("SharesIssued", Calendar.Half(2007, 1)).ShouldBe(2_178m);
        Result.Index.Find("SharesIssued", Members.None, Calendar.Quarter(2007, 2))!.Value.ShouldBeOfType<FactValue.Nil>();
    }

    [Fact]
    public void Treasury_stock_is_left_out_of_the_average()
    {
        var count = new ShareCount([.. Events, new(new(2007, 4, 1), ShareEventKind.Treasury, 300.5m, Nowhere),
            new(new(2007, 9, 30), ShareEventKind.TreasuryRelease, 300.5m, Nowhere)]);
        count.TreasuryAt(new(2007, 9, 29)).ShouldBe(300.5m);
        count.TreasuryAt(new(2007, 9, 30)).ShouldBe(0m);
        count.WeightedAverage(Calendar.Half(2007, 1)).ShouldBe((203_999.5m + (((Fraction)(2_178m * 143m) + 300.5m) / 183)).ToDecimal());
        count.WeightedAverage(Calendar.Half(2005, 1)).ShouldBeNull();
    }

    private static decimal? Number(string concept, Period period) => Result.Index.Find(concept, Members.None, period)?.Number;
}
