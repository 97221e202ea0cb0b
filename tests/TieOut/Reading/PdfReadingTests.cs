using System.Globalization;
using System.Text;

namespace Kessan.Tests.TieOut.Reading;

/// <summary>PDF through poppler: words set out as lines, pages and boxes, running heads, and files that are none.</summary>
public class PdfReadingTests
{
    [Fact]
    public void Tables_go_on_over_a_page_break_and_figures_carry_page_and_box()
    {
        string[] first = ["Acme Corporation results", "", "Sales by region", "(In millions)", "                      2024      2023",
            "Asia                 1,234     1,100", "Europe                 500       450"];
        string[] second = ["Acme Corporation results", "", "Other                   66        50", "Total                1,800     1,600"];
        var document = Announcement.Check(Pdf(first, second, ["Acme Corporation results", "", "Prepared without audit."]));
        document.Fault.ShouldBeNull();
        document.Figures.Select(f => f.Figure.Value)
            .ShouldBe([1_234_000_000m, 1_100_000_000m, 500_000_000m, 450_000_000m, 66_000_000m, 50_000_000m, 1_800_000_000m, 1_600_000_000m]);
        var place = document.Source!.PlaceOf(document.Figures[^1].Figure.Span);
        place.Page.ShouldBe(2);
        place.Box!.Value.Right.ShouldBeGreaterThan(place.Box.Value.Left);
        document.Source.Text.ShouldNotContain("Acme");
    }

    [Theory]
    [InlineData("%PDF-1.4 and nothing else")]
    [InlineData("%PDF-1.4\n1 0 obj <</Type /Catalog /Pages 1 0 R>> endobj trailer <</Root 1 0 R>>")]
    public void What_is_no_pdf_is_a_fault(string content)
    {
        var document = Announcement.Check(Encoding.ASCII.GetBytes(content));
        document.Fault!.Message.ShouldNotBeEmpty();
        document.Figures.ShouldBeEmpty();
    }

    [SeedFact]
    public void Releases_of_other_companies_are_read()
    {
        foreach (var name in (string[])["PATI_2Q23_final.pdf", "DigitalBridge_2022Q4_Earnings-Release.pdf"])
        {
            var document = Announcement.CheckSeed("corpus", "release-pdf", name);
            document.Exceptions().ShouldBeEmpty();
            (document.Counts.Tied * 2).ShouldBeGreaterThan(document.Counts.Figures);
        }
    }

    /// <summary>A page to each group of lines, in a fixed pitch.</summary>
    private static byte[] Pdf(params string[][] pages)
    {
        var objects = new List<string>
        {
            "<</Type /Catalog /Pages 2 0 R>>",
            $"<</Type /Pages /Count {pages.Length} /Kids [{string.Join(' ', pages.Select((_, i) => $"{4 + (2 * i)} 0 R"))}]>>",
            "<</Type /Font /Subtype /Type1 /BaseFont /Courier>>"
        };
        foreach (var page in pages)
        {
            var text = "BT /F1 10 Tf 12 TL 50 760 Td "
                + string.Concat(page.Select(l => $"({l.Replace("(", "\\(", StringComparison.Ordinal).Replace(")", "\\)", StringComparison.Ordinal)}) Tj T* "))
                + "ET";
            objects.Add($"<</Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Resources <</Font <</F1 3 0 R>>>> /Contents {objects.Count + 2} 0 R>>");
            objects.Add($"<</Length {text.Length}>> stream\n{text}\nendstream");
        }

        var file = new StringBuilder("%PDF-1.4\n");
        var places = new List<int>();
        foreach (var (i, body) in objects.Index())
        {
            places.Add(file.Length);
            file.Append(CultureInfo.InvariantCulture, $"{i + 1} 0 obj {body} endobj\n");
        }

        var start = file.Length;
        file.Append(CultureInfo.InvariantCulture, $"xref\n0 {objects.Count + 1}\n0000000000 65535 f \n")
            .AppendJoin("", places.Select(p => p.ToString("D10", CultureInfo.InvariantCulture) + " 00000 n \n"));
        file.Append(CultureInfo.InvariantCulture, $"trailer <</Size {objects.Count + 1} /Root 1 0 R>>\nstartxref\n{start}\n%%EOF\n");
        return Encoding.ASCII.GetBytes(file.ToString());
    }
}
