using Kessan.TieOut;

namespace Kessan.Tests.TieOut.Structure;

/// <summary>Of the numbers that would each repair what is broken, the wrong one is named.</summary>
public class LocalisationTests
{
    private const string Assets = """
                       Current assets (in millions)
         ----------------------------------------------------
                                       1H08         1H07
         ----------------------------------------------------
         Cash                        13,554       13,120
         Accounts receivable         21,873       21,465
         Inventories                  4,217        4,098
         Prepaid expenses             1,352        1,316
         Other                            3            4
         Total current assets        40,999       40,003

        """;

    private const string Rounded = """
                       Current assets (in millions)
         ----------------------------------------------------
                                       1H08         1H07
         ----------------------------------------------------
         Cash                        13,554       13,120
         Accounts receivable         21,873       21,465
         Inventories                  4,217        4,098
         Prepaid expenses             1,352        1,316
         Total current assets        40,998       40,001

        """;

    private const string Growth = """
                         Revenues (in millions)
         ---------------------------------------------------------
                                     2008         2007    % change
         ---------------------------------------------------------
         Network services            17,001       14,807         15
         Systems integration         15,718       14,302         10
         Equipment                    2,524        2,881        (12)
         Software                     4,117        3,602         14
         Other                        1,230        1,115         10

        """;

    private const string Shares = """
                 Statement of income (in thousands)
         ---------------------------------------------------------
                                        2008            % of total
                                                         revenues
         ---------------------------------------------------------
         Revenues                     33,253,841          100.0
         Cost of revenues             27,084,518           81.4
         Sales and marketing           2,351,033            7.1
         General and administrative    2,669,171            8.0
         Research                        412,840            1.2

        """;

    [Theory]
    [InlineData("13,554 ", "13,545 ", "13,545")]
    [InlineData("21,873 ", "81,873 ", "81,873")]
    [InlineData(" 1,352 ", "13,520 ", "13,520")]
    [InlineData("    3   ", "3,000   ", "3,000")]
    [InlineData("4,217 ", "4,271 ", "4,271")]
    public void The_addend_whose_slip_is_likeliest_is_named(string printed, string changed, string found)
    {
        Announcement.Check(Assets).Findings.ShouldBeEmpty();
        Slip(Assets, printed, changed).ShouldBe([$"TO201 {found}"]);
    }

    /// <summary>1H07 adds to 39,999: the sums are left to rounding, and a slip in 1H08 is not asked for to the last digit.</summary>
    [Theory]
    [InlineData("21,873 ", "21,378 ", "21,378")]
    [InlineData(" 4,217 ", "42,170 ", "42,170")]
    public void A_slip_is_seen_through_rounding(string printed, string changed, string found)
    {
        Announcement.Check(Rounded).Exceptions().ShouldBeEmpty();
        Slip(Rounded, printed, changed).ShouldBe([$"TO201 {found}"]);
    }

    [Theory]
    [InlineData("         14\n", "      14000\n", "TO301 14000")]
    [InlineData("         14\n", "       (14)\n", "TO301 (14)")]
    public void One_large_number_in_a_column_of_percentages_is_a_percentage(string printed, string changed, string found)
    {
        Announcement.Check(Growth).Findings.ShouldBeEmpty();
        Slip(Growth, printed, changed).ShouldBe([found]);
    }

    [Theory]
    [InlineData("  7.1", "(7.1)", "TO303 (7.1)")]
    [InlineData("  100.0", "(100.0)", "TO303 (100.0)")]
    public void A_share_of_a_total_has_its_sign(string printed, string changed, string found) => Slip(Shares, printed, changed).ShouldBe([found]);

    private const string Income = """
                       Statements of income (in millions)
         ----------------------------------------------------
                                       1H08         1H07
         ----------------------------------------------------
         Revenue                     30,820       27,585
         Cost of sales               26,355       23,451
         Sales and marketing          2,714        2,438
         Income before income taxes   1,751        1,696
         Provision for income taxes     406          351
         Net income                   1,345        1,345

        """;

    /// <summary>One column says that taxes are taken off, the other that they are added with their sign: the costs above have none.</summary>
    [Fact]
    public void Of_two_columns_with_different_signs_the_one_that_is_like_the_rest_of_the_table_is_right()
    {
        Announcement.Check(Income).Exceptions().ShouldBeEmpty();
        Slip(Income, "  351", "(351)").ShouldBe(["TO201 (351)"]);
    }

    private const string Segment = """
                       Results for the years ended March 31 (in millions)
         ------------------------------------------------------------------
                                   2008       2007       2006       2005
         ------------------------------------------------------------------
         Revenue                 13,531     14,993     14,207     13,874
         Gross profit             2,679      2,999      2,903      2,761

                       Reconciliation for the years ended March 31 (in millions)
         ------------------------------------------------------------------
                                   2008       2007       2006       2005
         ------------------------------------------------------------------
         Operating income           530        695        641        602
         % of revenue               3.9 %      4.6 %      4.5 %      4.3 %

        """;

    [Fact]
    public void A_percentage_of_the_revenue_of_another_table_is_accused_where_the_others_come_out()
    {
        Announcement.Check(Segment).StateOf("4.6").ShouldBe(FigureState.Tied);
        Slip(Segment, " 4.6 %", "46.0 %").ShouldBe(["TO304 46.0"]);
    }

    private static IEnumerable<string> Slip(string text, string old, string changed) =>
        Announcement.Check(text.Replace(old, changed, StringComparison.Ordinal)).Findings.Select(f => $"{f.Finding.Code} {f.Finding.Printed}");
}
