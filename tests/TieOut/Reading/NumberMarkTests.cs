using Kessan.TieOut.Reading;

namespace Kessan.Tests.TieOut.Reading;

/// <summary>The marks between the digits of a number, as documents of many countries write them.</summary>
public class NumberMarkTests
{
    [Theory]
    [InlineData("EUR 1.284,5 and 12,5% and 8,6%", "EUR 1,284.5 and 12.5% and 8.6%")]
    [InlineData("NOK 1 842 million, NOK 10 408 million", "NOK 1,842 million, NOK 10,408 million")]
    [InlineData("1\u00A0842 of 1\u00A0716", "1,842 of 1,716")]
    [InlineData("1\u202F842,5 of 1\u202F716,0", "1,842.5 of 1,716.0")]
    [InlineData("CHF 1'842.5 million", "CHF 1,842.5 million")]
    [InlineData("CHF 1\u2019842\u2019500", "CHF 1,842,500")]
    [InlineData("1.284 and 3,4 and 7,5 on 31.12.2024", "1,284 and 3.4 and 7.5 on 31.12.2024")]
    [InlineData("2.145.300 and 3,4 and 7,5", "2,145,300 and 3.4 and 7.5")]
    public void Other_marks_are_taken_as_the_plain_ones_place_for_place(string text, string expected) => NumberMarks.Of(text).Fold(text).ShouldBe(expected);

    [Theory]
    [InlineData("1,284.5 and 12.5% in 2024, 842 of them")]
    [InlineData("Notes 1,2 and 3; 1,284 shares, 12.5 and 8.6")]
    [InlineData("June 30 842 and 901 823")]
    [InlineData("12.5 and 1.284 and 8.6")]
    [InlineData("on 31.12.2024 and 30.06.2024")]
    public void Plain_numbers_stay_as_they_are(string text) => NumberMarks.Of(text).Fold(text).ShouldBeSameAs(text);

    [Fact]
    public void A_number_that_can_be_read_in_one_way_only_is_read_so_among_plain_ones()
    {
        const string Text = "1,284.5 and 12.5% and 1.284,5 and 7,5";
        NumberMarks.Of(Text).Fold(Text).ShouldBe("1,284.5 and 12.5% and 1,284.5 and 7,5");
    }

    [Fact]
    public void Markup_is_no_text()
    {
        const string Page = "<style>p { margin: 1,5pt 2,5pt }</style><p style=\"width:3,5\">NOK 1&nbsp;842</p><p>NOK 1&nbsp;716</p>";
        NumberMarks.Of(Page, isMarkup: true).Fold("12,5 and 1 842").ShouldBe("12,5 and 1,842");
    }

    [Theory]
    [InlineData("2,49,82,500", 24982500)]
    [InlineData("1,23,456", 123456)]
    public void Lakh_and_crore_are_groups_of_two(string text, int value)
    {
        var token = Lexer.Lex(text).ShouldHaveSingleItem();
        (token.Kind, token.ValueIn(text)).ShouldBe((TokenKind.Number, value));
    }
}
