using System.Text;
using System.Text.Json;
using Kessan.Core;
using Kessan.Documents;

namespace Kessan.Tests.Documents;

/// <summary>The facts of the books as files: what is there, in an order that does not depend on how it came.</summary>
public sealed class FactFileTests
{
    private static readonly FiscalCalendar Calendar = new(4, FiscalYearNaming.FirstMonth);

    private static readonly Fact[] Facts =
    [
        Fact("Revenues", "", new FactValue.Number(33_253_841_000m)),
        Fact("Revenues", "SystemsIntegration|ExternalCustomers", new FactValue.Number(-0.5m)),
        Fact("Backlog", "", new FactValue.Number(12_000_000m, 1_000_000m)),
        Fact("Goodwill", "", FactValue.Nil.Value),
    ];

    private static Fact Fact(string concept, string members, FactValue value) =>
        new(new(concept, Members.Parse(members), Calendar.Half(2008, 1), new("JPY")) { Presentation = "2008" }, value,
            new Provenance.FromSource(new("kpi/a.csv", 7)));

    [Fact]
    public void Csv_has_concept_members_period_value_precision_and_unit() =>
        Encoding.UTF8.GetString(FactCsv.Write(FactText.InOrder(Facts), Calendar)).ShouldBe(
            """
            concept,members,period,value,precision,unit,entity,scenario,presentation,version
            Backlog,,1H08,12000000,1000000,JPY,group,actual,2008,
            Goodwill,,1H08,nil,,JPY,group,actual,2008,
            Revenues,,1H08,33253841000,,JPY,group,actual,2008,
            Revenues,ExternalCustomers|SystemsIntegration,1H08,-0.5,,JPY,group,actual,2008,

            """.ReplaceLineEndings("\n"));

    [Fact]
    public void Json_says_the_same_with_days_and_origin()
    {
        using var json = JsonDocument.Parse(FactJson.Write(FactText.InOrder(Facts), Calendar));
        var facts = json.RootElement.GetProperty("facts").EnumerateArray().ToArray();
        facts.Select(f => f.GetProperty("concept").GetString()).ShouldBe(["Backlog", "Goodwill", "Revenues", "Revenues"]);
        facts[0].GetProperty("precision").GetDecimal().ShouldBe(1_000_000m);
        facts[1].GetProperty("value").ValueKind.ShouldBe(JsonValueKind.Null);
        facts[2].GetProperty("value").GetDecimal().ShouldBe(33_253_841_000m);
        (facts[2].GetProperty("start").GetString(), facts[2].GetProperty("end").GetString()).ShouldBe(("2008-04-01", "2008-09-30"));
        facts[3].GetProperty("members").EnumerateArray().Select(m => m.GetString()).ShouldBe(["ExternalCustomers", "SystemsIntegration"]);
        facts[3].GetProperty("origin").GetString().ShouldBe("kpi/a.csv:7");
    }

    [Fact]
    public void The_order_does_not_depend_on_how_the_facts_came() =>
        FactCsv.Write(FactText.InOrder(Facts.Reverse()), Calendar).ShouldBe(FactCsv.Write(FactText.InOrder(Facts), Calendar));
}
