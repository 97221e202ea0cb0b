using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Xml;

namespace Kessan.TieOut.Reports.Xlsx;

/// <summary>
/// Sheets as a package of SpreadsheetML (ECMA-376 part 1, 12.3). The parts are written here rather than by a library: the checker's own room then has no
/// package of a file format, and the same report gives the same bytes.
/// </summary>
internal static class Workbook
{
    private const string Relations = "http://schemas.openxmlformats.org/package/2006/relationships";
    private const string Office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    /// <summary>The earliest day a package can give its parts: what was written when is nobody's business.</summary>
    private static readonly DateTimeOffset Written = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static void Write(IReadOnlyList<Sheet> sheets, Stream output)
    {
        using var package = new ZipArchive(output, ZipArchiveMode.Create, leaveOpen: true);
        Part(package, "[Content_Types].xml", ContentTypes(sheets.Count));
        Part(package, "_rels/.rels",
            $"<Relationships xmlns=\"{Relations}\"><Relationship Id=\"rId1\" Type=\"{Office}/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>");
        Part(package, "xl/workbook.xml", Book(sheets));
        Part(package, "xl/_rels/workbook.xml.rels", BookRelations(sheets.Count));
        Part(package, "xl/styles.xml", SheetStyles.Xml);
        for (var i = 0; i < sheets.Count; i++)
        {
            using var stream = Open(package, string.Create(CultureInfo.InvariantCulture, $"xl/worksheets/sheet{i + 1}.xml"));
            using var xml = XmlWriter.Create(stream, new() { Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false) });
            sheets[i].Write(xml);
        }
    }

    private static string ContentTypes(int sheets)
    {
        var xml = new StringBuilder("<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Default Extension=\"xml\" ContentType=\"application/xml\"/>");
        xml.Append("<Override PartName=\"/xl/workbook.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml\"/><Override PartName=\"/xl/styles.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml\"/>");
        for (var i = 1; i <= sheets; i++)
        {
            xml.Append(CultureInfo.InvariantCulture,
                $"<Override PartName=\"/xl/worksheets/sheet{i}.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml\"/>");
        }
        return xml.Append("</Types>").ToString();
    }

    private static string Book(IReadOnlyList<Sheet> sheets)
    {
        var xml = new StringBuilder($"<workbook xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" xmlns:r=\"{Office}\"><sheets>");
        for (var i = 0; i < sheets.Count; i++)
        {
            xml.Append(CultureInfo.InvariantCulture, $"<sheet name=\"{sheets[i].Name}\" sheetId=\"{i + 1}\" r:id=\"rId{i + 1}\"/>");
        }
        return xml.Append("</sheets></workbook>").ToString();
    }

    private static string BookRelations(int sheets)
    {
        var xml = new StringBuilder($"<Relationships xmlns=\"{Relations}\">");
        for (var i = 1; i <= sheets; i++)
        {
            xml.Append(CultureInfo.InvariantCulture, $"<Relationship Id=\"rId{i}\" Type=\"{Office}/worksheet\" Target=\"worksheets/sheet{i}.xml\"/>");
        }
        return xml
            .Append(CultureInfo.InvariantCulture, $"<Relationship Id=\"rId{sheets + 1}\" Type=\"{Office}/styles\" Target=\"styles.xml\"/></Relationships>")
            .ToString();
    }

    private static void Part(ZipArchive package, string name, string xml)
    {
        using var stream = Open(package, name);
        stream.Write(Encoding.UTF8.GetBytes(xml.StartsWith("<?xml", StringComparison.Ordinal)
            ? xml
            : "<?xml version=\"1.0\" encoding=\"utf-8\" standalone=\"yes\"?>" + xml));
    }

    private static Stream Open(ZipArchive package, string name)
    {
        var entry = package.CreateEntry(name, CompressionLevel.Optimal);
        entry.LastWriteTime = Written;
        return entry.Open();
    }
}
