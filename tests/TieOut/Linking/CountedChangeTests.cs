using Kessan.TieOut;

namespace Kessan.Tests.TieOut.Linking;

/// <summary>What is counted without a unit, its base and the change between them prove each other, as amounts do.</summary>
public class CountedChangeTests
{
    private const string Miles = "Miles increased by 20,431 to 9,354,127 versus 9,333,696 in the same quarter last year.";

    [Fact]
    public void A_count_its_base_and_its_change_are_tied() =>
        Announcement.Check(Miles).Figures.Select(f => f.State).ShouldBe([FigureState.Tied, FigureState.Tied, FigureState.Tied]);

    [Theory]
    [InlineData("20,431", "26,431")]
    [InlineData("9,354,127", "9,534,127")]
    [InlineData("9,333,696", "9,338,696")]
    public void A_slip_in_one_of_them_is_found(string printed, string slip) =>
        Announcement.Check(Miles.Replace(printed, slip, StringComparison.Ordinal)).Exceptions().ShouldBe(["TO302 1"]);

    [Fact]
    public void A_highlight_is_held_against_the_section_of_its_name()
    {
        const string Release = """
        Results for the quarter ended June 30, 2025

        - Harbour Freight Terminals revenue of $3.81 billion, up 61% from a year ago

        We report on the quarter.

        HARBOUR FREIGHT TERMINALS

        Second-quarter revenue was $3.81 billion, up 61% from a year ago.

        """;
        Announcement.Check(Release).Exceptions().ShouldBeEmpty();
        Announcement.Check(Release.Replace("$3.81 billion, up 61% from a year ago.", "$3.81 billion, up 67% from a year ago.", StringComparison.Ordinal))
            .Exceptions().ShouldBe(["TO101 9"]);
    }
}
