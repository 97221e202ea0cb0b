using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using DocumentFormat.OpenXml.Validation;
using Kessan.TieOut.Reports.Xlsx;

namespace Kessan.Tests.TieOut.Reports;

/// <summary>The tick-and-tie sheet: valid, complete, without a formula, the same bytes every time.</summary>
public class TickSheetTests
{
    [Theory]
    [InlineData(Samples.Wrong)]
    [InlineData(Samples.Hostile)]
    [InlineData("")]
    public void The_workbook_is_valid(string text)
    {
        using var book = SpreadsheetDocument.Open(new MemoryStream(Bytes(text)), isEditable: false);
        new OpenXmlValidator().Validate(book).Select(e => $"{e.Path?.XPath}: {e.Description}").ShouldBeEmpty();
    }

    [Fact]
    public void Every_number_has_a_row_with_its_tick_and_the_work_done()
    {
        var rows = Rows(Samples.Wrong, "Figures");
        rows.Count.ShouldBe(1 + Samples.Check(Samples.Wrong).Documents[0].Figures.Count);
        var total = rows.Single(r => r[3] == "6,064");
        (total[4], total[5], total[8], total[9]).ShouldBe(("6064000000", "JPY", "\u2713", "tied"));
        total[10].ShouldContain("Footing: ");
        rows.Single(r => r[3] == "3,574")[8].ShouldBe("\u2717");
    }

    [Fact]
    public void Nothing_of_a_document_becomes_a_formula()
    {
        using var book = SpreadsheetDocument.Open(new MemoryStream(Bytes(Samples.Hostile)), isEditable: false);
        var parts = book.WorkbookPart!.WorksheetParts.ToList();
        parts.SelectMany(p => p.Worksheet!.Descendants<CellFormula>()).ShouldBeEmpty();
        var formats = book.WorkbookPart.WorkbookStylesPart!.Stylesheet!.CellFormats!.Elements<CellFormat>().ToList();
        foreach (var cell in parts.SelectMany(p => p.Worksheet!.Descendants<Cell>())
            .Where(c => c.InnerText.Length > 0 && c.InnerText[0] is '=' or '@' or '+' or '-' && c.DataType?.Value == CellValues.InlineString))
        {
            formats[(int)(cell.StyleIndex?.Value ?? 0)].QuotePrefix?.Value.ShouldBe(true, cell.InnerText);
        }
    }

    [Fact]
    public void A_finding_leads_to_the_row_of_its_number()
    {
        using var book = SpreadsheetDocument.Open(new MemoryStream(Bytes(Samples.Wrong)), isEditable: false);
        var link = book.WorkbookPart!.WorksheetParts.SelectMany(p => p.Worksheet!.Descendants<Hyperlink>()).ShouldHaveSingleItem();
        var row = int.Parse(link.Location!.Value!["Figures!A".Length..], System.Globalization.CultureInfo.InvariantCulture);
        Rows(Samples.Wrong, "Figures")[row - 1][3].ShouldBe("3,574");
    }

    [Fact]
    public void The_same_report_gives_the_same_bytes() => Bytes(Samples.Wrong).ShouldBe(Bytes(Samples.Wrong));

    [Theory]
    [InlineData(1, 0, "A1")]
    [InlineData(7, 25, "Z7")]
    [InlineData(7, 26, "AA7")]
    [InlineData(7, 701, "ZZ7")]
    public void References_count_in_letters(int row, int column, string reference) =>
        Kessan.TieOut.Reports.Xlsx.Sheet.Reference(row, column).ShouldBe(reference);

    private static List<List<string>> Rows(string text, string sheet)
    {
        using var book = SpreadsheetDocument.Open(new MemoryStream(Bytes(text)), isEditable: false);
        var id = book.WorkbookPart!.Workbook!.Descendants<DocumentFormat.OpenXml.Spreadsheet.Sheet>().Single(s => s.Name == sheet).Id!.Value!;
        return [.. ((WorksheetPart)book.WorkbookPart.GetPartById(id)).Worksheet!.Descendants<Row>()
            .Select(r => r.Elements<Cell>().Select(c => c.InnerText).ToList())];
    }

    private static byte[] Bytes(string text)
    {
        using var buffer = new MemoryStream();
        TickSheet.Write(Samples.Check(text), buffer);
        return buffer.ToArray();
    }
}
