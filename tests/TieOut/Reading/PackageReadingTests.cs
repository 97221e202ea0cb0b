using System.IO.Compression;
using System.Text;
using Kessan.TieOut;

namespace Kessan.Tests.TieOut.Reading;

/// <summary>DOCX, PPTX, XLSX: tables as grids, places as parts, and packages that are made to do harm.</summary>
public class PackageReadingTests
{
    private const string Word = """
        <w:document><w:body><w:p><w:r><w:t>(In millions)</w:t></w:r></w:p>
        <w:tbl><w:tr><w:tc><w:p/></w:tc><w:tc><w:tcPr><w:gridSpan w:val="2"/></w:tcPr><w:p><w:r><w:t>2024</w:t></w:r></w:p></w:tc></w:tr>
        <w:tr><w:tc><w:p><w:r><w:t>Revenue</w:t></w:r><w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:t>2</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>$</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>1,2</w:t></w:r><w:r><w:t>34</w:t></w:r></w:p></w:tc></w:tr>
        <w:tr><w:tc><w:p><w:r><w:t>Costs</w:t></w:r></w:p></w:tc><w:tc><w:p/></w:tc><w:tc><w:p><w:r><w:t>(34)</w:t></w:r><w:r><w:rPr><w:vanish/></w:rPr><w:t>99</w:t></w:r></w:p></w:tc></w:tr></w:tbl>
        </w:body></w:document>
        """;

    [Fact]
    public void Tables_of_a_word_document_are_grids_and_figures_carry_the_part()
    {
        var document = Announcement.Check(Zip(("word/document.xml", Word)));
        document.Figures.Select(f => f.Figure.Value).ShouldBe([1_234_000_000m, -34_000_000m]);
        document.Source!.PlaceOf(document.Figures[0].Figure.Span).Part.ShouldBe("word/document.xml");
    }

    [Fact]
    public void Cells_of_a_workbook_are_read_as_their_formats_show_them()
    {
        var file = Zip(
            ("xl/workbook.xml", """<workbook><sheets><sheet name="Income" r:id="r1"/><sheet name="Notes" state="hidden" r:id="r2"/></sheets></workbook>"""),
            ("xl/_rels/workbook.xml.rels", """<Relationships><Relationship Id="r1" Target="worksheets/sheet1.xml"/></Relationships>"""),
            ("xl/sharedStrings.xml", "<sst><si><t>Revenue</t></si><si><r><t>Net </t></r><r><t>loss</t></r></si></sst>"),
            ("xl/styles.xml", """<styleSheet><numFmts><numFmt numFmtId="170" formatCode="#,##0_);\(#,##0\)"/><numFmt numFmtId="171" formatCode="0.0%"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="170"/><xf numFmtId="171"/></cellXfs></styleSheet>"""),
            ("xl/worksheets/sheet1.xml",
                """<worksheet><sheetData><row r="1"><c r="B1"><v>2024</v></c><c r="C1" t="str"><v>Growth</v></c></row><row r="2"><c r="A2" t="s"><v>0</v></c><c r="B2" s="1"><v>1234.6</v></c><c r="C2" s="2"><v>0.1049</v></c></row><row r="3"><c r="A3" t="s"><v>1</v></c><c r="B3" s="1"><v>-56</v></c></row><row r="4" hidden="1"><c r="B4"><v>77</v></c></row></sheetData></worksheet>"""));
        var document = Announcement.Check(file);
        document.Figures.Select(f => f.Figure.Text).ShouldBe(["1,235", "10.5", "(56)"]);
        document.Source!.PlaceOf(document.Figures[2].Figure.Span).Part.ShouldBe("Income!B3");
    }

    [Fact]
    public void A_workbook_that_spells_out_what_is_shown_and_hidden_is_read()
    {
        var file = Zip(
            ("xl/workbook.xml", """<workbook><sheets><sheet name="Income" state="visible" r:id="r1"/><sheet name="Notes" state="veryHidden" r:id="r2"/></sheets></workbook>"""),
            ("xl/_rels/workbook.xml.rels", """<Relationships><Relationship Id="r1" Target="worksheets/sheet1.xml"/></Relationships>"""),
            ("xl/worksheets/sheet1.xml",
                """<worksheet><cols><col hidden="false" min="1" max="2"/><col hidden="true" min="3" max="3"/></cols><sheetData><row r="1" hidden="false"><c r="A1" t="str"><v>Revenue</v></c><c r="B1"><v>1234</v></c><c r="C1"><v>55</v></c></row><row r="2" hidden="true"><c r="B2"><v>77</v></c></row></sheetData></worksheet>"""));
        Announcement.Check(file).Figures.Select(f => f.Figure.Text).ShouldBe(["1234"]);
    }

