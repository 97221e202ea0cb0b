using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace Kessan.Documents.Workbooks;

/// <summary>
/// The tables as one workbook (ECMA-376): numbers as numbers, totals as live formulas with the value computed here beside them, so that readers that do not
/// calculate show the same. The same tables give the same bytes.
/// </summary>
public static class WorkbookFile
{
    // Widths in digits of the usual font, heights in points.
    private const int AmountWidth = 16, WordyWidth = 20, MostOfCaption = 62, LineHeight = 15;

    // Digits across a page (A4, lying) at which print is still two thirds of its size.
    private const int MostAcross = 225;

    public static byte[] Write(IReadOnlyList<Sheet> sheets, string? title = null) =>
        FixedPackage.Write(s => SpreadsheetDocument.Create(s, SpreadsheetDocumentType.Workbook), package => Fill(package, sheets, title));

    private static void Fill(SpreadsheetDocument package, IReadOnlyList<Sheet> sheets, string? title)
    {
        var book = package.AddNewPart<WorkbookPart>("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml", "book");
        var styles = new WorkbookStyles(sheets);
        book.AddNewPart<WorkbookStylesPart>("styles").Stylesheet = styles.Write();
        var list = new Sheets();
        for (var i = 0; i < sheets.Count; i++)
        {
            var id = string.Create(CultureInfo.InvariantCulture, $"sheet{i + 1}");
            WriteSheet(book.AddNewPart<WorksheetPart>(id), sheets[i], styles);
            list.Append(new DocumentFormat.OpenXml.Spreadsheet.Sheet { Id = id, SheetId = (uint)(i + 1), Name = sheets[i].Name });
        }

        book.Workbook = new Workbook(list);
        if (sheets.Any(s => s.Page is not null)) { book.Workbook.Append(Names(sheets)); }
        book.Workbook.Append(new CalculationProperties { FullCalculationOnLoad = true });
        if (title is not null) { CoreProperties.Write(package.AddNewPart<CoreFilePropertiesPart>("core"), title, "Kessan", "en"); }
    }

    /// <summary>Print areas, print titles and the names of cells, in the order of their names.</summary>
    private static DefinedNames Names(IReadOnlyList<Sheet> sheets)
    {
        var names = new List<DefinedName>();
        foreach (var (at, sheet) in sheets.Index())
        {
            if (sheet.Page is not { } page) { continue; }
            var quoted = Quoted(sheet.Name);
            names.Add(new(string.Create(CultureInfo.InvariantCulture, $"{quoted}!$A$1:${Sheet.Letters(LastPrinted(sheet))}${sheet.LastRow}"))
            {
                Name = "_xlnm.Print_Area",
                LocalSheetId = (uint)at
            });
            var captions = page.FrozenColumns > 0 ? $"{quoted}!$A:${Sheet.Letters(page.FrozenColumns - 1)}," : "";
            names.Add(new(string.Create(CultureInfo.InvariantCulture, $"{captions}{quoted}!$1:${sheet.HeaderRow}"))
            {
                Name = "_xlnm.Print_Titles",
                LocalSheetId = (uint)at
            });
            names.AddRange(page.Names.Select(n => new DefinedName(string.Create(CultureInfo.InvariantCulture, $"{quoted}!${Sheet.Letters(n.Column)}${n.Row}"))
            {
                Name = n.Name
            }));
        }

        return new(names.OrderBy(n => n.Name!.Value, StringComparer.Ordinal).ThenBy(n => n.LocalSheetId?.Value ?? 0));
    }

    /// <summary>Folded columns take no room, but count.</summary>
    private static int LastPrinted(Sheet sheet)
    {
        var folded = sheet.Page?.FirstHelper is { } first ? sheet.Header.Count - first : 0;
        var printed = sheet.PrintedColumns([.. Enumerable.Range(0, sheet.Header.Count - folded).Select(c => Width(sheet, c))]);
        return printed - 1 + (printed > sheet.Header.Count - folded ? folded : 0);
    }

    /// <summary>A sheet's name as a formula writes it.</summary>
    internal static string Quoted(string sheet) => $"'{sheet.Replace("'", "''", StringComparison.Ordinal)}'";

    private static void WriteSheet(WorksheetPart part, Sheet sheet, WorkbookStyles styles)
    {
        var hasNotes = SheetNotes.Write(part, sheet);
        var hasDrawing = SheetDrawing.Write(part, sheet);
        using var writer = OpenXmlWriter.Create(part);
        writer.WriteStartElement(new Worksheet());
        writer.WriteElement(new SheetProperties(new PageSetupProperties { FitToPage = true }));
        writer.WriteElement(new SheetViews(new SheetView(Frozen(sheet)) { WorkbookViewId = 0 }));
        if (sheet.Page?.FirstHelper is not null) { writer.WriteElement(new SheetFormatProperties { DefaultRowHeight = LineHeight, OutlineLevelColumn = 1 }); }
        writer.WriteElement(new Columns(sheet.Header.Select((h, i) => ColumnOf(sheet, i))));
        writer.WriteStartElement(new SheetData());
        foreach (var (at, line) in sheet.Title.Index()) { WriteRow(writer, at + 1, [Sheet.Text(line)], bold: at < 2, styles); }
        WriteRow(writer, sheet.HeaderRow,
            [.. sheet.Header.Select((h, i) => sheet.Page is null || i < 2 ? Sheet.Text(h) : new Cell.Text(h) { Style = WorkbookStyles.Heading })], bold: true,
            styles);
        for (var i = 0; i < sheet.Rows.Count; i++)
        {
            WriteRow(writer, i + sheet.HeaderRow + 1, sheet.Rows[i], bold: sheet.Rows[i] is [Cell.Text { Value: "", Style: null }, ..], styles);
        }
        writer.WriteEndElement();
        writer.WriteElement(Margins());
        writer.WriteElement(new PageSetup
        {
            PaperSize = 9,
            Orientation = OrientationValues.Landscape,
            FitToWidth = PagesAcross(sheet),
            FitToHeight = sheet.Chart is null ? 0u : 1u
        });
        writer.WriteElement(new HeaderFooter(new OddFooter("&L&A&R&P / &N")));

        if (hasDrawing) { writer.WriteElement(new Drawing { Id = SheetDrawing.Part }); }
        if (hasNotes) { writer.WriteElement(new LegacyDrawing { Id = SheetNotes.Drawing }); }
        writer.WriteEndElement();
    }

