using Kessan.Documents;

namespace Kessan.Tests.Documents;

public sealed class TableTests
{
    private const string Revenues = """
        table: revenues
        title: Revenues
        width: 52
        columns:
          - { id: current, period: current, show: jpy million }
          - { id: prior, period: prior, show: jpy million }
          - { id: growth, period: current, heading: YoY % change, show: growth }
        rows:
          - { concept: "Revenues[SystemsConstruction]", caption: Systems construction, indent: 1 }
          - { concept: "Revenues[SystemsOperationAndMaintenance]", caption: Systems operation and maintenance of the customers, indent: 1 }
          - { concept: "Revenues[ATMOperation]", caption: ATM, indent: 1 }
          - { concept: OperatingIncomeLoss, caption: Operating income }
          - amount-rule
          - { concept: Revenues, caption: Total, total: true, sum: ["Revenues[SystemsConstruction]", "Revenues[SystemsOperationAndMaintenance]"] }
          - rule
        """;

    [Fact]
    public void Captions_wrap_and_numbers_stand_on_their_last_line()
    {
        SmallBooks.Text("```table revenues\n```\n", Revenues).ShouldBe("""
                                  Revenues
             ---------------------------------------------------
                                                          YoY %
                                         1H08      1H07  change
             ---------------------------------------------------
                                          JPY       JPY
                                     millions  millions
              Systems construction      6,290     6,721   (6.4%)
              Systems operation and
               maintenance of the
               customers               26,964    23,269   15.9%
              ATM                          11        --      --
             Operating income           1,005     1,816  (44.6%)
                                    --------------------
             Total                     33,254    29,990   10.9%
             ---------------------------------------------------

            """);
    }

    [Fact]
    public void Every_figure_stands_where_the_map_says()
    {
        var build = SmallBooks.Build("Sales — {{Revenues | jpy million}} ({{Revenues | usd million}})\n\n```table revenues\n```\n", Revenues);
        var rendered = WireTextWriter.Write(build.Document!);
        var lines = rendered.Text.Split('\n');
        rendered.Figures.Count.ShouldBe(17);
        foreach (var placed in rendered.Figures)
        {
            rendered.Text.Substring(((TextPlace)placed.Place).Offset, ((TextPlace)placed.Place).Length).ShouldBe(placed.Figure.Number);
            lines[((TextPlace)placed.Place).Line - 1].Substring(((TextPlace)placed.Place).Column - 1, ((TextPlace)placed.Place).Length)
                .ShouldBe(placed.Figure.Number);
        }
    }

    /// <summary>Neither the millions nor the digits of the column hold for a ratio, an amount per share or a measure, which says what it is.</summary>
    [Fact]
    public void A_row_in_another_unit_is_not_in_that_of_its_column()
    {
        const string Mixed = """
            table: mixed
            columns:
              - { id: current, period: current, show: jpy million decimals 1 }
            rows:
              - { concept: Revenues, caption: Revenues }
              - { concept: GrossProfitMargin, caption: Margin, show: percent }
              - { concept: "DividendPerShare[Interim]", caption: Dividend, show: jpy per share }
              - { concept: "DividendPerShare[Interim]", caption: Dividend (JPY), show: jpy per share bare }
              - { concept: ContractedBandwidth, caption: Bandwidth, show: unit Gbps decimals 1 spaced }
              - { concept: Assets, caption: Assets, show: jpy thousand }
            """;
        SmallBooks.Text("```table mixed\n```\n", Mixed).Split('\n', StringSplitOptions.RemoveEmptyEntries)[4..].Select(l => l.Trim().Split("  ")[^1].Trim())
            .ShouldBe(["33,253.8", "18.6%", "JPY1,000", "1,000", "449.1 Gbps", "53,275,475"]);
    }

    [Fact]
    public void Typing_slips_in_a_definition_are_found_at_their_line()
    {
        var slips = Revenues.Replace("width:", "widht:", StringComparison.Ordinal).Replace("show: growth", "show: grwth", StringComparison.Ordinal);
        var findings = SmallBooks.Build("```table revenues\n```\n", slips).Findings;
        findings.Select(f => (f.Code, f.Place.File, f.Place.Line)).ShouldBe(
            [("DO131", "documents/tables/test.yaml", 3), ("DO131", "documents/tables/test.yaml", 7)], ignoreOrder: true);
    }
}
