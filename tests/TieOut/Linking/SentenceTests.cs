using Kessan.Core;
using Kessan.TieOut;

namespace Kessan.Tests.TieOut.Linking;

/// <summary>What ties a number of a sentence, and what is said when one thing in the sentence is changed.</summary>
public class SentenceTests
{
    private const string Tables = """

                             Results
     ---------------------------------------------------------
                                 1H08         1H07       YoY %
                                                        change
     ---------------------------------------------------------
                              JPY millions  JPY millions
     Construction revenues        2,310        2,104      9.8%
     Maintenance revenues         3,754        3,372     11.3%
     Total revenues               6,064        5,476     10.7%
     ---------------------------------------------------------
     Operating income               842          913     (7.8%)
     ---------------------------------------------------------

    Six months ended September 30, 2008 (1H08) and September 30, 2007 (1H07).

    """;

    private const string Paragraph = """
    Construction revenues were JPY2,310 million, an increase of 9.8% YoY.

    Maintenance revenues were JPY3,754 million in 1H08, an increase of 11.3% compared to 1H07.

    Operating income was JPY842 million, a decrease of 7.8% YoY, compared to JPY913 million in 1H07.

    """;

    [Fact]
    public void The_numbers_of_sentences_are_tied_where_their_clause_names_the_line()
    {
        var document = Announcement.Check(Paragraph + Tables);
        document.Exceptions().ShouldBeEmpty();
        document.Figures.Where(f => f.Table is null).Select(f => (f.Figure.Text, f.State)).ShouldBe(
            [("2,310", FigureState.Tied), ("9.8", FigureState.Tied), ("3,754", FigureState.Tied), ("11.3", FigureState.Tied), ("842", FigureState.Tied),
                ("7.8", FigureState.Tied), ("913", FigureState.Tied)]);
    }

    [Theory]
    [InlineData("2,310", "2,130", "TO101 1")]
    [InlineData("9.8%", "9.3%", "TO101 1")]
    [InlineData("JPY3,754 million", "JPY37,540 million", "TO101 3")]
    [InlineData("JPY842 million", "JPY842 thousand", "TO101 5")]
    [InlineData("JPY913 million", "JPY918 million", "TO101 5")]
    [InlineData("an increase of 11.3%", "a decrease of 11.3%", "TO401 3")]
    [InlineData("a decrease of 7.8%", "an increase of 7.8%", "TO401 5")]
    [InlineData("million in 1H08", "million in 1H07", "TO501 3")]
    [InlineData("compared to 1H07", "compared to 1H06", "TO502 3")]
    public void One_thing_changed_in_a_sentence_is_found_there(string old, string changed, string expected)
    {
        Paragraph.ShouldContain(old);
        var at = Paragraph.IndexOf(old, StringComparison.Ordinal);
        Announcement.Check(string.Concat(Paragraph.AsSpan(0, at), changed, Paragraph.AsSpan(at + old.Length)) + Tables).Exceptions().ShouldBe([expected]);
    }

    [Theory]
    [InlineData("Revenue was 6,147 thousand yen versus 5,192 thousand yen in the same quarter last year, an 18% increase.", 0)]
    [InlineData("Revenue was 6,147 thousand yen versus 5,192 thousand yen in the same quarter last year, an 18% decrease.", 1)]
    [InlineData("The loss was 6,147 thousand yen versus 5,192 thousand yen in the same quarter last year, an 18% decrease.", 0)]
    public void The_amounts_of_a_sentence_judge_its_direction(string sentence, int exceptions) =>
        Announcement.Check(sentence + "\n").Exceptions().Count(e => e.StartsWith("TO401", StringComparison.Ordinal)).ShouldBe(exceptions);

    private const string Costs = """


                       Operating expenses (in thousands of dollars)
         ----------------------------------------------------
                                  Year ended December 31,
                                        2024         2023
         ----------------------------------------------------
         Wages and benefits          31,415       30,207
         Insurance and losses        63,024       58,407
         Fuel                         9,118        8,846
         Total operating expenses   103,557       97,460

        """;

