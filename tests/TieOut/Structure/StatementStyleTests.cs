using Kessan.TieOut;
using Kessan.TieOut.Figures;

namespace Kessan.Tests.TieOut.Structure;

/// <summary>
/// Statements as others print them: what stands in a column of notes, totals made of totals, margins under a heading, rows with gaps and words in them.
/// </summary>
public class StatementStyleTests
{
    private const string BalanceSheet =
        """
        Consolidated balance sheet (GBP millions)

                                             Notes      June 30,      June 30,
                                                            2024          2023
        Goodwill                                11        41,831        38,278
        Inventories                             12        13,930        13,358
        Cash                                    13         7,949         7,000
                                                        --------      --------
        Total current assets                              21,879        20,358
        Total assets                                      63,710        58,636
        Trade and other payables                14        (9,110)       (9,373)
        Tax payable                             15        (2,120)       (2,052)
                                                        --------      --------
        Total current liabilities                        (11,230)      (11,425)
        Net current assets                                10,649         8,933
        Borrowings                              16       (12,300)      (11,104)
        Retirement benefits                     17        (8,080)       (7,394)
                                                        --------      --------
        Total non-current liabilities                    (20,380)      (18,498)
        Net assets other than goodwill                    (9,731)       (9,565)

        """;

    [Fact]
    public void Numbers_of_notes_are_no_figures() => Announcement.Check(BalanceSheet).Figures.Where(f => f.Figure.Text is "11" or "12" or "17").ShouldBeEmpty();

    [Theory]
    [InlineData("10,649", "10,469", "TO201 15")]
    [InlineData("(20,380)", "(23,080)", "TO201 19")]
    public void Totals_that_two_totals_make_are_held_to_them(string printed, string instead, string found)
    {
        Announcement.Check(BalanceSheet).Exceptions().ShouldBeEmpty();
        Announcement.Check(BalanceSheet).StateOf(printed).ShouldBe(FigureState.Tied);
        Announcement.Check(BalanceSheet.Replace(printed, instead, StringComparison.Ordinal)).Exceptions().ShouldBe([found]);
    }

    [Fact]
    public void A_row_with_a_word_for_a_number_or_a_gap_in_its_label_parts_no_table()
    {
        const string Statement =
            """
            Statement of income (JPY millions)

                                                        2024       2023   Change, %
            Revenues                                  63,710     58,636       8.7
            Costs and expenses                        42,137     37,425      12.6
            Income from operations    before taxes    21,573     21,211       1.7
            Other income, net                            110       (886)      n/m
            Income before income taxes                21,683     20,325       6.7
            Income taxes                               7,506      6,118      22.7
            Net income                                14,177     14,207      (0.2)

            """;
        var document = Announcement.Check(Statement);
        document.Figures.Select(f => f.Table).Distinct().ShouldBe([0]);
        document.Exceptions().ShouldBeEmpty();
        document.StateOf("21,573").ShouldBe(FigureState.Tied);
        Announcement.Check(Statement.Replace("21,573", "21,753", StringComparison.Ordinal)).Exceptions().ShouldBe(["TO201 6"]);
    }

    [Fact]
    public void Percentages_under_a_heading_are_those_of_the_rows_of_their_names()
    {
        const string Segments =
            """
            Segments (EUR millions)

                                   2024       2023
            Net sales:
              Food               29,914     28,312
              Clothing           16,890     17,105
              Travel              8,133      7,946
            Operating profit:
              Food                3,984      3,417
              Clothing            2,356      2,611
              Travel              1,207      1,198
            Operating margin:
              Food                13.3%      12.1%
              Clothing            13.9%      15.3%
              Travel              14.8%      15.1%

            """;
        Announcement.Check(Segments).Exceptions().ShouldBeEmpty();
        Announcement.Check(Segments).StateOf("13.9").ShouldBe(FigureState.Tied);
        Announcement.Check(Segments.Replace("13.9%", "19.3%", StringComparison.Ordinal)).Exceptions().ShouldBe(["TO304 14"]);
    }

    [Fact]
    public void Amounts_between_percentages_are_amounts()
    {
        const string Segments =
            """
            Domestic segment (USD millions)

                                                   2023         2022
            Revenue                              13,531       14,993
            Gross profit                          2,679        2,999
            Gross profit as a % of revenue        19.8%        20.0%
            SG&A                                    968          999
            SG&A as a % of revenue                 7.2%         6.7%
            Comparable sales % change             (9.6%)       (2.1%)
            Operating income as a % of revenue     3.9%         4.6%

            """;
        Announcement.Check(Segments).Figures.First(f => f.Figure.Text == "968").Figure.Kind.ShouldBe(FigureKind.Amount);
    }

    [Fact]
    public void Tables_under_the_same_headers_add_up_from_left_to_right_together()
    {
        static string Bridge(string segment, string row) =>
            $"""
            {segment} (USD millions)

                                 First quarter 2021    Volume    Price    Currency    First quarter 2022
            {row}

            """;
        var document = Bridge("Mining", "Total sales                       2,178       527      169         (44)                 2,830")
            + Bridge("Energy", "Total sales                       4,507       490      115         (74)                 5,038")
            + Bridge("Roads", "Total sales                       5,459       336      421        (101)                 6,115");
        Announcement.Check(document).Exceptions().ShouldBeEmpty();
        Announcement.Check(document).StateOf("4,507").ShouldBe(FigureState.Tied);
        Announcement.Check(document.Replace("5,038", "5,308", StringComparison.Ordinal)).Exceptions().ShouldBe(["TO202 8"]);
    }

    [Fact]
    public void Dots_that_lead_to_the_numbers_are_no_part_of_a_label()
    {
        const string Statement =
            "Statement (JPY millions)\n\n                            2024      2023\nSales ...............      1,434     1,300\nRent . . . . . . . . .       100        90\nTotal ...............      1,534     1,390\n";
        Announcement.Check(Statement.Replace("1,534", "1,543", StringComparison.Ordinal)).Findings
            .Single().Finding.Message
            .ShouldContain("the 2 rows of \"Total\" add to 1,534");
    }

    [Fact]
    public void The_same_label_under_plus_and_under_less_is_not_the_same_line()
    {
        static string Table(string before, string less, string plus, string result) =>
            $"Reconciliation (USD thousands)\n\n                                Assets     Land\nIncome                          {before}\nLess:\n{less}Plus:\n{plus}\nNet operating income            {result}\n\n";
        var document = Table("2,500   (1,665)", "  Lease intangible rents             3       12\n",
            "  Unrealized rents                  39       14\n  Interest                       3,153    1,607\n", "5,689      (56)")
            + Table("2,488   (1,041)", "  Lease intangible rents             4       11\n  Unrealized rents                  36       21\n",
                "  Interest                       2,994      823\n", "5,442     (250)");
        Announcement.Check(document).Exceptions().ShouldBeEmpty();
    }
}
