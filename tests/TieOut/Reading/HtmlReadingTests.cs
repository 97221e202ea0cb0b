using System.Text;
using Kessan.Core;
using Kessan.TieOut.Reading;

namespace Kessan.Tests.TieOut.Reading;

/// <summary>HTML as filers write it: grids, signs in cells of their own, headers over rows, and places that hold in the source.</summary>
public class HtmlReadingTests
{
    private const string Spread = """
        <html><body><p>(In millions)</p>
        <table>
        <tr><td></td><td></td><td colspan="3">Three months<br>ended June&nbsp;30,</td><td></td><td colspan="3" style="display:table-cell">Change</td></tr>
        <tr><td></td><td></td><td colspan="3">2024</td><td></td><td colspan="3">%</td></tr>
        <tr><td>Revenue<sup>1</sup></td><td>&#160;</td><td>$</td><td>1,234</td><td></td><td></td><td></td><td>5</td><td>%</td></tr>
        <tr><td style="padding-left:12pt">Other, net</td><td></td><td></td><td>(<b>56</b></td><td>)</td><td></td><td></td><td>(3</td><td>)%</td></tr>
        <tr><td>Total</td><td></td><td style="border-top:1pt solid #000">$</td><td>1,178</td><td></td><td></td><td></td><td>&mdash;</td><td>%</td></tr>
        </table></body></html>
        """;

    [Fact]
    public void Signs_in_cells_of_their_own_belong_to_the_number()
    {
        var table = Tables(Spread).ShouldHaveSingleItem();
        table.Rows.Select(r => r.Label.Text).ShouldBe(["Revenue", "Other, net", "Total"]);
        table.Rows.Select(r => string.Join('|', r.Cells.Select(c => c!.IsNil ? "nil" : c.Passage.Text))).ShouldBe(["$1,234|5%", "(56)|(3)%", "$1,178|nil"]);
        table.Rows.Select(r => r.RuleAbove).ShouldBe([false, false, true]);
        table.Rows[1].Indent.ShouldBeGreaterThan(table.Rows[0].Indent);
    }

    [Fact]
    public void Headers_of_several_rows_stand_over_their_columns() =>
        Tables(Spread).Single().Columns.Select(c => c.Header).ShouldBe(["Three months ended June 30, 2024", "Change %"]);

    [Fact]
    public void Places_are_those_of_the_source_and_cross_no_tag()
    {
        var document = Announcement.Check(Spread);
        foreach (var figure in document.Figures)
        {
            var printed = Spread[figure.Figure.Span.Start..figure.Figure.Span.End];
            printed.ShouldNotContain("<");
            figure.Figure.Text.ShouldContain(printed);
        }

        document.Figures.Select(f => f.Figure.Text).ShouldBe(["1,234", "5", "(56)", "(3)", "1,178"]);
        document.Figures[0].Figure.Value.ShouldBe(1_234_000_000m);
        document.Figures[2].Figure.Value.ShouldBe(-56_000_000m);
    }

    [Fact]
    public void Offsets_count_code_points_of_the_source_with_its_entities_and_the_byte_order_mark()
    {
        const string page = "<html><p>\U0001F4C8&nbsp;Revenue was &#36;1,234 million.</p></html>";
        var document = Announcement.Check([0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(page)]);
        var place = document.Source!.PlaceOf(document.Figures.ShouldHaveSingleItem().Figure.Span);
        (place.Offset, place.Length).ShouldBe((1 + page.IndexOf("1,234", StringComparison.Ordinal) - 1, 5));
        document.Figures[0].Figure.Value.ShouldBe(1_234_000_000m);
    }

    [Fact]
    public void A_cell_beside_several_rows_heads_them()
    {
        var table =
            Tables("<table><tr><td rowspan=2>Asia</td><td>Sales</td><td>10</td></tr><tr><td>Profit</td><td>4</td></tr><tr><td>Europe</td><td>Sales</td><td>7</td></tr></table>").Single();
        table.Rows.Select(r => string.Join('/', r.Headings.Select(h => h.Text).Append(r.Label.Text))).ShouldBe(["Asia/Sales", "Asia/Profit", "Europe Sales"]);
    }

    [Theory]
    [InlineData("<div style='display: none'>Hidden 5,000 yen</div>")]
    [InlineData("<p hidden>Hidden 5,000 yen</p>")]
    [InlineData("<script>var a = '<p>5,000 yen';</script><style>p { margin: 5px }</style>")]
    [InlineData("<!-- 5,000 yen --><nav>5,000 yen</nav>")]
    public void What_nobody_sees_is_not_read(string hidden) =>
        Announcement.Check($"<html><body>{hidden}<p>Revenue was 1,000 yen.</p></body></html>").Figures.Select(f => f.Figure.Text).ShouldBe(["1,000"]);

    [Fact]
    public void A_hidden_element_without_an_end_hides_nothing() =>
        Announcement.Check("<html><body><div style='display:none'><p>Revenue was 1,000 yen.</p></body></html>").Figures.Count.ShouldBe(1);

    [Fact]
    public void Tables_that_lay_out_the_page_are_read_as_words()
    {
        var blocks =
            Blocks("<table><tr><td>&#8226;</td><td>Revenue rose 5% to $10 million, and costs fell.</td></tr><tr><td>(1)</td><td>Not audited; see the notes of the annual report.</td></tr></table>");
        blocks.OfType<Table>().ShouldBeEmpty();
        blocks.OfType<Paragraph>()
            .Select(p => p.Passage.Text)
            .ShouldBe(["\u2022 Revenue rose 5% to $10 million, and costs fell.", "(1) Not audited; see the notes of the annual report."]);
    }

