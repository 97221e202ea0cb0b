namespace Kessan.Tests.TieOut.Reading;

/// <summary>Which period a number of a sentence is for, as the sentence or the heading over it names it.</summary>
public class SaidPeriodTests
{
    private const string Tail =
        "\n\nThis report is on the six months ended 30 June 2025 (H1 2025) and the second quarter (Q2 2025), and the year ending 31 December 2025.\n";

    [Theory]
    [InlineData("Revenue for Jan-Jun 2025 was NOK 3,590 million.", "2025-01-01/2025-06-30")]
    [InlineData("Revenue in January\u2013June 2024 was NOK 3,590 million.", "2024-01-01/2024-06-30")]
    [InlineData("Revenue was NOK 3,590 million in the first half of last year.", "2024-01-01/2024-06-30")]
    [InlineData("Revenue was NOK 3,590 million in the six months to 30 June 2025.", "2025-01-01/2025-06-30")]
    [InlineData("Revenue was NOK 3,590 million in the second quarter of the previous year.", "2024-04-01/2024-06-30")]
    [InlineData("Revenue was NOK 4,000 million (H1 2024: NOK 3,590 million).", "2024-01-01/2024-06-30")]
    [InlineData("Revenue for the six months ended 30 June 2025 was NOK 4,000 million (2024: NOK 3,590 million).", "2024-01-01/2024-06-30")]
    [InlineData("Revenue for the 26 weeks to 28 June 2025 was NOK 3,590 million.", "2024-12-29/2025-06-28")]
    [InlineData("Revenue for the twenty-six weeks ended June 28, 2025 was NOK 3,590 million.", "2024-12-29/2025-06-28")]
    public void Sentences_name_periods_in_many_ways(string sentence, string expected) =>
        Announcement.Check(sentence + Tail).Figures.First(f => f.Figure.Text == "3,590").Figure.Period!.ToString().ShouldBe(expected);

    [Fact]
    public void Numbers_listed_respectively_have_the_periods_in_their_order()
    {
        var document =
            Announcement.Check("Gross profit for the three and nine months ended September 30, 2025 was $104.1 million and $297.8 million, respectively, compared to $93.9 million and $272.5 million, respectively, for the same periods in 2024.\n");
        document.Figures.Select(f => f.Figure.Period?.ToString())
            .ShouldBe(["2025-07-01/2025-09-30", "2025-01-01/2025-09-30", "2024-07-01/2024-09-30", "2024-01-01/2024-09-30"]);
    }
}
