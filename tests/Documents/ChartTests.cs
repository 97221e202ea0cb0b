using Kessan.Documents;
using Kessan.Tests.Examples;

namespace Kessan.Tests.Documents;

/// <summary>Charts: their figures are facts, a waterfall explains all of its difference, and every output has every figure.</summary>
public sealed class ChartTests(IijExample example) : IClassFixture<IijExample>
{
    private const string Steps = """
        chart: steps
        title: From 1H07 to 1H08
        kind: waterfall
        show: jpy million
        from: 1H07
        to: 1H08
        concept: Revenues
        steps:
          - { name: Construction, concept: "Revenues[SystemsConstruction]" }

        """;

    [Fact]
    public void A_waterfall_explains_all_of_the_difference()
    {
        var whole = SmallBooks.Build("```chart steps\n```\n",
            charts: Steps + "  - { name: Operation, concept: \"Revenues[SystemsOperationAndMaintenance]\" }\n");
        whole.Findings.ShouldBeEmpty();
        var chart = whole.Document!.AllBlocks.OfType<Chart>().Single();
        chart.Series[0].Values.Select(v => v!.Number).ShouldBe(["29,990", "(431)", "3,695", "33,254"]);
        chart.Categories.Select(c => c.Label).ShouldBe(["1H07", "Construction", "Operation", "1H08"]);
    }

    [Fact]
    public void A_waterfall_that_leaves_something_out_is_refused()
    {
        var finding = SmallBooks.Build("```chart steps\n```\n", charts: Steps).Findings.ShouldHaveSingleItem();
        (finding.Code, finding.Printed, finding.Expected).ShouldBe(("DO134", "29559278000", "33253841000"));
    }

    [Fact]
    public void An_unknown_chart_is_named_with_the_nearest() =>
        SmallBooks.Build("```chart stesp\n```\n", charts: Steps).Findings.ShouldContain(f => f.Code == "DO133" && f.Remedy == "Perhaps steps.");

    [Fact]
    public void The_presentation_has_its_ten_charts_and_every_figure_in_every_format()
    {
        var document = example.BuiltDocument("3q07-presentation");
        document.AllBlocks.OfType<Chart>().Count().ShouldBe(10);
        var page = HtmlWriter.Write(document);
        var spoken = document.Blocks.OfType<Section>()
            .Where(s => s.Kind == Section.Speaker)
            .SelectMany(s => s.Blocks.OfType<Paragraph>())
            .SelectMany(p => p.Content.OfType<FigureRun>())
            .Select(r => r.Figure)
            .ToArray();
        foreach (var format in new[] { WireTextWriter.Write(document), DocxWriter.Write(document) })
        {
            format.Figures.Count.ShouldBe(document.Figures.Count() - spoken.Length, format.File);
        }

        document.Figures.Except(page.Figures.Select(f => f.Figure)).Except(spoken).ShouldBeEmpty();
        page.Text.ShouldContain("Hatched: 1Q06, 1Q07");
    }

    [Theory]
    [InlineData("CustomerBase", "6,500")]
    [InlineData("TargetUsers[IIJMobile]", "100,000")]
    [InlineData("AccountsReceivableNet[LargeScaleSIProject]", "JPY3,045 million")]
    [InlineData("OwnershipInterest[TrustNetworks]", "60.2%")]
    public void Sentences_of_the_slides_print_what_was_shown(string name, string printed) =>
        example.BuiltDocument("3q07-presentation").Figures
            .Where(f => f.Facts[0].ToString().StartsWith(name + " ", StringComparison.Ordinal))
            .ShouldContain(f => f.Text == printed);
}
