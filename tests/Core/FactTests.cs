using Kessan.Core;

namespace Kessan.Tests.Core;

public class FactTests
{
    private static readonly FactKey Key = new("Revenues", Members.Of("SystemsIntegration"), Period.Instant(new DateOnly(2008, 9, 30)), new Unit("JPY"));

    [Fact]
    public void Members_are_a_set()
    {
        Members.Of("B", "A").ShouldBe(Members.Parse("A|B"));
        Members.Of().ShouldBe(Members.None);
        Members.Parse("").ShouldBe(default);
        Members.Of("A", "A").Names.ShouldBe(["A"]);
    }

    [Fact]
    public void A_key_has_one_fact()
    {
        var facts = new FactSet();
        var line = new Provenance.FromSource(new SourceLine("kpi.csv", 2));
        facts.Add(new Fact(Key, new FactValue.Number(1m), line)).ShouldBeTrue();
        facts.Add(new Fact(Key with { }, new FactValue.Number(2m), line)).ShouldBeFalse();
        facts[Key]!.Number.ShouldBe(1m);
        facts[Key with { Presentation = "2008" }].ShouldBeNull();
    }

    [Fact]
    public void Nil_is_not_zero() => FactValue.Nil.Value.ShouldNotBe<FactValue>(new FactValue.Number(0m));

    [Fact]
    public void A_fact_announced_in_millions_is_an_interval() =>
        new FactValue.Number(11_801_000_000m, 1_000_000m).Possible.ShouldBe(Interval.Between(11_800_500_000m, true, 11_801_500_000m, false));

    [Fact]
    public void Findings_sort_in_document_order()
    {
        Place[] places = [new("b", 1), new("a", 2, 9), new("a", 2, 3), new("a", 1)];
        places.Order().ShouldBe([new("a", 1), new("a", 2, 3), new("a", 2, 9), new("b", 1)]);
    }
}
