using System.Xml.Linq;
using DocumentFormat.OpenXml.Packaging;
using static Kessan.Documents.OfficeNames;

namespace Kessan.Documents.Workbooks;

/// <summary>The drawing of a sheet (ECMA-376 part 1, §20.5): its chart, below its cells.</summary>
internal static class SheetDrawing
{
    public const string Part = "drawing";

    /// <summary>How many rows the chart covers where they are lowest, as LibreOffice has them, and the blank one above it.</summary>
    public const int Rows = 28;

    private const string ChartPart = "chart";

    // English Metric Units, 914,400 to the inch: 9.5 by 4.6 inches.
    private const long Width = 8_686_800, Height = 4_206_240;

    // A digit of the usual font is 7 pixels wide, a column has 5 more, one of no stated width 64; a pixel is 9,525 units (§18.3.1.13).
    private const int DigitPixels = 7, ColumnPixels = 5, UsualPixels = 64, Pixel = 9_525;

    /// <summary>Over how many columns the chart reaches.</summary>
    public static int ColumnsBelow(IReadOnlyList<uint> widths)
    {
        var (columns, covered) = (0, 0L);
        for (; covered < Width; columns++) { covered += Pixel * (columns < widths.Count ? (widths[columns] * DigitPixels) + ColumnPixels : UsualPixels); }
        return columns;
    }

    /// <returns>Whether the sheet has one.</returns>
    public static bool Write(WorksheetPart sheetPart, Sheet sheet)
    {
        if (sheet.Chart is not { } chart) { return false; }
        var part = sheetPart.AddNewPart<DrawingsPart>(Part);
        Feed(part.AddNewPart<ChartPart>(ChartPart), chart.Write());
        Feed(part, new(new XElement(Xdr + "wsDr", new XAttribute(XNamespace.Xmlns + "xdr", Xdr), new XAttribute(XNamespace.Xmlns + "a", A),
            Anchor(chart, sheet.Next))));
        return true;
    }

    private static XElement Anchor(NativeChart chart, int row) =>
        new(
            Xdr + "oneCellAnchor",
            new XElement(Xdr + "from", new XElement(Xdr + "col", 0), new XElement(Xdr + "colOff", 0), new XElement(Xdr + "row", row),
                new XElement(Xdr + "rowOff", 0)),
            new XElement(Xdr + "ext", new XAttribute("cx", Width), new XAttribute("cy", Height)),
            new XElement(
                Xdr + "graphicFrame", new XAttribute("macro", ""),
                new XElement(Xdr + "nvGraphicFramePr",
                    new XElement(Xdr + "cNvPr", new XAttribute("id", 2), new XAttribute("name", chart.Name), new XAttribute("descr", chart.Title)),
                    new XElement(Xdr + "cNvGraphicFramePr")),
                new XElement(Xdr + "xfrm", new XElement(A + "off", new XAttribute("x", 0), new XAttribute("y", 0)),
                    new XElement(A + "ext", new XAttribute("cx", 0), new XAttribute("cy", 0))),
                new XElement(A + "graphic",
                    new XElement(A + "graphicData", new XAttribute("uri", ChartUri),
                        new XElement(C + "chart", new XAttribute(XNamespace.Xmlns + "c", C), new XAttribute(XNamespace.Xmlns + "r", R),
                            new XAttribute(R + "id", ChartPart))))),
            new XElement(Xdr + "clientData"));
}