    /// <summary>
    /// A sheet prints on one page's width, so that no table is cut between its columns; one that would be too small to read on two, each with the captions.
    /// </summary>
    private static uint PagesAcross(Sheet sheet) =>
        sheet is { Chart: null, Page.FrozenColumns: > 0 } && Enumerable.Range(0, sheet.Header.Count).Sum(c => Width(sheet, c)) > MostAcross ? 2u : 1u;

    private static Column ColumnOf(Sheet sheet, int at)
    {
        var column = new Column { Min = (uint)(at + 1), Max = (uint)(at + 1), Width = Width(sheet, at), CustomWidth = true };
        if (sheet.Page?.FirstHelper is { } first && at >= first) { (column.Hidden, column.OutlineLevel) = (true, 1); }
        return column;
    }

    private static PageMargins Margins()
    {
        var margins = new PageMargins();
        foreach (var (side, inches) in new[] { ("left", "0.5"), ("right", "0.5"), ("top", "0.6"), ("bottom", "0.6"), ("header", "0.3"), ("footer", "0.3") })
        {
            margins.SetAttribute(new(side, "", inches));
        }
        return margins;
    }

    private static Pane Frozen(Sheet sheet)
    {
        var columns = sheet.Page?.FrozenColumns ?? 0;
        var pane = new Pane
        {
            VerticalSplit = sheet.HeaderRow,
            TopLeftCell = Sheet.Reference(columns, sheet.HeaderRow + 1),
            ActivePane = columns > 0 ? PaneValues.BottomRight : PaneValues.BottomLeft,
            State = PaneStateValues.Frozen
        };
        if (columns > 0) { pane.HorizontalSplit = columns; }
        return pane;
    }

    private static uint Width(Sheet sheet, int column)
    {
        if (sheet.Page is not null && column > 1) { return (uint)(TextWidth.Of(sheet.Header[column]) > (2 * AmountWidth) - 8 ? WordyWidth : AmountWidth); }
        return (uint)Math.Clamp(sheet.Rows.Where(r => column < r.Count)
            .Select(r => TextWidth.Of(r[column].Shown) + (2 * (r[column].Style?.Indent ?? 0)))
            .Append(TextWidth.Of(sheet.Header[column]))
            .Max()
            + 3, 10, sheet.Page is null ? 60 : MostOfCaption);
    }

    private static void WriteRow(OpenXmlWriter writer, int number, IReadOnlyList<Cell> cells, bool bold, WorkbookStyles styles)
    {
        // A rule above touches the digits where a program makes rows as low as its font.
        var isRuled = cells.Any(c => c.Style is { Rule: true });
        var row = new Row { RowIndex = (uint)number };
        if (Lines(cells) is var lines && (lines > 1 || isRuled)) { (row.Height, row.CustomHeight) = (lines * LineHeight, true); }
        writer.WriteStartElement(row);
        for (var i = 0; i < cells.Count; i++)
        {
            if (cells[i] is not Cell.Text { Value: "", Style: null })
            {
                writer.WriteElement(CellOf(cells[i], Sheet.Reference(i, number), styles.NumberOf(cells[i], bold)));
            }
        }

        writer.WriteEndElement();
    }

    /// <summary>How many lines the wrapped cells of a row need; programs do not look until a person touches the row.</summary>
    private static int Lines(IReadOnlyList<Cell> cells)
    {
        var most = 1;
        for (var i = 0; i < cells.Count; i++)
        {
            if (cells[i].Style is not { Wrapped: true } style) { continue; }
            var room = i == 0 ? MostOfCaption - (2 * style.Indent) : AmountWidth - 3;
            most = Math.Max(most, Wrapping.Wrap([new(cells[i].Shown)], room, room).Count);
        }

        return most;
    }

    private static DocumentFormat.OpenXml.Spreadsheet.Cell CellOf(Cell cell, string reference, uint style) => cell switch
    {
        Cell.Text { Value: "" } => new() { CellReference = reference, StyleIndex = style },
        Cell.Text text => new()
        {
            CellReference = reference,
            DataType = CellValues.InlineString,
            InlineString = new(new Text(text.Value) { Space = SpaceProcessingModeValues.Preserve }),
            StyleIndex = style
        },
        Cell.Formula formula => new() { CellReference = reference, CellFormula = new(formula.Expression), CellValue = new(formula.Shown), StyleIndex = style },
        _ => new() { CellReference = reference, CellValue = new(cell.Shown), StyleIndex = style },
    };
}
