using System.Text;
using Kessan.Core;
using Kessan.TieOut;
using Kessan.TieOut.Reading;

namespace Kessan.Tests.TieOut.Reading;

/// <summary>Bytes to text to figures: encodings, positions, and what is no figure.</summary>
public class ReadingTests
{
    private const string Sentence = "Revenues were JPY3,754 million, an increase of 11.3%.";

    [Fact]
    public void Every_encoding_gives_the_same_figures()
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        byte[][] forms =
        [
            Encoding.UTF8.GetBytes(Sentence), [0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(Sentence)], [0xFF, 0xFE, .. Encoding.Unicode.GetBytes(Sentence)],
            [0xFE, 0xFF, .. Encoding.BigEndianUnicode.GetBytes(Sentence)], Encoding.Unicode.GetBytes(Sentence),
            Encoding.GetEncoding(1252).GetBytes("\u00A9 " + Sentence), Encoding.GetEncoding(932).GetBytes("売上高 " + Sentence),
        ];
        foreach (var form in forms) { Announcement.Check(form).Figures.Select(f => f.Figure.Text).ShouldBe(["3,754", "11.3"]); }
    }

    [Fact]
    public void Offsets_count_code_points_with_the_byte_order_mark_and_the_line_ends_as_they_stand()
    {
        var document = Announcement.Check([0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes("\U0001F4C8 Results\r\n\r\n" + Sentence)]);
        var place = document.Source!.PlaceOf(document.Figures[0].Figure.Span);
        (place.Offset, place.Length, place.Line, place.Column).ShouldBe((1 + 9 + 4 + 17, 5, 3, 18));
    }

    [Theory]
    [InlineData(new byte[0])]
    [InlineData(new byte[] { 32, 10, 32 })]
    [InlineData(new byte[] { 0x50, 0x4B, 3, 4, 0, 0 })]
    [InlineData(new byte[] { 1, 2, 3, 0, 0, 7, 200, 90 })]
    public void What_is_no_text_is_a_fault(byte[] content)
    {
        var document = Announcement.Check(content);
        document.Fault!.Severity.ShouldBe(Severity.Fault);
        document.Figures.ShouldBeEmpty();
        new CheckReport([document]).ExitCode.ShouldBe(2);
    }

    [Theory]
    [InlineData("On September 30, 2008 and 10/24/08, in 2Q08 and FY2008, at 10:30 a.m., it rose.")]
    [InlineData("See Note 2, Article 156, Form 20-F, SFAS No. 158 and page 12 (3).")]
    [InlineData("Call +1-866-499-4546, access code: 7072, or see http://www.example.com/p?id=4613 and 3G, B2B and A2502.")]
    [InlineData("(1) The second quarter ended July 3, 2004 had 13 weeks; the 52 weeks before had 4 quarters.")]
    [InlineData("The shares (Tokyo Stock Exchange: 3774) are listed.")]
    [InlineData("Pages 14 to 22 and Notes 2 and 3 say more, and so does p. 8.")]
    [InlineData("A 52- or 53-week year has quarters of 13 and 26 weeks; he served 30 plus years, and warranties run from 1 to 3 years.")]
    [InlineData("Write to 2400 W. 24th St. Springfield, NE 68845.")]
    [InlineData("It supports the Aurora™-4 switch.")]
    [InlineData("Replay: —1‖ begins, —4‖ rewinds.")]
    [InlineData("SOURCE Example Corp. -0- more follows")]
    [InlineData("Meet us at Pier 79.\n\nPier 79 and its tenants did well, and so did Pier 79 visitors.")]
    [InlineData("1 Elimination of revenues earned from the bank.\n\n2 Reclassification of receivables of the bank.")]
    [InlineData("業績予想については、添付資料P.3「1.当四半期決算に関する定性的情報」、会社法第178条及び12ページをご覧ください。")]
    public void Dates_marks_sections_telephones_and_names_are_no_figures(string text) =>
        Announcement.Check(text).Figures.Select(f => f.Figure.Text).ShouldBeEmpty();

    [Theory]
    [InlineData("Net income was $53 million, or $0.24 per share.", "53=53000000 USD|0.24=0.24 USD/shares")]
    [InlineData("Revenues were JPY 33,254 million ($313.9 million).", "33,254=33254000000 JPY|313.9=313900000.0 USD")]
    [InlineData("Sales fell 2.9 percent to \u00A51.2 billion.", "2.9=0.029 pure|1.2=1200000000.0 JPY")]
    [InlineData("The margin rose 50 basis points to 12.5%.", "50=0.0050 pure|12.5=0.125 pure")]
    [InlineData("It earned $309 million on an average base of 298.0 million common equivalent shares.", "309=309000000 USD|298.0=298000000.0 shares")]
    [InlineData("The 5 Stores we opened sold $2 million, from 1 to 3 stores.", "5=5 stores|2=2000000 USD|1=1 |3=3 stores")]
    [InlineData("We bought up to 4,000 shares and have 17,000 contracts at 449.1Gbps.", "4,000=4000 shares|17,000=17000 contracts|449.1=449.1 Gbps")]
    public void Figures_have_scale_unit_and_value(string text, string expected) =>
        string.Join('|', Announcement.Check(text).Figures.Select(f => FormattableString.Invariant($"{f.Figure.Text}={f.Figure.Value} {f.Figure.Unit}")))
            .ShouldBe(expected);

    [Fact]
    public void A_unit_alone_over_the_columns_is_that_of_all_of_them()
    {
        const string Table = """
                                  Consolidated balance sheet
             ---------------------------------------------------------------------
                                                                   EUR million
                                                             Dec. 31,    June 30,
                                                                 2024        2024
             ---------------------------------------------------------------------
              Cash                                              740.0       670.0
              Trade receivables                                 185.0       150.0
                                                               -------------------
              Total assets                                      925.0       820.0
             ---------------------------------------------------------------------
            """;
        Announcement.Check(Table).Figures.ShouldAllBe(f => f.Figure.Scale == 1_000_000m && f.Figure.Unit == "EUR");
    }

    /// <summary>Printed on paper, the axis of a chart stands above the title of the table below it, and its dates over other columns.</summary>
    [Fact]
    public void Dates_above_the_title_of_a_table_head_no_column_that_has_its_own()
    {
        const string Page = """
                         Assets and equity
                                                                               52,997
                                47,693

                               March 31, 2007                              December 31, 2007

                         Assets and equity (JPY millions)
                                                                 March 31, 2007           December 31, 2007
                         Total assets                                    47,693                      52,997
                         Shareholders' equity                            20,112                      24,140
                         Short-term borrowings                            6,340                       9,650
            """;
        var figures = Announcement.Check(Page).Figures.Select(f => f.Figure).ToList();
        figures.Last(f => f.Text == "20,112").Period.ShouldBe(new(new(2007, 3, 31), 0));
        figures.Last(f => f.Text == "24,140").Period.ShouldBe(new(new(2007, 12, 31), 0));
    }

    /// <summary>Words about the unit at the left of the header, between its dates and its years, part nothing.</summary>
    [Fact]
    public void A_header_with_words_at_its_left_keeps_its_upper_lines()
    {
        const string Page = """
            CONSOLIDATED INCOME

                                          For the 13         For the 26
                                          Weeks Ended        Weeks Ended
                                        July 3, 2004 and   July 3, 2004 and
                                         June 28, 2003      June 28, 2003
            (millions, except earnings per
             common share)               2004     2003      2004      2003
            Merchandise sales          $8,700  $ 8,851   $16,403   $16,325
            Rents                         913      885     1,640     1,632

            """;
        Announcement.Check(Page).Figures.First(f => f.Figure.Text == "16,403").Figure.Period!.Months.ShouldBe(6);
    }

    [Fact]
    public void Wrapped_labels_end_on_the_line_of_their_numbers()
    {
        const string text = """
             ---------------------------------------------------
                              March 31, 2008   March 31, 2007
             ---------------------------------------------------
             Accounts
              receivable, net
              of allowance         9,980,614       12,255,163
             Accumulated
              deficit            (19,394,413)     (19,555,489)
             """;
        var table = WireTextReader.Read(new SourceText("t", text)).Blocks.OfType<Table>().ShouldHaveSingleItem();
        table.Rows.Select(r => r.Label.Text).ShouldBe(["Accounts receivable, net of allowance", "Accumulated deficit"]);
        table.Rows[1].Cells.Select(c => c!.Passage.Text).ShouldBe(["(19,394,413)", "(19,555,489)"]);
        table.Columns.Select(c => c.Header).ShouldBe(["March 31, 2008", "March 31, 2007"]);
    }
}
