using Kessan.TieOut;

namespace Kessan.Tests.TieOut.Linking;

/// <summary>How releases of other countries write amounts and what they compare them with.</summary>
public class HouseStyleTests
{
    private const string Crore = """
    Revenue from operations for Q2 FY26 stood at ₹ 1,284.52 crore, up 12.4% YoY from ₹ 1,142.81 crore in Q2 FY25.
    Profit after tax grew 14.1% YoY to ₹ 118.43 crore.

                       Consolidated financial results
                              (₹ in crore)
    ---------------------------------------------------------------
    Particulars                        Q2 FY26     Q2 FY25    YoY %
    ---------------------------------------------------------------
    Revenue from operations           1,284.52    1,142.81    12.4%
    Expenses                          1,126.29    1,003.70    12.2%
    Profit before tax                   158.23      139.11    13.7%
    Tax expense                          39.80       35.31    12.7%
    Profit after tax                    118.43      103.80    14.1%
    ---------------------------------------------------------------

    Quarter ended September 30, 2025 (Q2 FY26) and September 30, 2024 (Q2 FY25).

    """;

    [Fact]
    public void Crores_of_rupees_are_amounts()
    {
        var document = Announcement.Check(Crore);
        document.Exceptions().ShouldBeEmpty();
        var revenue = document.Figures.First(f => f.Table is null && f.Figure.Text == "1,284.52");
        (revenue.Figure.Value, revenue.Figure.Unit, revenue.State).ShouldBe((12_845_200_000m, "INR", FigureState.Tied));
        Announcement.Check(Crore.Replace("to ₹ 118.43 crore", "to ₹ 118.34 crore", StringComparison.Ordinal)).Exceptions().ShouldBe(["TO101 2"]);
    }

    private const string Table = """

                           Results
                                    Six months     Six months
                                      ended          ended
                                  September 30,  September 30,
                                          2025            2024
                                            £m              £m
    --------------------------------------------------------------
    Revenue                            1,412.6         1,384.5
    Cost of sales                     (1,251.3)       (1,236.0)
    Gross profit                         161.3           148.5

    """;

    [Theory]
    [InlineData("Revenue was £1,412.6m (2024: £1,384.5m).\n")]
    [InlineData("Revenue was £1,412.6m (1,384.5).\n")]
    public void What_stands_in_parentheses_behind_an_amount_is_that_of_the_year_before(string sentence)
    {
        var document = Announcement.Check(sentence + Table);
        document.Exceptions().ShouldBeEmpty();
        document.Figures.Where(f => f.Table is null).Select(f => (f.Figure.Value, f.Figure.Unit)).ShouldBe([(1_412_600_000m, "GBP"), (1_384_500_000m, "GBP")]);
    }

    [Fact]
    public void A_small_number_in_parentheses_is_a_mark_and_no_amount() =>
        Announcement.Check("Revenue was £1,412.6m (12).\n" + Table).Figures.ShouldNotContain(f => f.Figure.Text == "12" && f.Figure.Unit == "GBP");
}
