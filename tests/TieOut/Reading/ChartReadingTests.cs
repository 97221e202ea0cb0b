using System.IO.Compression;
using System.Text;
using Kessan.TieOut;
using Kessan.TieOut.Figures;

namespace Kessan.Tests.TieOut.Reading;

/// <summary>Native charts of slides are read as the tables they show.</summary>
public class ChartReadingTests
{
    [Fact]
    public void Each_number_is_read_as_its_label_prints_it()
    {
        var figures = Read(Format("Revenues", "<a:solidFill/>", "#,##0;(#,##0)", "29990", "33254") + Format("Loss", "", "(#,##0);(#,##0)", "12", "-345")
            + Format("Margin", "", "#,##0.0&quot;%&quot;", "20.6", "18.5"));
        figures.Select(f => (f.Text, f.Value))
            .ShouldBe([("29,990", 29_990_000_000m), ("33,254", 33_254_000_000m), ("(12)", -12_000_000m), ("(345)", -345_000_000m), ("20.6", 0.206m),
                ("18.5", 0.185m)]);
    }

    [Fact]
    public void Columns_that_are_not_drawn_are_left_out() =>
        Read(Format("Below", "<a:noFill/>", "#,##0", "11111", "22222") + Format("Amount", "<a:solidFill/>", "#,##0", "29990", "33254"))
            .Select(f => f.Text)
            .ShouldBe(["29,990", "33,254"]);

    private static string Format(string name, string fill, string format, string first, string second) =>
        $"""
        <c:ser><c:tx><c:strRef><c:strCache><c:pt idx="0"><c:v>{name}</c:v></c:pt></c:strCache></c:strRef></c:tx><c:spPr>{fill}</c:spPr>
        <c:dLbls><c:numFmt formatCode="{format}" sourceLinked="0"/><c:spPr><a:noFill/></c:spPr></c:dLbls>
        <c:cat><c:strRef><c:strCache><c:pt idx="0"><c:v>1H07</c:v></c:pt><c:pt idx="1"><c:v>1H08</c:v></c:pt></c:strCache></c:strRef></c:cat>
        <c:val><c:numRef><c:numCache><c:formatCode>General</c:formatCode><c:pt idx="0"><c:v>{first}</c:v></c:pt><c:pt idx="1"><c:v>{second}</c:v></c:pt></c:numCache></c:numRef></c:val></c:ser>
        """;

    private static Figure[] Read(string series)
    {
        using var buffer = new MemoryStream();
        using (var package = new ZipArchive(buffer, ZipArchiveMode.Create, leaveOpen: true))
        {
            Add(package, "ppt/presentation.xml", "<p:presentation/>");
            Add(package, "ppt/slides/slide1.xml", "<p:sld><a:p><a:r><a:t>Results</a:t></a:r></a:p></p:sld>");
            Add(package, "ppt/slides/_rels/slide1.xml.rels",
                "<Relationships><Relationship Id=\"c\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/chart\" Target=\"../charts/chart1.xml\"/></Relationships>");
            Add(package, "ppt/charts/chart1.xml",
                $"<c:chartSpace><c:chart><c:title><a:t>Results (JPY millions)</a:t></c:title><c:plotArea><c:barChart>{series}</c:barChart></c:plotArea></c:chart></c:chartSpace>");
        }

        return [.. Checker.Check(new InputFile("slides.pptx", buffer.ToArray())).Figures.Select(f => f.Figure)];
    }

    private static void Add(ZipArchive package, string name, string xml)
    {
        using var stream = package.CreateEntry(name).Open();
        stream.Write(Encoding.UTF8.GetBytes(xml));
    }
}
