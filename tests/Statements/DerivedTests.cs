using Kessan.Core;
using Kessan.Statements;

namespace Kessan.Tests.Statements;

public sealed class DerivedTests
{
    private static readonly FiscalCalendar Calendar = new(4, FiscalYearNaming.FirstMonth);
    private static readonly Unit Jpy = new("JPY");

    private readonly FactSet facts = [];

    private FactKey Given(string concept, string period, decimal? value, string members = "", string unit = "JPY")
    {
        var key = new FactKey(concept, Members.Parse(members), Calendar.Parse(period)!.Value, new(unit));
        FactValue stated = value is { } number ? new FactValue.Number(number) : FactValue.Nil.Value;
        facts.Add(new(key, stated, new Provenance.FromSource(new("test", 1))));
        return key;
    }

    [Fact]
    public void Growth_is_a_fraction_of_the_unrounded_facts()
    {
        var growth = Derived.Growth(facts, Given("Revenues", "1H08", 33_253_841_000m), Given("Revenues", "1H07", 29_990_244_000m))!;
        decimal.Round(growth.Number!.Value, 4, MidpointRounding.AwayFromZero).ShouldBe(0.1088m);
        growth.Key.Concept.ShouldBe("RevenuesYearOnYearGrowth");
        growth.Key.Unit.ShouldBe(Unit.Pure);
        growth.Provenance.ShouldBeOfType<Provenance.FromFormula>().Inputs.Count.ShouldBe(2);
    }

    [Fact]
    public void Growth_is_not_stated_on_a_nil_zero_or_negative_base()
    {
        var now = Given("X", "1H08", 10m);
        Derived.Growth(facts, now, Given("X", "1H07", null)).ShouldBeNull();
        Derived.Growth(facts, now, Given("X", "2Q07", 0m)).ShouldBeNull();
        Derived.Growth(facts, now, Given("X", "1Q07", -5m)).ShouldBeNull();
        Derived.Growth(facts, now, now with { Concept = "Absent" }).ShouldBeNull();
    }

    [Fact]
    public void A_quarter_on_quarter_figure_has_a_name_of_its_own() =>
        Derived.Growth(facts, Given("X", "2Q08", 12m), Given("X", "1Q08", 10m))!.Key.Concept.ShouldBe("XQuarterOnQuarterGrowth");

    [Fact]
    public void A_change_counts_a_nil_side_as_nothing()
    {
        var now = Given("ShortTermInvestments", "2008-09-30", null);
        Derived.Change(facts, now, Given("ShortTermInvestments", "2008-03-31", 12_181_000m))!.Number.ShouldBe(-12_181_000m);
        Derived.Change(facts, now, now).ShouldBeNull();
    }

    [Fact]
    public void Amounts_and_amounts_per_share_are_translated_at_one_rate()
    {
        var rate = facts[Given("ConvenienceTranslationRate", "2008-09-30", 105.94m, unit: "JPY/USD")]!;
        var dollars = Derived.Translate(facts[Given("Revenues", "1H08", 33_253_841_000m)]!, rate)!;
        dollars.Key.Unit.ShouldBe(new Unit("USD"));
        Rounding.Round(dollars.Number!.Value, 1_000m, RoundingMode.HalfUp).ShouldBe(313_893_000m);
        Derived.Translate(facts[Given("EarningsPerShareBasic", "1H08", 1_780.11m, unit: "JPY/share")]!, rate)!.Key.Unit.ShouldBe(new Unit("USD/share"));
        Derived.Translate(facts[Given("ContractedBandwidth", "2008-09-30", 449.1m, unit: "Gbps")]!, rate).ShouldBeNull();
    }

    [Fact]
    public void Contributions_of_the_parts_add_up_to_the_growth_of_the_whole()
    {
        var (wholeNow, wholeThen) = (Given("Revenues", "1H08", 110m), Given("Revenues", "1H07", 100m));
        var a = Derived.Contribution(facts, Given("Revenues", "1H08", 80m, "A"), Given("Revenues", "1H07", 75m, "A"), wholeThen)!;
        var b = Derived.Contribution(facts, Given("Revenues", "1H08", 30m, "B"), Given("Revenues", "1H07", 25m, "B"), wholeThen)!;
        (a.Number + b.Number).ShouldBe(Derived.Growth(facts, wholeNow, wholeThen)!.Number);
    }

    [Fact]
    public void A_ratio_of_amounts_is_pure_and_one_of_unlike_units_says_both()
    {
        var equity = Given("StockholdersEquity", "2008-09-30", 24_979_217_000m);
        Derived.Ratio(facts, equity, Given("Assets", "2008-09-30", 53_275_475_000m))!.Key.Unit.ShouldBe(Unit.Pure);
        Derived.Ratio(facts, equity, Given("Shares", "2008-09-30", 206_478m, unit: "share"))!.Key.Unit.ShouldBe(Unit.Per(Jpy, new("share")));
    }

    [Fact]
    public void Points_are_the_difference_of_two_ratios() =>
        Derived.Points(facts, Given("GrossProfitMargin", "1H08", 0.156m, unit: "pure"),
            Given("GrossProfitMargin", "1H07", 0.171m, unit: "pure"))!.Number.ShouldBe(-0.015m);
}
