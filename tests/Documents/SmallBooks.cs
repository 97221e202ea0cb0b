using Kessan.Core;
using Kessan.Documents;

namespace Kessan.Tests.Documents;

/// <summary>A few facts and a document over them: revenues rose from 29,990 to 33,254 million, income fell, tax turned from benefit to expense.</summary>
internal static class SmallBooks
{
    private static readonly FiscalCalendar Calendar = new(4, FiscalYearNaming.FirstMonth);

    public static readonly Period H108 = Calendar.Half(2008, 1);
    public static readonly Period H107 = Calendar.Half(2007, 1);

    public static FactSet Facts()
    {
        var facts = new FactSet();
        Both(facts, "Revenues", "", 33_253_841_000m, 29_990_244_000m);
        Both(facts, "Revenues", "SystemsConstruction", 6_289_946_000m, 6_720_912_000m);
        Both(facts, "Revenues", "SystemsOperationAndMaintenance", 26_963_895_000m, 23_269_332_000m);
        Both(facts, "OperatingIncomeLoss", "", 1_005_442_000m, 1_816_108_000m);
        Both(facts, "IncomeTaxExpenseBenefit", "", 539_124_000m, -1_804_833_000m);
        Both(facts, "NetCashFromFinancingActivities", "", -4_100_325_000m, 2_345_609_000m);
        Add(facts, "Revenues", "ATMOperation", H108, "JPY", 10_970_000m);
        facts.Add(new(new("Revenues", Members.Of("ATMOperation"), H107, new("JPY")) { Presentation = "2008" }, FactValue.Nil.Value, Typed));
        Add(facts, "GrossProfitMargin", "", H108, "pure", 0.1855m);
        Add(facts, "GrossProfitMargin", "", H107, "pure", 0.2061m);
        Add(facts, "Assets", "", Period.Instant(H108.End), "JPY", 53_275_475_000m);
        Add(facts, "Assets", "", Period.Instant(new(2008, 3, 31)), "JPY", 55_702_546_000m);
        Add(facts, "ContractedBandwidth", "", Period.Instant(H108.End), "Gbps", 449.1m);
        Add(facts, "ContractedBandwidth", "", Period.Instant(H107.End), "Gbps", 334.9m);
        Add(facts, "NumberOfContracts", "", Period.Instant(H108.End), "contracts", 17_000m);
        Add(facts, "DividendPerShare", "Interim", H108, "JPY/share", 1_000m);
        Add(facts, "ConvenienceTranslationRate", "", Period.Instant(H108.End), "JPY/USD", 105.94m);
        facts.Add(new(new("Revenues", Members.None, H108, new("JPY")) { Scenario = "target@2008-05-15" }, new FactValue.Number(34_000_000_000m), Typed));
        facts.Add(new(new("Revenues", Members.None, H108, new("JPY")) { Scenario = "target@2008-10-24" }, new FactValue.Number(33_200_000_000m), Typed));
        return facts;
    }

    /// <summary>Builds a document whose body is <paramref name="body"/>; its first line is line 7 of the file.</summary>
    /// <param name="head">More lines of the head, each with its line feed; the body then begins as many lines further down.</param>
    public static DocumentBuild Build(string body, string tables = "", string? footing = null, string charts = "", string head = "")
    {
        var markdown = new SourceText("documents/test.md",
            "---\ntitle: Test\nperiod: 1H08\npresentation: \"2008\"\nliterals: [Form 20-F]\n" + head + "---\n" + body);
        var company = new SourceText("documents/company.yaml",
            "company: { name: { en: Example Inc., ja: 株式会社見本 }, url: \"http://example.com/\" }\nfiling: { date: 2008-11-14 }\n");
        var source = new DocumentSource(
            "test", markdown, tables.Length == 0 ? [] : [new("documents/tables/test.yaml", tables)], company,
            footing is null ? null : new("adjustments/footing.csv", "document,table,row,column,from,to,reason,accepted_by\n" + footing))
        {
            Charts = charts.Length == 0 ? [] : [new("documents/charts/test.yaml", charts)],
        };
        return DocumentBuilder.Build(source, new(Facts(), [], Calendar, "JPY", "Example Inc."));
    }

    /// <summary>The wire text of a document that must have no findings.</summary>
    public static string Text(string body, string tables = "", string? footing = null)
    {
        var build = Build(body, tables, footing);
        build.Findings.ShouldBeEmpty();
        return WireTextWriter.Write(build.Document!).Text;
    }

    /// <summary>The wire text of a Japanese document that must have no findings.</summary>
    public static string Japanese(string body, string tables = "", string head = "")
    {
        var build = Build(body, tables, head: "language: ja\n" + head);
        build.Findings.ShouldBeEmpty();
        return WireTextWriter.Write(build.Document!).Text;
    }

    private static readonly Provenance Typed = new Provenance.FromSource(new("kpi/test.csv", 2));

    private static void Both(FactSet facts, string concept, string members, decimal now, decimal then)
    {
        Add(facts, concept, members, H108, "JPY", now);
        Add(facts, concept, members, H107, "JPY", then);
    }

    private static void Add(FactSet facts, string concept, string members, Period period, string unit, decimal value) =>
        facts.Add(new(new(concept, Members.Parse(members), period, new(unit)) { Presentation = "2008" }, new FactValue.Number(value), Typed)).ShouldBeTrue();
}
