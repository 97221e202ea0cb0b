using DocumentFormat.OpenXml.Spreadsheet;

namespace Kessan.Documents.Workbooks;

/// <summary>The looks of the cells of one workbook, each written once (ECMA-376 part 1, §18.8).</summary>
internal sealed class WorkbookStyles
{
    private const uint FirstOwnFormat = 164;
    private const string TypedColor = "FF0B4A8F";

    // The looks of cells that ask for none.
    private static readonly CellStyle PlainText = new(""), BoldText = new("") { Bold = true }, PlainAmount = new("#,##0"),
        BoldAmount = new("#,##0") { Bold = true };

    /// <summary>The heading of a column of numbers.</summary>
    public static readonly CellStyle Heading = new("") { Bold = true, Wrapped = true, Right = true };

    private readonly List<CellStyle> styles = [PlainText, PlainAmount, BoldText, BoldAmount, Heading];
    private readonly Dictionary<CellStyle, uint> numbers = [];
    private readonly List<string> formats = [];

    public WorkbookStyles(IEnumerable<Sheet> sheets)
    {
        for (var i = 0; i < styles.Count; i++) { numbers[styles[i]] = (uint)i; }
        foreach (var style in sheets.SelectMany(s => s.Rows).SelectMany(r => r).Select(c => c.Style).OfType<CellStyle>())
        {
            if (!numbers.TryAdd(style, (uint)styles.Count)) { continue; }
            styles.Add(style);
            if (style.Format.Length > 0 && !formats.Contains(style.Format, StringComparer.Ordinal)) { formats.Add(style.Format); }
        }
    }

    public uint NumberOf(Cell cell, bool bold) =>
        cell.Style is { } style ? numbers[style] : numbers[cell is Cell.Text ? bold ? BoldText : PlainText : bold ? BoldAmount : PlainAmount];

    public Stylesheet Write()
    {
        var sheet = new Stylesheet();
        if (formats.Count > 0)
        {
            sheet.Append(new NumberingFormats(formats.Select((f, i) => new NumberingFormat { NumberFormatId = FirstOwnFormat + (uint)i, FormatCode = f }))
            {
                Count = (uint)formats.Count
            });
        }
        sheet.Append(
            new Fonts(Font(false, false), Font(true, false), Font(false, true), Font(true, true)) { Count = 4 },
            new Fills(new Fill(new PatternFill { PatternType = PatternValues.None }), new Fill(new PatternFill { PatternType = PatternValues.Gray125 }))
            {
                Count = 2
            },
            new Borders(new Border(),
                new Border(new LeftBorder(), new RightBorder(), new TopBorder { Style = BorderStyleValues.Thin }, new BottomBorder(), new DiagonalBorder()))
            {
                Count = 2
            },
            new CellStyleFormats(new CellFormat { NumberFormatId = 0, FontId = 0, FillId = 0, BorderId = 0 }) { Count = 1 },
            new CellFormats(styles.Select(Format)) { Count = (uint)styles.Count },
            new CellStyles(new DocumentFormat.OpenXml.Spreadsheet.CellStyle { Name = "Normal", FormatId = 0, BuiltinId = 0 }) { Count = 1 });
        return sheet;
    }

    private static Font Font(bool bold, bool typed)
    {
        var font = new Font();
        if (bold) { font.Append(new Bold()); }
        font.Append(new FontSize { Val = 11 });
        if (typed) { font.Append(new Color { Rgb = TypedColor }); }
        font.Append(new FontName { Val = "Calibri" });
        return font;
    }

    private CellFormat Format(CellStyle style)
    {
        var format = new CellFormat
        {
            NumberFormatId = style.Format.Length == 0
                ? 0
                : style == PlainAmount || style == BoldAmount ? 3 : FirstOwnFormat + (uint)formats.IndexOf(style.Format),
            FontId = (style.Bold ? 1u : 0u) + (style.Typed ? 2u : 0u), FillId = 0, BorderId = style.Rule ? 1u : 0u,
            ApplyNumberFormat = style.Format.Length > 0, ApplyFont = true, FormatId = 0, ApplyBorder = style.Rule,
        };
        if (style.Indent == 0 && !style.Wrapped && !style.Right) { return format; }
        format.ApplyAlignment = true;
        format.Append(new Alignment
        {
            Indent = style.Indent > 0 ? (uint)style.Indent : null,
            WrapText = style.Wrapped ? true : null,
            Horizontal = style.Right ? HorizontalAlignmentValues.Right : style.Indent > 0 ? HorizontalAlignmentValues.Left : null,
            Vertical = style.Wrapped ? VerticalAlignmentValues.Bottom : null
        });
        return format;
    }
}
