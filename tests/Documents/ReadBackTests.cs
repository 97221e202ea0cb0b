using System.IO.Compression;
using System.Text;
using Kessan.Cli.Commands;
using Kessan.Documents;
using Kessan.Tests.Examples;
using Kessan.TieOut;

namespace Kessan.Tests.Documents;

/// <summary>Outputs without offsets are held to their maps by reading order: what was changed or left out in the file is found.</summary>
public sealed class ReadBackTests(IijExample example) : IClassFixture<IijExample>
{
    private RenderedDocument Docx => DocxWriter.Write(example.BuiltDocument("1h08-tanshin.ja"));

    private RenderedDocument Pptx => PptxWriter.Write(example.BuiltDocument("3q07-presentation"));

    private static CheckedDocument Check(RenderedDocument file, byte[] content) => Checker.Check(new(file.File, content) { Booked = BookedFigures.Of(file) });

    [Fact]
    public void Files_as_written_have_no_exceptions_and_every_bound_figure_is_tied()
    {
        foreach (var file in (RenderedDocument[])[Docx, Pptx])
        {
            var report = Check(file, file.Content.ToArray());
            report.Findings.Where(f => f.Finding.Severity != Kessan.Core.Severity.Note).ShouldBeEmpty();
            report.Figures.Count(f => f.State == FigureState.Tied).ShouldBeGreaterThanOrEqualTo(BookedFigures.Of(file).Count);
        }
    }

    [Fact]
    public void A_changed_number_of_a_table_disagrees_with_the_books() =>
        Codes(Docx, "word/document.xml", ">53,275<", ">53,257<").ShouldContain("TO701", StringComparer.Ordinal);

    [Fact]
    public void A_number_that_was_left_out_is_missed() =>
        Codes(Docx, "word/document.xml", ">120,977.62<", "><").ShouldContain("TO702", StringComparer.Ordinal);

    [Fact]
    public void A_changed_number_of_a_chart_is_found_in_its_part()
    {
        var (file, part) = (Pptx, "ppt/slides/charts/chart1.xml");
        var found = Check(file, Changed(file, part, "<c:v>9117</c:v>", "<c:v>9171</c:v>")).Findings.First(f => f.Finding.Code == "TO701");
        found.Finding.Place.Part.ShouldBe(part);
        found.Finding.Printed.ShouldBe("9,171");
    }

    private static IEnumerable<string> Codes(RenderedDocument file, string part, string from, string to) =>
        Check(file, Changed(file, part, from, to)).Findings.Select(f => f.Finding.Code);

    /// <summary>The file with the first occurrence of some words of a part exchanged for others.</summary>
    private static byte[] Changed(RenderedDocument file, string part, string from, string to)
    {
        using var buffer = new MemoryStream();
        buffer.Write(file.Content.Span);
        using (var package = new ZipArchive(buffer, ZipArchiveMode.Update, leaveOpen: true))
        {
            var entry = package.GetEntry(part)!;
            string xml;
            using (var reader = new StreamReader(entry.Open(), Encoding.UTF8)) { xml = reader.ReadToEnd(); }
            var at = xml.IndexOf(from, StringComparison.Ordinal);
            at.ShouldBeGreaterThan(0, $"{part} holds {from}");
            using var stream = entry.Open();
            stream.SetLength(0);
            stream.Write(Encoding.UTF8.GetBytes(xml[..at] + to + xml[(at + from.Length)..]));
        }

        return buffer.ToArray();
    }
}