    [Fact]
    public void A_table_within_a_cell_is_read_by_itself()
    {
        var blocks =
            Blocks("<table><tr><td>Results of the year<table><tr><td>Sales</td><td>10</td></tr><tr><td>Costs</td><td>7</td></tr></table></td></tr></table>");
        blocks.OfType<Table>().ShouldHaveSingleItem().Rows.Count.ShouldBe(2);
        blocks.OfType<Paragraph>().First().Passage.Text.ShouldBe("Results of the year");
    }

    [Fact]
    public void Two_tables_beside_each_other_are_two()
    {
        var rows = string.Concat(Enumerable.Range(1, 4).Select(i => $"<tr><td>Asset {i}</td><td>{i * 100}</td><td>Liability {i}</td><td>{i * 90}</td></tr>"));
        var tables = Tables($"<table>{rows}</table>");
        tables.Select(t => t.Rows[0].Label.Text).ShouldBe(["Asset 1", "Liability 1"]);
        tables.Select(t => t.Rows[3].Cells.Single()!.Passage.Text).ShouldBe(["400", "360"]);
    }

    [Fact]
    public void A_second_header_within_a_grid_begins_a_table()
    {
        var tables = Tables("""
            <table><tr><td></td><td>2024</td><td>2023</td></tr><tr><td>Sales</td><td>10</td><td>9</td></tr>
            <tr><td>By region</td></tr><tr><td></td><td>First half 2024</td><td>First half 2023</td></tr><tr><td>Asia</td><td>5</td><td>4</td></tr></table>
            """);
        tables.Select(t => string.Join('|', t.Columns.Select(c => c.Header))).ShouldBe(["2024|2023", "First half 2024|First half 2023"]);
        tables[1].Title.Select(t => t.Text).ShouldBe(["By region"]);
    }

    [Fact]
    public void Preformatted_text_is_read_as_a_wire_release()
    {
        const string page = """
            <html><body><pre>
                                      2024       2023
            <b>Sales &amp; services</b>        1,234      1,100
            Costs                       (34)       (90)
            </pre></body></html>
            """;
        var table = Tables(page).ShouldHaveSingleItem();
        table.Rows.Select(r => r.Label.Text).ShouldBe(["Sales & services", "Costs"]);
        var cell = table.Rows[0].Cells[1]!.Passage.Whole;
        page[cell.Start..cell.End].ShouldBe("1,100");
    }

    [Theory]
    [InlineData("<div style='display:table'><div style='display:table-row'><div style='display:table-cell'></div><div style='display:table-cell'>2024</div></div><div style='display:table-row'><div style='display:table-cell'>Sales</div><div style='display:table-cell'>1,234</div></div></div>")]
    [InlineData("<div role=\"table\"><div role=\"row\"><span role=\"columnheader\"></span><span role=\"columnheader\">2024</span></div><div role=\"row\"><span role=\"rowheader\">Sales</span><span role=\"cell\">1,234</span></div></div>")]
    public void Tables_may_be_drawn_by_styles_or_named_by_roles(string page)
    {
        var table = Tables("<html>" + page).ShouldHaveSingleItem();
        (table.Rows.Single().Label.Text, table.Columns.Single().Header, table.Rows[0].Cells[0]!.Passage.Text).ShouldBe(("Sales", "2024", "1,234"));
    }

    [Theory]
    [InlineData("<table><tr><td>1<td>2<td")]
    [InlineData("<p><b><i>Revenue was 5 yen</p></i></b></table></td></tr>")]
    [InlineData("<table><table><tr><td colspan=999999999 rowspan=-1>5,000</table>")]
    [InlineData("<html><p>5<!-- <p>")]
    [InlineData("<html><p a=\"<p>\" b='>'>&#xFFFFFFFF;&bogus;&#0;&amp")]
    public void Broken_markup_is_read_as_far_as_it_goes(string page) => Blocks(page).ShouldNotBeNull();

    [Fact]
    public void Depth_costs_no_more_than_length()
    {
        var page = "<html>" + string.Concat(Enumerable.Repeat("<div><table><tr><td>", 50_000)) + "Revenue was 1,000 yen.";
        Announcement.Check(page).Figures.Select(f => f.Figure.Text).ShouldBe(["1,000"]);
    }

    [Fact]
    public void The_declared_character_set_decides_where_the_bytes_leave_it_open()
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        var page = "<html><head><meta charset=\"euc-jp\"></head><body><p>売上高 1,234 million yen</p></body></html>";
        var document = Announcement.Check(Encoding.GetEncoding("euc-jp").GetBytes(page));
        document.Source!.Text.ShouldContain("売上高");
        document.Figures.Count.ShouldBe(1);
    }

    [SeedFact]
    public void Pages_of_other_companies_are_read_as_grids_with_headers()
    {
        foreach (var file in Directory.GetFiles(Path.Combine(SeedFactAttribute.Folder, "corpus", "release-html")))
        {
            var tables = Tables(File.ReadAllText(file)).Where(t => t.Rows.Count > 8 && t.Columns.Count > 1).ToList();
            foreach (var table in tables)
            {
                table.Columns.Count(c => c.Header.Length == 0).ShouldBeLessThanOrEqualTo(1, $"{Path.GetFileName(file)}: {table.Rows[0].Label.Text}");
            }
        }
    }

    private static List<Table> Tables(string html) => [.. Blocks(html).OfType<Table>()];

    private static IReadOnlyList<Block> Blocks(string html) => DocumentReader.Read("page.htm", Encoding.UTF8.GetBytes(html)).Document!.Blocks;
}
