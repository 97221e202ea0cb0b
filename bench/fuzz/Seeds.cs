using System.IO.Compression;
using System.Text;

namespace Kessan.Bench.Fuzz;

/// <summary>Small sound documents, one for each reader, from which the inputs are made.</summary>
/// <param name="Reader">The reader it is for.</param>
/// <param name="Content">The file; of a package, its main part before it is packed.</param>
/// <param name="Part">The name of the part, or of the file where the name decides how it is read.</param>
internal sealed record Seed(string Reader, string Content, string? Part = null, SeedKind Kind = SeedKind.Text)
{
    public static readonly Seed[] All =
    [
        new("text", " Sales            1,234      1,100\n Costs              (34)       (90)\n ---------------------------\n Total            1,200      1,010\n\nSales rose 12.2% to $1,234 million in 2Q08, compared to $1,100 million a year ago.\n"),
        new("text with tabs", "\t2Q07\t2Q06\tYoY\nSales\t7,968\t7,221\t10.3%\nCosts\t5,938\t5,611\t5.8%\n"),
        new("Japanese text", "千円 　平成20年3月期第2四半期は12億3,456万円（21円39銭）△10.9％減\n"),
        new("HTML", "<html><body><p>Revenue was $1,234 million.</p><table><tr><td rowspan=2>A</td><td colspan=3>2024</td></tr><tr><td>$</td><td>(5</td><td>)%</td></tr></table></body></html>"),
        new("inline XBRL", "<html><ix:header><xbrli:context id=\"c\"><xbrli:instant>2024-03-31</xbrli:instant></xbrli:context></ix:header><table><tr><td>売上高</td><td><ix:nonFraction name=\"a:b\" contextRef=\"c\" scale=\"6\" sign=\"-\">12</ix:nonFraction></td></tr></table></html>"),
        new("DOCX", "<w:document><w:body><w:p><w:r><w:t>Sales rose 5% to $12 million.</w:t></w:r></w:p><w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val=\"2\"/></w:tcPr><w:p><w:r><w:t>2024</w:t></w:r></w:p></w:tc></w:tr><w:tr><w:tc><w:p><w:r><w:t>Sales</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>1,234</w:t></w:r></w:p></w:tc></w:tr></w:tbl></w:body></w:document>",
            "word/document.xml", SeedKind.Package),
        new("XLSX", "<worksheet><sheetData><row r=\"1\"><c r=\"B1\"><v>2024</v></c></row><row r=\"2\"><c r=\"A2\" t=\"str\"><v>Sales</v></c><c r=\"B2\"><v>1234.6</v></c></row></sheetData></worksheet>",
            "xl/worksheets/sheet1.xml", SeedKind.Package),
        new("PPTX", "<p:sld><p:sp><a:p><a:r><a:t>Sales were $5,000 million.</a:t></a:r></a:p></p:sp></p:sld>", "ppt/slides/slide1.xml", SeedKind.Package),
        new("statement in text",
            "            CONSOLIDATED STATEMENTS OF INCOME (UNAUDITED)\n(In thousands, except per share)\n                              Three Months Ended    Six Months Ended\n                                   June 30,              June 30,\n                               2024      2023       2024       2023\n                              ------    ------     ------     ------\nNet sales                    $12,345   $11,004    $24,001    $21,870\nCost of sales                 (8,100)   (7,300)   (15,800)   (14,500)\n                              ------    ------     ------     ------\n  Gross profit                 4,245     3,704      8,201      7,370\nEarnings per share (1)         $0.42     $0.37      $0.81      $0.73\n(1) Diluted. Net sales increased 12% year over year; gross margin was 34.4%, up 0.7 points.\n"),
        new("statement in HTML",
            "<html><body><h2>Balance sheets (in millions)</h2><table><tr><th></th><th colspan=2>March 31,</th></tr><tr><th></th><th>2024</th><th>2023</th></tr><tr><td>Cash</td><td>$ 1,200</td><td>$ 1,010</td></tr><tr><td>Other assets (note 2)</td><td>340</td><td>(20)</td></tr><tr><td><b>Total assets</b></td><td>$ 1,540</td><td>$ 990</td></tr></table><p>Total assets grew by 55.6% to $1.54 billion as of March 31, 2024.</p></body></html>"),
        new("PDF as laid out",
            "<doc><page width=\"612\" height=\"792\"><word xMin=\"72\" yMin=\"100\" xMax=\"110\" yMax=\"112\">Sales</word><word xMin=\"300\" yMin=\"100\" xMax=\"330\" yMax=\"112\">1,234</word><word xMin=\"400\" yMin=\"100\" xMax=\"430\" yMax=\"112\">1,100</word><word xMin=\"72\" yMin=\"114\" xMax=\"110\" yMax=\"126\">Costs</word><word xMin=\"300\" yMin=\"114\" xMax=\"330\" yMax=\"126\">(34)</word><word xMin=\"400\" yMin=\"114\" xMax=\"430\" yMax=\"126\">(90)</word><word xMin=\"72\" yMin=\"128\" xMax=\"110\" yMax=\"140\">Total</word><word xMin=\"300\" yMin=\"128\" xMax=\"330\" yMax=\"140\">1,200</word><word xMin=\"400\" yMin=\"128\" xMax=\"430\" yMax=\"140\">1,010</word></page></doc>",
            null, SeedKind.Layout),
        new("table as CSV", "\"Region, all\",2022,2023,Change\nNorth,\"1,200\",1300,8.3%\nSouth,400,(20),-105%\nTotal,1600,1280,-20.0%\n", "t.csv",
            SeedKind.Table),
        new("tables as JSON lines",
            "{\"file_name\":\"a\",\"table_id\":\"1\",\"table_array\":[[\"Region\",\"2022\",\"2023\"],[\"North\",\"1,200\",\"1300\"],[\"South\",\"400\",null],[\"Total\",1600,\"1300\"]]}\n",
            "t.jl", SeedKind.Table),
    ];

    public static int Index(int input) => input % All.Length;

    public static Seed Of(int input) => All[Index(input)];

    public byte[] File(string content) => Kind == SeedKind.Package ? Packed(content) : Encoding.UTF8.GetBytes(content);

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

/// <summary>What is done with a file.</summary>
internal enum SeedKind
{
    Text,
    Package,

    /// <summary>Words with their boxes, as pdftotext prints them.</summary>
    Layout,

    /// <summary>A table whose structure is asked for.</summary>
    Table,
}
