namespace Kessan.Tests.TieOut.Linking;

/// <summary>
/// Numbers near another that is not theirs: what the words name is not enough where the number beside them is of another line, or of another period.
/// </summary>
public class LinkGuardTests
{
    private const string Segment = """

                             Leasing segment
     ---------------------------------------------------------
                                 1H08         1H07       YoY %
                                                        change
     ---------------------------------------------------------
                              JPY millions  JPY millions
     Rental revenues              6,773        6,516      3.9%
     Total revenues               7,816        7,520      3.9%
     ---------------------------------------------------------
     Operating profit             2,842        2,613      8.8%
     ---------------------------------------------------------

    Six months ended September 30, 2008 (1H08) and September 30, 2007 (1H07). Operating profit of the segment was JPY2,842 million, an increase of 8.8% YoY.

    """;

    [Fact]
    public void A_growth_beside_an_amount_of_another_line_is_not_held_to_this_one()
    {
        Announcement.Check("Total revenues were JPY12,455 million, an increase of 30.9% YoY.\n" + Segment).Exceptions().ShouldBeEmpty();
        Announcement.Check("Total revenues were JPY7,816 million, an increase of 30.9% YoY.\n" + Segment).Exceptions().ShouldBe(["TO101 1"]);
    }

    [Fact]
    public void Of_several_numbers_in_a_list_one_must_be_of_the_line()
    {
        const string list =
            "During the three and six months ended September 30, 2008, JPY983 million and JPY7,861 million of revenues, respectively, were recognized that had been deferred.\n";
        Announcement.Check(list + Segment).Exceptions().ShouldBeEmpty();
    }

    private const string Occupancy = """
    Average occupancy for the quarter was 95.8%, and at the end of the quarter the building was 94.4% leased and 93.8% occupied, at JPY1,240 a share of the rent.

    Average occupancy for the first nine months was 94.8%, and at the end of the quarter the building was 94.4% leased and 93.8% occupied, at JPY1,240 a share of the rent.

    """;

    [Fact]
    public void Two_sentences_that_share_their_numbers_may_differ_where_they_name_other_periods()
    {
        Announcement.Check(Occupancy).Exceptions().ShouldBeEmpty();
        Announcement.Check(Occupancy.Replace("first nine months", "quarter", StringComparison.Ordinal)).Exceptions().ShouldBe(["TO101 3"]);
    }

    [Theory]
    [InlineData("7,816        7,520", "7,520        7,816")]
    public void Numbers_that_stand_in_each_others_columns_are_no_contradiction(string old, string changed)
    {
        var again = Segment.Replace("Leasing segment", "Leasing again", StringComparison.Ordinal);
        Announcement.Check(Segment + again.Replace(old, changed, StringComparison.Ordinal))
            .Exceptions()
            .ShouldNotContain(e => e.StartsWith("TO102", StringComparison.Ordinal));
    }
}
