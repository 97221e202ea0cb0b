using System.Globalization;
using System.Xml;

namespace Kessan.TieOut.Reports.Xlsx;

/// <summary>One sheet: a title row that stays in view and filters, and rows of cells (ECMA-376 part 1, 18.3).</summary>
internal sealed class Sheet(string name, IReadOnlyList<(string Caption, int Width)> columns)
{
    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

    /// <summary>The most characters a cell may hold.</summary>
    private const int LongestText = 32_767;

    /// <summary>Points; a row is at most 409 of them high (18.3.1.73).</summary>
    private const int LineHeight = 13, MostLines = 30;

    private readonly List<(int Row, int Column, string Location)> links = [];

    public string Name { get; } = name;

    public List<SheetCell[]> Rows { get; } = [];

    /// <summary>A link within the workbook, from the cell added next in the given column.</summary>
    public void Link(int column, string location) => links.Add((Rows.Count + 2, column, location));

    public void Write(XmlWriter xml)
    {
        xml.WriteStartDocument(standalone: true);
        xml.WriteStartElement("worksheet", Main);
        WriteView(xml);
        WriteColumns(xml);
        xml.WriteStartElement("sheetData", Main);
        WriteRow(xml, 1, [.. columns.Select(c => SheetCell.Of(c.Caption, CellStyle.Header))]);
        for (var i = 0; i < Rows.Count; i++) { WriteRow(xml, i + 2, Rows[i]); }
        xml.WriteEndElement();
        if (Rows.Count > 0) { Element(xml, "autoFilter", ("ref", $"A1:{Reference(Rows.Count + 1, columns.Count - 1)}")); }
        WriteLinks(xml);
        Element(xml, "pageMargins", ("left", "0.5"), ("right", "0.5"), ("top", "0.6"), ("bottom", "0.6"), ("header", "0.3"), ("footer", "0.3"));
        Element(xml, "pageSetup", ("paperSize", "9"), ("orientation", "landscape"), ("fitToHeight", "0"));
        xml.WriteEndElement();
    }

    /// <summary>A1 for row 1, column 0.</summary>
    public static string Reference(int row, int column)
    {
        var letters = "";
        for (var c = column; c >= 0; c = (c / 26) - 1) { letters = (char)('A' + (c % 26)) + letters; }
        return letters + row.ToString(CultureInfo.InvariantCulture);
    }

    private static void WriteView(XmlWriter xml)
    {
        xml.WriteStartElement("sheetPr", Main);
        Element(xml, "pageSetUpPr", ("fitToPage", "1"));
        xml.WriteEndElement();
        xml.WriteStartElement("sheetViews", Main);
        xml.WriteStartElement("sheetView", Main);
        xml.WriteAttributeString("workbookViewId", "0");
        Element(xml, "pane", ("ySplit", "1"), ("topLeftCell", "A2"), ("activePane", "bottomLeft"), ("state", "frozen"));
        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    private void WriteColumns(XmlWriter xml)
    {
        xml.WriteStartElement("cols", Main);
        for (var i = 0; i < columns.Count; i++)
        {
            var number = (i + 1).ToString(CultureInfo.InvariantCulture);
            Element(xml, "col", ("min", number), ("max", number), ("width", columns[i].Width.ToString(CultureInfo.InvariantCulture)), ("customWidth", "1"));
        }

        xml.WriteEndElement();
    }

    private void WriteRow(XmlWriter xml, int row, SheetCell[] cells)
    {
        xml.WriteStartElement("row", Main);
        xml.WriteAttributeString("r", row.ToString(CultureInfo.InvariantCulture));
        if (Lines(cells) is > 1 and var lines)
        {
            xml.WriteAttributeString("ht", (Math.Min(lines, MostLines) * LineHeight).ToString(CultureInfo.InvariantCulture));
            xml.WriteAttributeString("customHeight", "1");
        }

        for (var c = 0; c < cells.Length; c++) { WriteCell(xml, Reference(row, c), cells[c]); }
        xml.WriteEndElement();
    }

    /// <summary>About how many lines the wrapped texts of a row take: not every program works that out by itself.</summary>
    private int Lines(SheetCell[] cells)
    {
        var most = 1;
        for (var c = 0; c < cells.Length; c++)
        {
            if (cells[c] is not { Text: { } text, Style: CellStyle.Wrapped or CellStyle.Quoted or CellStyle.Header }) { continue; }
            most = Math.Max(most, text.Split('\n').Sum(l => 1 + (l.Length / Math.Max(1, columns[c].Width))));
        }

        return most;
    }

    private static void WriteCell(XmlWriter xml, string reference, SheetCell cell)
    {
        xml.WriteStartElement("c", Main);
        xml.WriteAttributeString("r", reference);
        if (cell.Style != CellStyle.Plain) { xml.WriteAttributeString("s", ((int)cell.Style).ToString(CultureInfo.InvariantCulture)); }
        if (cell.Number is { } number) { xml.WriteElementString("v", Main, number.ToString("0.############################", CultureInfo.InvariantCulture)); }
        else if (cell.Text is { } text)
        {
            xml.WriteAttributeString("t", "inlineStr");
            xml.WriteStartElement("is", Main);
            xml.WriteStartElement("t", Main);
            xml.WriteAttributeString("xml", "space", null, "preserve");
            xml.WriteString(Printable(text));
            xml.WriteEndElement();
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
    }

    /// <summary>Characters that XML 1.0 does not know are left out; a longer text than a cell takes is cut.</summary>
    private static string Printable(string text)
    {
        var kept = string.Concat(text.EnumerateRunes()
            .Where(r => r.Value is 0x9 or 0xA || (r.Value >= 0x20 && r.Value is not (0xFFFE or 0xFFFF or 0xFFFD)))
            .Select(r => r.ToString()));
        return kept.Length <= LongestText ? kept : kept[..(char.IsHighSurrogate(kept[LongestText - 1]) ? LongestText - 1 : LongestText)];
    }

    private void WriteLinks(XmlWriter xml)
    {
        if (links.Count == 0) { return; }
        xml.WriteStartElement("hyperlinks", Main);
        foreach (var (row, column, location) in links) { Element(xml, "hyperlink", ("ref", Reference(row, column)), ("location", location)); }
        xml.WriteEndElement();
    }

    private static void Element(XmlWriter xml, string name, params ReadOnlySpan<(string Name, string Value)> attributes)
    {
        xml.WriteStartElement(name, Main);
        foreach (var (attribute, value) in attributes) { xml.WriteAttributeString(attribute, value); }
        xml.WriteEndElement();
    }
}
