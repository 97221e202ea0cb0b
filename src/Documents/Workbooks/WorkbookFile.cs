using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace Kessan.Documents.Workbooks;

/// <summary>
/// The tables as one workbook (ECMA-376): numbers as numbers, totals as live formulas with the value computed here beside them, so that readers that do not calculate show the same. The same tables
/// give the same bytes.
/// </summary>
public static class WorkbookFile
{
    private const uint Plain = 0, Amount = 1, Bold = 2, BoldAmount = 3;

    public static byte[] Write(IReadOnlyList<Sheet> sheets) =>
        FixedPackage.Write(s => SpreadsheetDocument.Create(s, SpreadsheetDocumentType.Workbook), package => Fill(package, sheets));

    private static void Fill(SpreadsheetDocument package, IReadOnlyList<Sheet> sheets)
    {
        var book = package.AddNewPart<WorkbookPart>("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml", "book");
        book.AddNewPart<WorkbookStylesPart>("styles").Stylesheet = Styles();
        var list = new Sheets();
        for (var i = 0; i < sheets.Count; i++)
        {
            var id = string.Create(CultureInfo.InvariantCulture, $"sheet{i + 1}");
            WriteSheet(book.AddNewPart<WorksheetPart>(id), sheets[i]);
            list.Append(new DocumentFormat.OpenXml.Spreadsheet.Sheet { Id = id, SheetId = (uint)(i + 1), Name = sheets[i].Name });
        }

        book.Workbook = new Workbook(list, new CalculationProperties { FullCalculationOnLoad = true });
    }

    private static Stylesheet Styles() => new(
        new NumberingFormats(new NumberingFormat { NumberFormatId = 164, FormatCode = "#,##0.##;-#,##0.##;0" }) { Count = 1 },
        new Fonts(new Font(), new Font(new Bold())) { Count = 2 },
        new Fills(new Fill(new PatternFill { PatternType = PatternValues.None }), new Fill(new PatternFill { PatternType = PatternValues.Gray125 })) { Count = 2 },
        new Borders(new Border()) { Count = 1 },
        new CellFormats(
            new CellFormat(), new CellFormat { NumberFormatId = 3, ApplyNumberFormat = true }, new CellFormat { FontId = 1, ApplyFont = true },
            new CellFormat { NumberFormatId = 3, ApplyNumberFormat = true, FontId = 1, ApplyFont = true }) { Count = 4 });

    private static void WriteSheet(WorksheetPart part, Sheet sheet)
    {
        using var writer = OpenXmlWriter.Create(part);
        writer.WriteStartElement(new Worksheet());
        writer.WriteElement(new SheetViews(new SheetView(new Pane { VerticalSplit = 1, TopLeftCell = "A2", ActivePane = PaneValues.BottomLeft, State = PaneStateValues.Frozen }) { WorkbookViewId = 0 }));
        writer.WriteElement(new Columns(sheet.Header.Select((h, i) => new Column { Min = (uint)(i + 1), Max = (uint)(i + 1), Width = Width(sheet, i), CustomWidth = true })));
        writer.WriteStartElement(new SheetData());
        WriteRow(writer, 1, [.. sheet.Header.Select(h => new Cell.Text(h))], bold: true);
        for (var i = 0; i < sheet.Rows.Count; i++) { WriteRow(writer, i + 2, sheet.Rows[i], bold: sheet.Rows[i] is [Cell.Text { Value: "" }, ..]); }
        writer.WriteEndElement();
        writer.WriteEndElement();
    }

    private static uint Width(Sheet sheet, int column) => (uint)Math.Clamp(sheet.Rows.Where(r => column < r.Count).Select(r => r[column].Shown.Length).Append(sheet.Header[column].Length).Max() + 3, 10, 60);

    private static void WriteRow(OpenXmlWriter writer, int number, IReadOnlyList<Cell> cells, bool bold)
    {
        writer.WriteStartElement(new Row { RowIndex = (uint)number });
        for (var i = 0; i < cells.Count; i++)
        {
            if (cells[i] is not Cell.Text { Value: "" }) { writer.WriteElement(CellOf(cells[i], Sheet.Reference(i, number), bold)); }
        }

        writer.WriteEndElement();
    }

    private static DocumentFormat.OpenXml.Spreadsheet.Cell CellOf(Cell cell, string reference, bool bold) => cell switch
    {
        Cell.Text text => new() { CellReference = reference, DataType = CellValues.InlineString, InlineString = new(new Text(text.Value) { Space = SpaceProcessingModeValues.Preserve }), StyleIndex = bold ? Bold : Plain },
        Cell.Formula formula => new() { CellReference = reference, CellFormula = new(formula.Expression), CellValue = new(formula.Shown), StyleIndex = bold ? BoldAmount : Amount },
        _ => new() { CellReference = reference, CellValue = new(cell.Shown), StyleIndex = bold ? BoldAmount : Amount },
    };
}
