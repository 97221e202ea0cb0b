using System.Text;

namespace Kessan.Tests.TieOut.Reading;

/// <summary>Which periods the columns of a table are of, in calendars that are only hinted at.</summary>
public sealed class CalendarTests
{
    [Theory]
    [InlineData("30.06.2019", "31.12.2018")]
    [InlineData("30/06/2019", "31/12/2018")]
    [InlineData("2019-06-30", "2018-12-31")]
    public void Days_in_numbers_head_columns_and_say_when_the_year_ends(string now, string before)
    {
        var periods = Periods($"""
            Revenue for the second quarter of 2019 was EUR 2,314 million.

            Key figures, EUR million          Q2 2019   H1 2019
            Revenue                             2,314     4,498
            Operating profit                      268       497

            Balance sheet, EUR million     {now}   {before}
            Total current assets                3,710        3,514
            Total assets                        8,516        8,272
            """);
        periods["2,314"].ShouldBe("2019-04-01/2019-06-30");
        periods["4,498"].ShouldBe("2019-01-01/2019-06-30");
        (periods["8,516"], periods["8,272"]).ShouldBe(("2019-06-30", "2018-12-31"));
    }

    [Fact]
    public void The_day_of_an_announcement_ends_no_period()
    {
        var periods = Periods("""
            Oslo, 20 August 2019

            Key figures, EUR million          Q2 2019   Q2 2018
            Revenue                             2,314     2,123

            Balance sheet, EUR million   30 June 2019  31 December 2018
            Total assets                        8,516             8,272
            """);
        periods["2,123"].ShouldBe("2018-04-01/2018-06-30");
    }

    [Fact]
    public void A_period_over_the_middle_of_two_years_is_of_both()
    {
        var periods = Periods("""
            CONSOLIDATED STATEMENTS OF INCOME (in thousands)
                                                      THREE MONTHS ENDED
                                                          MARCH 31,
                                                     2017           2016
            Rental revenue                   $       6,283          6,089
            Royalties                                1,739          1,756
            Total revenues                           8,022          7,845
            """);
        (periods["8,022"], periods["7,845"]).ShouldBe(("2017-01-01/2017-03-31", "2016-01-01/2016-03-31"));
    }

    private static Dictionary<string, string?> Periods(string text) =>
        Announcement.Check(Encoding.UTF8.GetBytes(text)).Figures
            .DistinctBy(f => f.Figure.Text, StringComparer.Ordinal)
            .ToDictionary(f => f.Figure.Text, f => f.Figure.Period?.ToString(), StringComparer.Ordinal);
}
