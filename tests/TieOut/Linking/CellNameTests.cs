using Kessan.TieOut;

namespace Kessan.Tests.TieOut.Linking;

/// <summary>Cells of one line and period are told apart by the words over their columns, lines of one name by the headings over them.</summary>
public class CellNameTests
{
    private const string Columns = """
    Results for the second quarter ended June 30, 2025

    The Harbour segment reported operating income of $42 million for the second quarter of 2025, compared with operating income of $466 million in the second quarter of 2024.

    The Island segment reported operating income of $11 million for the second quarter of 2025, compared with operating income of $23 million in the second quarter of 2024.

    Segment Income Statements
    (millions)

    For the Three Months Ended June 30, 2025 and 2024

                                 Harbour           Island       Consolidated
                              2025     2024     2025     2024     2025     2024

    Merchandise sales       $7,673   $9,137   $1,108   $1,059   $8,781  $10,196
    Costs and expenses       7,631    8,671    1,097    1,036    8,728    9,707
    Operating income        $   42   $  466   $   11   $   23   $   53   $  489

    """;

    [Fact]
    public void A_segment_is_the_column_of_its_name()
    {
        var document = Announcement.Check(Columns);
        document.Exceptions().ShouldBeEmpty();
        document.Figures.Where(f => f.Table is null && f.State == FigureState.Tied).Select(f => f.Figure.Text).ShouldBe(["42", "466", "11", "23"]);
    }

    [Theory]
    [InlineData("of $42 million", "of $72 million", "TO101 3")]
    [InlineData("of $42 million", "of $43 million", "TO101 3")]
    [InlineData("of $11 million", "of $71 million", "TO101 5")]
    [InlineData("of $23 million", "of $93 million", "TO101 5")]
    public void A_slip_is_found_against_that_column(string printed, string slip, string expected) =>
        Announcement.Check(Columns.Replace(printed, slip, StringComparison.Ordinal)).Exceptions().ShouldBe([expected]);

    private const string Rows = """
    Client net revenue of $998 million for the three months ended June 30, 2025 compares to net revenue of $2,152 million for the prior year period.

    Client operating income was $676 million for the three months ended June 30, 2025, compared to operating income of $169 million for the prior year period.

              Net revenue and operating income by segment (in millions)
                                 Three months ended June 30,
                                       2025        2024
    Net revenue:
      Data Center                    $1,321      $1,486
      Client                            998       2,152
      Total net revenue              $2,319      $3,638
    Operating income:
      Data Center                    $  147      $  472
      Client                            676         169
      Total operating income         $  823      $  641

    """;

    [Theory]
    [InlineData("$998 million", "$948 million", "TO101 1")]
    [InlineData("$676 million", "$626 million", "TO101 3")]
    public void A_line_is_the_one_under_the_heading_that_is_named(string printed, string slip, string expected)
    {
        Announcement.Check(Rows).Exceptions().ShouldBeEmpty();
        Announcement.Check(Rows.Replace(printed, slip, StringComparison.Ordinal)).Exceptions().ShouldBe([expected]);
    }
}
