using Kessan.TieOut;

namespace Kessan.Tests.TieOut.Structure;

/// <summary>Percentages of a total: the 100 of the total is held to the others, and a balance sheet's "TOTAL" to the one below it.</summary>
public class SharesOfTotalTests
{
    private const string Revenues =
        """
        Revenues by service (USD millions)

                                      3Q24
        Leasing                      4,127      46.5%
        Brokerage                    2,318      26.1%
        Valuation                    1,406      15.8%
        Advice                       1,024      11.5%
        Total revenues               8,875     100.0%

        """;

    private const string BalanceSheet =
        """
        Balance sheet (USD thousands)

                                        June 30,      June 30,
                                            2024          2023
        ASSETS
        Cash                             251,306       240,917
        Vessels                        1,804,133     1,911,482
        Other assets                      93,087        81,224
        TOTAL                          2,148,526     2,233,623

        LIABILITIES AND SHAREHOLDERS' EQUITY
        Loans                          1,107,844     1,246,133
        Other liabilities                 88,671        90,216
        Shareholders' equity             952,011       897,274
        TOTAL                          2,148,526     2,233,623

        """;

    [Theory]
    [InlineData("100.0%", "107.0%", "TO303 8")]
    [InlineData("100.0%", "10.0%", "TO303 8")]
    [InlineData("15.8%", "18.5%", "TO303 6")]
    public void A_wrong_percentage_is_found_and_so_is_a_wrong_hundred(string printed, string instead, string found)
    {
        Announcement.Check(Revenues).StateOf(printed.TrimEnd('%')).ShouldBe(FigureState.Tied);
        Announcement.Check(Revenues.Replace(printed, instead, StringComparison.Ordinal)).Exceptions().ShouldBe([found]);
    }

    [Fact]
    public void A_total_under_the_heading_of_the_assets_is_that_of_the_liabilities_and_equity()
    {
        Announcement.Check(BalanceSheet).Exceptions().ShouldBeEmpty();
        var wrong = BalanceSheet.Replace("TOTAL                          2,148,526     2,233,623\n\nLIABILITIES",
            "TOTAL                          2,148,521     2,233,623\n\nLIABILITIES", StringComparison.Ordinal);
        Announcement.Check(wrong).Exceptions().ShouldBe(["TO205 9"]);
    }
}
