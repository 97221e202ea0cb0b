using System.Globalization;
using System.Text;
using Kessan.TieOut.Reading.Pdf;

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

    [Fact]
    public void A_raised_mark_stands_on_the_line_it_is_raised_from()
    {
        PdfWord[] words = [new("(1)", 300m, 100m, 310m, 106m), new("Revenues", 50m, 102m, 100m, 113m), new("508.5", 105m, 102m, 130m, 113m),
            new("Costs", 50m, 116m, 80m, 127m), new("7", 120m, 116m, 125m, 122m)];
        PageLines.Of(new(1, 612m, 792m, [.. words])).Select(l => l.Text).ShouldBe(["Revenues 508.5 (1)", "Costs 7"]);
    }

    /// <summary>A line of a paragraph may hold nothing but its last word.</summary>
    [Fact]
    public void A_number_that_had_no_room_on_the_line_above_is_no_table()
    {
        const string Sentence = "Operating profit of NOK 175.0 million, down 20.7% on the year; the margin was 34.4%, a fall of 6.9 points from\n41.3%\n"
            + "Revenues of NOK 508.5 million, a decrease of 4.8% from 1H25\n";
        Announcement.Check("Highlights\n" + Sentence).Figures.Select(f => f.Figure.Text)
            .ShouldBe(["175.0", "20.7", "34.4", "6.9", "41.3", "508.5", "4.8"]);
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