    /// <summary>A loss gets larger or smaller as one likes to say it; a cost of losses is a cost.</summary>
    [Theory]
    [InlineData("Wages and benefits increased $1,208,000 in 2024 compared to 2023, and insurance and losses increased $4,617,000.", 0)]
    [InlineData("Wages and benefits increased $1,208,000 in 2024 compared to 2023, and insurance and losses decreased $4,617,000.", 1)]
    public void A_cost_of_losses_goes_up_and_down_like_others(string sentence, int exceptions) =>
        Announcement.Check(sentence + Costs).Exceptions().Count(e => e.StartsWith("TO401", StringComparison.Ordinal)).ShouldBe(exceptions);

    [Fact]
    public void Two_sentences_of_the_same_numbers_judge_each_other_s_direction_words()
    {
        const string Headline = "Record platform revenue of $14.51 billion, up 41% from the quarter before, up 279% from a year ago\n\n";
        const string Section = "Platform revenue was a record $14.51 billion, up 41% from the previous quarter and up 279% from a year ago.\n";
        Announcement.Check(Headline + Section).Exceptions().ShouldBeEmpty();
        Announcement.Check(Headline + Section.Replace("up 41%", "down 41%", StringComparison.Ordinal)).Exceptions().ShouldBe(["TO401 3"]);
        Announcement.Check(Headline + Section.Replace("41%", "47%", StringComparison.Ordinal)).Exceptions().ShouldBe(["TO101 3"]);
        Announcement.Check(Headline + Section.Replace("billion", "million", StringComparison.Ordinal)).Exceptions().ShouldBe(["TO101 3"]);
    }

    [Fact]
    public void Amounts_compared_with_each_other_are_of_two_periods()
    {
        const string Sentence =
            "Total revenues were $509,589 in 2024, representing a 234% increase compared to $152,430 in 2023.\n\nYear ended December 31, 2024.\n";
        Announcement.Check(Sentence).Exceptions().ShouldBeEmpty();
        Announcement.Check(Sentence.Replace("in 2024", "in 2023", StringComparison.Ordinal)).Exceptions().ShouldBe(["TO502 1"]);
        Announcement.Check(Sentence.Replace("in 2023", "in 2024", StringComparison.Ordinal)).Exceptions().ShouldBe(["TO502 1"]);
    }

    [Fact]
    public void A_last_digit_is_wrong_where_a_finer_table_says_so()
    {
        const string Finer = """

                         Income taxes (in thousands)
         ---------------------------------------------------------
                                     1H08         1H07
         ---------------------------------------------------------
         Current tax expense          161,204      164,118
         Deferred tax benefit       1,378,112    1,969,437
         ---------------------------------------------------------

        Six months ended September 30, 2008 (1H08) and September 30, 2007 (1H07).

        """;
        const string Sentence = "Deferred tax benefit was JPY1,378 million in 1H08. Deferred tax benefit was JPY1,969 million in 1H07.\n";
        Announcement.Check(Sentence + Finer).Exceptions().ShouldBeEmpty();
        Announcement.Check(Sentence.Replace("1,969", "1,970", StringComparison.Ordinal) + Finer).Exceptions().ShouldBe(["TO101 1"]);
    }

    [Fact]
    public void Behind_an_amount_a_verb_moves_the_next_number()
    {
        var figures = Announcement.Check("Domestic revenue of $13.53 billion decreased 9.8% versus last year.\n").Figures;
        figures.Select(f => f.Figure.Kind.ToString()).ShouldBe(["Amount", "Growth"]);
    }

    [Theory]
    [InlineData("Replay options: “1” begins playback, “4” rewinds 30 seconds, and the pass code is 99720831.")]
    [InlineData("Call (800) 770-2030 or +1 224-551-4074 for the replay.")]
    [InlineData("We sold the office at 7030 Dorsey Road and the plant at 345 Park Avenue.")]
    [InlineData("31.1 Certification of the Chief Executive Officer required by Rule 13a-14(a) (17 CFR 240.13a-14(a)).")]
    [InlineData("The increases were in force in the 4 th quarter, and in last year's 3 quarter.")]
    public void Numbers_that_name_something_are_no_figures(string sentence) =>
        Announcement.Check(sentence + "\n").Figures.Select(f => f.Figure.Text).ShouldBeEmpty();
}
