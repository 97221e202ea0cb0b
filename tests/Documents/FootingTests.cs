using Kessan.Documents;

namespace Kessan.Tests.Documents;

public sealed class FootingTests
{
    private const string Thirds = """
        table: parts
        width: 60
        columns:
          - { id: usd, period: current, show: usd thousand }
          - { id: jpy, period: current, show: jpy million }
        rows:
          - { concept: "Revenues[SystemsConstruction]", caption: Construction }
          - { concept: "Revenues[SystemsOperationAndMaintenance]", caption: Operation }
          - { concept: Revenues, caption: Total, sum: ["Revenues[SystemsConstruction]", "Revenues[SystemsOperationAndMaintenance]"] }
        """;

    private const string Body = "```table parts\n```\n";

    [Fact]
    public void Gap_is_found_and_the_part_that_lost_most_is_proposed()
    {
        Footing.Gaps(SmallBooks.Build(Body, Thirds).Document!).ShouldBeEmpty();
        Footing.Propose(SmallBooks.Build(Body, Thirds).Document!).ShouldBeEmpty();

        // 59,372,720.41 + 254,520,436.10 = 313,893,156.50: the rounded parts give 313,893,156, the rounded total is 313,893,157.
        var document = SmallBooks.Build(Body, Thirds.Replace("usd thousand", "usd decimals 0", StringComparison.Ordinal)).Document!;
        var gap = Footing.Gaps(document).ShouldHaveSingleItem();
        (gap.Column.Id, gap.Difference).ShouldBe(("usd", 1m));
        var proposal = Footing.Propose(document).ShouldHaveSingleItem();
        (proposal.Row, proposal.Column, proposal.From, proposal.To).ShouldBe(("Revenues[SystemsConstruction]", "usd", 59_372_720m, 59_372_721m));
    }

    [Fact]
    public void Accepted_adjustment_is_printed()
    {
        var text = SmallBooks.Text(Body, Thirds, "test,parts,Revenues[SystemsConstruction],usd,59373,59374,adds up,A. Person\n");
        text.ShouldContain("59,374");
    }

    [Theory]
    [InlineData("test,parts,Revenues[SystemsConstruction],usd,59372,59373,adds up,A. Person", "DO140")]
    [InlineData("test,parts,Revenues[Elsewhere],usd,59373,59374,adds up,A. Person", "DO140")]
    [InlineData("test,parts,Revenues[SystemsConstruction],usd,59373,59375,adds up,A. Person", "DO141")]
    [InlineData("test,parts,Revenues[SystemsConstruction],usd,59373,59374,adds up,", "DO142")]
    [InlineData("test,parts,Revenues[SystemsConstruction],usd,about,59374,adds up,A. Person", "WS108")]
    public void Adjustment_that_does_not_fit_is_a_finding(string row, string code)
    {
        var finding = SmallBooks.Build(Body, Thirds, row + "\n").Findings.ShouldHaveSingleItem();
        (finding.Code, finding.Place.File, finding.Place.Line).ShouldBe((code, "adjustments/footing.csv", 2));
    }
}
