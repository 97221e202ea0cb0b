using System.Text;
using Kessan.Cli.Commands;
using Kessan.Documents;
using Kessan.Tests.Examples;
using Kessan.TieOut;

namespace Kessan.Tests.Documents;

/// <summary>Pages printed by one browser: tagged, with an outline, and every figure read back.</summary>
[Collection("Environment")]
public sealed class PdfTests(IijExample example) : IClassFixture<IijExample>, IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("kessan-pdf-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [ChromiumFact]
    public void Every_figure_of_pages_printed_together_and_alone_is_read_back()
    {
        using var printer = new PagePrinter(Browser.Find()!);
        var together = ExampleDocuments.Names.Select(n => Begin(n, printer)).ToArray().Select(p => p.Finish().Pdf!).ToArray();
        var alone = Begin("1h08-tanshin.ja", printer).Finish().Pdf!;
        foreach (var pdf in together.Append(alone))
        {
            var text = Encoding.Latin1.GetString(pdf.Content.Span);
            text.ShouldStartWith("%PDF");
            text.ShouldContain("/StructTreeRoot", customMessage: "tagged");
            text.ShouldContain("/Outlines", customMessage: "bookmarks");
            var read = Checker.Check(new(pdf.File, pdf.Content.ToArray()) { Booked = BookedFigures.Of(pdf) });
            read.Findings.Where(f => f.Finding.Severity == Kessan.Core.Severity.Exception).ShouldBeEmpty(pdf.File);
            read.Counts.Tied.ShouldBeGreaterThanOrEqualTo(pdf.Figures.Count(f => f.Place is not DrawnPlace && f.Figure.Fact.Number is not null));
        }
    }

    [ChromiumFact]
    public void A_number_drawn_wrongly_in_a_chart_disagrees_with_the_books()
    {
        var document = example.BuiltDocument("3q07-presentation");
        var page = HtmlWriter.Write(document);
        var at = page.Text.IndexOf(">52,997</text>", StringComparison.Ordinal);
        at.ShouldBeGreaterThan(0);
        using var printer = new PagePrinter(Browser.Find()!);
        var pdf = PdfWriter.Begin(page with { Content = Encoding.UTF8.GetBytes(page.Text.Remove(at, 7).Insert(at, ">52,979")) }, document, printer)
            .Finish().Pdf!;
        var found = Checker.Check(new(pdf.File, pdf.Content.ToArray()) { Booked = BookedFigures.Of(pdf) }).Findings
            .Where(f => f.Finding.Severity == Kessan.Core.Severity.Exception)
            .ShouldHaveSingleItem().Finding;
        found.Code.ShouldBe("TO701");
        found.Printed.ShouldBe("52,979");
    }

    /// <summary>Printed alone, beside each other and after other pages, in the same and in another browser.</summary>
    [ChromiumFact]
    public void The_same_page_has_the_same_bytes_however_often_it_is_printed()
    {
        List<RenderedDocument> printed = [];
        foreach (var browser in Enumerable.Range(0, 2))
        {
            using var printer = new PagePrinter(Browser.Find()!);
            if (browser == 1) { Begin("1h08-tanshin.ja", printer).Finish(); }
            for (var i = 0; i < 3; i++) { printed.Add(Begin("1h08-tanshin.en", printer).Finish().Pdf!); }
            printed.AddRange(Enumerable.Range(0, 3).Select(_ => Begin("1h08-tanshin.en", printer)).ToArray().Select(p => p.Finish().Pdf!));
        }

        printed.Select(p => Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(p.Content.Span)))
            .Distinct(StringComparer.Ordinal)
            .ShouldHaveSingleItem();
    }

    [Fact]
    public void A_browser_that_gives_up_is_named_with_what_it_said()
    {
        var (pdf, findings) = Print("1h08-tanshin.en", "#!/bin/sh\necho no display here >&2\nexit 1\n");
        pdf.ShouldBeNull();
        var finding = findings.ShouldHaveSingleItem();
        finding.Code.ShouldBe("DO161");
        finding.Printed.ShouldNotBeNull().ShouldContain("no display here");
    }

    [Fact]
    public void Without_a_Japanese_font_the_build_says_how_to_get_one_and_goes_on()
    {
        var none = Path.Combine(folder, "fonts.conf");
        File.WriteAllText(none, "<?xml version=\"1.0\"?><fontconfig></fontconfig>");
        using var fontconfig = new Variable("FONTCONFIG_FILE", none);
        if (InstalledFonts.Has("ja") is null) { return; }
        var finding = Print("1h08-tanshin.ja", "#!/bin/sh\nexit 1\n").Findings.Single(f => f.Code == "DO162");
        finding.Severity.ShouldBe(Kessan.Core.Severity.Note);
        finding.Message.ShouldContain("1h08-tanshin.ja.pdf");
        finding.Remedy.ShouldNotBeNull().ShouldContain("fonts-noto-cjk");
        Print("1h08-tanshin.en", "#!/bin/sh\nexit 1\n").Findings.ShouldNotContain(f => f.Code == "DO162");
    }

    /// <summary>With a program of our own in the place of the browser.</summary>
    private (RenderedDocument? Pdf, IReadOnlyList<Kessan.Core.Finding> Findings) Print(string name, string script)
    {
        var program = Path.Combine(folder, "browser");
        File.WriteAllText(program, script);
        if (!OperatingSystem.IsWindows()) { File.SetUnixFileMode(program, UnixFileMode.UserRead | UnixFileMode.UserExecute | UnixFileMode.UserWrite); }
        using var printer = new PagePrinter(new(program));
        return Begin(name, printer).Finish();
    }

    private PendingPdf Begin(string name, PagePrinter printer)
    {
        var document = example.BuiltDocument(name);
        return PdfWriter.Begin(HtmlWriter.Write(document), document, printer);
    }
}