    [Fact]
    public void A_column_of_units_says_for_each_line_what_it_is_shown_in()
    {
        var file = Zip(
            ("xl/workbook.xml", """<workbook><sheets><sheet name="Income" r:id="r1"/></sheets></workbook>"""),
            ("xl/_rels/workbook.xml.rels", """<Relationships><Relationship Id="r1" Target="worksheets/sheet1.xml"/></Relationships>"""),
            ("xl/worksheets/sheet1.xml",
                "<worksheet><sheetData>" + Row(1, "", "Unit", "2024", "2023")
                    + Row(2, "Receivables, net of allowance of JPY 12 million", "JPY thousands", "5678", "4567")
                + Row(3, "Number of shares outstanding", "shares", "1234", "1234") + Row(4, "Income per share", "JPY per share", "12.50", "11.25")
                + Row(5, "Contracts", "contracts", "310", "290") + "</sheetData></worksheet>"));
        var figures = Announcement.Check(file).Figures.Select(f => f.Figure).Where(f => f.Value != 12_000_000m).ToArray();
        figures.Select(f => f.Value).ShouldBe([5_678_000m, 4_567_000m, 1_234m, 1_234m, 12.50m, 11.25m, 310m, 290m]);
        figures[4].Unit.ShouldBe("JPY/shares");

        static string Row(int number, string label, string unit, string current, string prior) =>
            $"""<row r="{number}"><c r="A{number}" t="str"><v>{label}</v></c><c r="B{number}" t="str"><v>{unit}</v></c><c r="C{number}" t="str"><v>{current}</v></c><c r="D{number}" t="str"><v>{prior}</v></c></row>""";
    }

    [Fact]
    public void Slides_are_read_in_their_order()
    {
        static string Slide(int number) => $"<p:sld><p:sp><a:p><a:r><a:t>Sales were ${number},000 million.</a:t></a:r></a:p></p:sp></p:sld>";
        var document = Announcement.Check(Zip(("ppt/presentation.xml", "<p/>"), ("ppt/slides/slide10.xml", Slide(10)), ("ppt/slides/slide2.xml", Slide(2))));
        document.Figures.Select(f => document.Source!.PlaceOf(f.Figure.Span).Part).ShouldBe(["ppt/slides/slide2.xml", "ppt/slides/slide10.xml"]);
    }

    [Fact]
    public void A_package_that_unpacks_to_far_more_than_it_holds_is_refused()
    {
        var document = Announcement.Check(Zip(("word/document.xml", "<w:document>" + new string('1', 30_000_000))));
        document.Fault!.Message.ShouldContain("unpacks to more");
    }

    [Fact]
    public void Entities_of_a_document_type_are_not_expanded()
    {
        const string bomb =
            """<!DOCTYPE d [<!ENTITY a "lol"><!ENTITY b "&a;&a;&a;&a;">]><w:document><w:p><w:r><w:t>Sales were $5 million &b;&b;.</w:t></w:r></w:p></w:document>""";
        Announcement.Check(Zip(("word/document.xml", bomb))).Figures.Count.ShouldBe(1);
    }

    [Fact]
    public void Other_packages_and_damaged_ones_are_faults()
    {
        Announcement.Check(Zip(("mimetype", "x"))).Fault.ShouldNotBeNull();
        Announcement.Check(Zip(("word/document.xml", Word))[..200]).Fault.ShouldNotBeNull();
    }

    [SeedFact]
    public void A_word_document_of_another_company_is_read()
    {
        foreach (var file in Directory.GetFiles(Path.Combine(SeedFactAttribute.Folder, "corpus", "release-docx")))
        {
            var document = Checker.Check(new InputFile(file, File.ReadAllBytes(file)));
            document.Figures.Count.ShouldBeGreaterThan(100);
            document.Exceptions().ShouldBeEmpty();
        }
    }

    private static byte[] Zip(params (string Name, string Text)[] parts)
    {
        using var buffer = new MemoryStream();
        using (var archive = new ZipArchive(buffer, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, text) in parts)
            {
                using var stream = archive.CreateEntry(name).Open();
                stream.Write(Encoding.UTF8.GetBytes(text));
            }
        }

        return buffer.ToArray();
    }
}
