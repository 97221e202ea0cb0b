using System.IO.Compression;
using System.Text;

namespace Kessan.Bench.Fuzz;

/// <summary>Small sound documents, one for each reader, from which the inputs are made.</summary>
/// <param name="Reader">The reader it is for.</param>
/// <param name="Content">The file; of a package, its main part before it is packed.</param>
/// <param name="Part">The name of the part; null where the file is no package.</param>
internal sealed record Seed(string Reader, string Content, string? Part = null)
{
    public static readonly Seed[] All =
    [
        new("text", " Sales            1,234      1,100\n Costs              (34)       (90)\n ---------------------------\n Total            1,200      1,010\n\nSales rose 12.2% to $1,234 million in 2Q08, compared to $1,100 million a year ago.\n"),
        new("text with tabs", "\t2Q07\t2Q06\tYoY\nSales\t7,968\t7,221\t10.3%\nCosts\t5,938\t5,611\t5.8%\n"),
        new("Japanese text", "千円 　平成20年3月期第2四半期は12億3,456万円（21円39銭）△10.9％減\n"),
        new("HTML", "<html><body><p>Revenue was $1,234 million.</p><table><tr><td rowspan=2>A</td><td colspan=3>2024</td></tr><tr><td>$</td><td>(5</td><td>)%</td></tr></table></body></html>"),
        new("inline XBRL", "<html><ix:header><xbrli:context id=\"c\"><xbrli:instant>2024-03-31</xbrli:instant></xbrli:context></ix:header><table><tr><td>売上高</td><td><ix:nonFraction name=\"a:b\" contextRef=\"c\" scale=\"6\" sign=\"-\">12</ix:nonFraction></td></tr></table></html>"),
        new("DOCX", "<w:document><w:body><w:p><w:r><w:t>Sales rose 5% to $12 million.</w:t></w:r></w:p><w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val=\"2\"/></w:tcPr><w:p><w:r><w:t>2024</w:t></w:r></w:p></w:tc></w:tr><w:tr><w:tc><w:p><w:r><w:t>Sales</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>1,234</w:t></w:r></w:p></w:tc></w:tr></w:tbl></w:body></w:document>", "word/document.xml"),
        new("XLSX", "<worksheet><sheetData><row r=\"1\"><c r=\"B1\"><v>2024</v></c></row><row r=\"2\"><c r=\"A2\" t=\"str\"><v>Sales</v></c><c r=\"B2\"><v>1234.6</v></c></row></sheetData></worksheet>", "xl/worksheets/sheet1.xml"),
        new("PPTX", "<p:sld><p:sp><a:p><a:r><a:t>Sales were $5,000 million.</a:t></a:r></a:p></p:sp></p:sld>", "ppt/slides/slide1.xml"),
    ];

    public byte[] File(string content) => Part is null ? Encoding.UTF8.GetBytes(content) : Packed(content);

    private byte[] Packed(string content)
    {
        using var memory = new MemoryStream();
        using (var zip = new ZipArchive(memory, ZipArchiveMode.Create, leaveOpen: true))
        {
            Add(zip, Part!, content);
            if (Part!.StartsWith("xl/", StringComparison.Ordinal))
            {
                Add(zip, "xl/workbook.xml", "<workbook><sheets><sheet name=\"S\" r:id=\"r1\"/></sheets></workbook>");
                Add(zip, "xl/_rels/workbook.xml.rels", "<Relationships><Relationship Id=\"r1\" Target=\"worksheets/sheet1.xml\"/></Relationships>");
            }

            if (Part.StartsWith("ppt/", StringComparison.Ordinal)) { Add(zip, "ppt/presentation.xml", "<p/>"); }
        }

        return memory.ToArray();
    }

    private static void Add(ZipArchive zip, string name, string content)
    {
        using var stream = zip.CreateEntry(name, CompressionLevel.Fastest).Open();
        stream.Write(Encoding.UTF8.GetBytes(content));
    }
}
