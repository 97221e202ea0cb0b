using System.IO.Compression;
using System.Text;
using System.Xml;
using System.Xml.Linq;

namespace Kessan.Ledgers.Journals.Reading.Workbooks;

/// <summary>The parts of a workbook a journal is read from.</summary>
/// <param name="CountsFrom1904">Dates are days from 1 January 1904, not from the end of 1899 (§18.17.4.1).</param>
internal sealed record Workbook(ZipArchiveEntry Sheet, IReadOnlyList<string> SharedStrings, bool CountsFrom1904)
{
    public static readonly XmlReaderSettings Settings = new() { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, IgnoreWhitespace = false };

    private static readonly XNamespace Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private static readonly XNamespace Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    public static Workbook Open(string file, ZipArchive archive, string? sheet)
    {
        try
        {
            var book = Load(archive, "xl/workbook.xml");
            var sheets = book.Descendants(Main + "sheet").ToList();
            var found = sheet is null ? sheets.FirstOrDefault() : sheets.Find(s => (string?)s.Attribute("name") == sheet);
            if (found is null)
            {
                throw JournalFault.Damaged(file, "workbook",
                    $"it has no sheet called {sheet}; it has {string.Join(", ", sheets.Select(s => (string?)s.Attribute("name")))}.");
            }

            var id = (string?)found.Attribute(Relations + "id");
            var target = Load(archive, "xl/_rels/workbook.xml.rels").Root!.Elements().First(r => (string?)r.Attribute("Id") == id).Attribute("Target")!.Value;
            var part = target.StartsWith('/') ? target[1..] : $"xl/{target}";
            return new(Part(archive, part), Strings(archive),
                (string?)book.Descendants(Main + "workbookPr").FirstOrDefault()?.Attribute("date1904") is "1" or "true");
        }
        catch (Exception damage) when (damage is XmlException or InvalidDataException or InvalidOperationException)
        {
            throw JournalFault.Damaged(file, "workbook", damage.Message);
        }
    }

    private static ZipArchiveEntry Part(ZipArchive archive, string name) =>
        archive.GetEntry(name) ?? throw new InvalidDataException($"the part {name} is missing.");

    private static XDocument Load(ZipArchive archive, string name)
    {
        using var stream = Part(archive, name).Open();
        using var reader = XmlReader.Create(stream, Settings);
        return XDocument.Load(reader);
    }

    private static List<string> Strings(ZipArchive archive)
    {
        var strings = new List<string>();
        if (archive.GetEntry("xl/sharedStrings.xml") is not { } part) { return strings; }
        using var stream = part.Open();
        using var reader = XmlReader.Create(stream, Settings);
        while (reader.Read())
        {
            if (reader is { NodeType: XmlNodeType.Element, LocalName: "si" }) { strings.Add(RichText(reader)); }
        }

        return strings;
    }

    /// <summary>The text of an item with its runs, but without its phonetic readings (rPh), which repeat it.</summary>
    public static string RichText(XmlReader reader)
    {
        if (reader.IsEmptyElement) { return ""; }
        var text = new StringBuilder();
        var depth = reader.Depth;
        while (reader.Read() && reader.Depth > depth)
        {
            while (reader is { NodeType: XmlNodeType.Element, LocalName: "rPh" }) { reader.Skip(); }
            if (reader.Depth <= depth) { break; }
            if (reader.NodeType is XmlNodeType.Text or XmlNodeType.SignificantWhitespace or XmlNodeType.Whitespace or XmlNodeType.CDATA)
            {
                text.Append(reader.Value);
            }
        }

        return text.ToString();
    }
}
