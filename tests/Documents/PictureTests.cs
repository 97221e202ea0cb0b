using DocumentFormat.OpenXml.Office2019.Drawing.SVG;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using Kessan.Core;
using Kessan.Documents;
using A = DocumentFormat.OpenXml.Drawing;
using Wp = DocumentFormat.OpenXml.Drawing.Wordprocessing;

namespace Kessan.Tests.Documents;

/// <summary>Pictures stand in files for word processors and in slides as pictures, with the words for those who cannot see them.</summary>
public sealed class PictureTests
{
    /// <summary>800 by 400 dots: only the head of the file matters here.</summary>
    private static readonly byte[] Png = [0x89, .. "PNG\r\n"u8, 0x1A, 0x0A, 0, 0, 0, 13, .. "IHDR"u8, 0, 0, 3, 32, 0, 0, 1, 144, 8, 2, 0, 0, 0];

    private static readonly byte[] Gif = [.. "GIF89a"u8, 200, 0, 100, 0, 0, 0, 0];

    private static readonly byte[] Jpeg = [0xFF, 0xD8, 0xFF, 0xE0, 0, 4, 0, 0, 0xFF, 0xC0, 0, 11, 8, 0, 60, 0, 90, 1, 1, 0x11, 0];

    [Theory]
    [InlineData("image/png", 800, 400)]
    [InlineData("image/gif", 200, 100)]
    [InlineData("image/jpeg", 90, 60)]
    public void The_size_of_a_picture_is_read_from_its_first_bytes(string type, int width, int height) =>
        PictureSize.Of(type, type switch { "image/png" => Png, "image/gif" => Gif, _ => Jpeg }).ShouldBe(new PictureSize(width, height));

    [Fact]
    public void What_is_no_picture_has_no_size()
    {
        PictureSize.Of("image/png", Gif).ShouldBeNull();
        PictureSize.Of("image/jpeg", [0xFF, 0xD8, 0xFF, 0xE0, 0, 4, 0, 0]).ShouldBeNull();
        PictureSize.Of("image/svg+xml", "<svg/>"u8).ShouldBeNull();
    }

    [Fact]
    public void A_picture_keeps_its_shape_within_the_room_there_is()
    {
        new PictureSize(800, 400).Within(3_810_000, 10_000_000).ShouldBe((3_810_000, 1_905_000));
        new PictureSize(800, 400).Within(100_000_000, 1_905_000).ShouldBe((3_810_000, 1_905_000));
        new PictureSize(96, 96).Within(100_000_000, 100_000_000).ShouldBe((914_400, 914_400), "one inch stays one inch");
    }

    [Fact]
    public void A_word_processor_file_shows_it_once_kept_and_described()
    {
        var written = DocxWriter.Write(Document(DocumentKind.Release));
        using var package = WordprocessingDocument.Open(new MemoryStream(written.Content.ToArray()), isEditable: false);
        Faults(package).ShouldBeEmpty();
        var main = package.MainDocumentPart!;
        main.ImageParts.ShouldHaveSingleItem().ContentType.ShouldBe("image/png");
        main.Document.Descendants<Wp.DocProperties>().Select(p => p.Description!.Value).ShouldBe(["The two companies", "The two companies again"]);
        main.Document.Descendants<Wp.Extent>().First().Cx!.Value.ShouldBe(6_120_000, "as wide as the page");
        main.Document.InnerText.ShouldContain("[A drawn plan]", customMessage: "a drawn picture is said in words");
    }

    [Fact]
    public void A_slide_shows_a_picture_that_stands_alone()
    {
        var written = PptxWriter.Write(Document(DocumentKind.Presentation));
        using var package = PresentationDocument.Open(new MemoryStream(written.Content.ToArray()), isEditable: false);
        Faults(package).ShouldBeEmpty();
        var slide = package.PresentationPart!.SlideParts.Single(s => s.ImageParts.Any());
        var pictures = slide.Slide.Descendants<DocumentFormat.OpenXml.Presentation.Picture>().ToArray();
        pictures.Select(p => p.NonVisualPictureProperties!.NonVisualDrawingProperties!.Description!.Value)
            .ShouldBe(["The two companies", "The two companies again"]);
        pictures.ShouldAllBe(p => p.Descendants<A.Extents>().Single().Cx! == 2 * p.Descendants<A.Extents>().Single().Cy!);
        slide.Slide.InnerText.ShouldContain("[A drawn plan]");
    }

    [Fact]
    public void A_drawn_picture_with_a_copy_is_a_picture_in_both_the_drawing_behind_the_dots()
    {
        using var text = WordprocessingDocument.Open(new MemoryStream(DocxWriter.Write(WithCopies(DocumentKind.Release)).Content.ToArray()), isEditable: false);
        Faults(text).ShouldBeEmpty();
        text.MainDocumentPart!.ImageParts.Select(p => p.ContentType).Order(StringComparer.Ordinal).ShouldBe(["image/png", "image/png", "image/svg+xml"]);
        var drawn = text.MainDocumentPart.Document.Descendants<A.Blip>().Single(b => b.HasChildren);
        text.MainDocumentPart.GetPartById(drawn.Embed!).ContentType.ShouldBe("image/png");
        text.MainDocumentPart.GetPartById(drawn.Descendants<SVGBlip>().Single().Embed!).ContentType.ShouldBe("image/svg+xml");
        text.MainDocumentPart.Document.InnerText.ShouldNotContain("[A drawn plan]");

        using var slides = PresentationDocument.Open(new MemoryStream(PptxWriter.Write(WithCopies(DocumentKind.Presentation)).Content.ToArray()),
            isEditable: false);
        Faults(slides).ShouldBeEmpty();
        var slide = slides.PresentationPart!.SlideParts.Single(s => s.ImageParts.Any());
        var behind = slide.Slide.Descendants<SVGBlip>().ShouldHaveSingleItem();
        slide.GetPartById(behind.Embed!).ContentType.ShouldBe("image/svg+xml");
        slide.Slide.Descendants<DocumentFormat.OpenXml.Presentation.Picture>().Count().ShouldBe(3);
    }

    [Fact]
    public void Without_a_browser_it_is_said_in_words_and_why()
    {
        var place = new Place("documents/pictures.md", 12, 3);
        var document = Document(DocumentKind.Release) with { Blocks = [new Paragraph([new Image("plan.svg", "A drawn plan", Image.Drawn, "<svg/>"u8.ToArray())
        {
            Place = place
        }])] };
        var written = DocumentOutputs.Write(document, new(new FactSet(), [], document.Calendar, "JPY", "Example"),
            new HashSet<OutputFormat> { OutputFormat.Docx, OutputFormat.Html }, printer: null);
        var finding = written.Findings.ShouldHaveSingleItem();
        (finding.Code, finding.Place, finding.Severity).ShouldBe(("DO163", place, Severity.Note));
        finding.Message.ShouldContain("plan.svg");
        finding.Remedy!.ShouldContain("apt-get install chromium");
        written.Formats.Select(f => f.File).ShouldBe(["pictures.html", "pictures.docx"]);
    }

    [ChromiumFact]
    public void The_browser_draws_the_copy_with_two_dots_to_a_pixel_and_the_same_bytes_each_time()
    {
        var svg = "<svg xmlns='http://www.w3.org/2000/svg' width='120' height='50'><rect width='60' height='50' fill='#0b4a8f'/></svg>"u8.ToArray();
        using var printer = new PagePrinter(Browser.Find()!);
        using var other = new PagePrinter(Browser.Find()!);
        var copy = printer.Draw(svg)!;
        copy.Size.ShouldBe(new PictureSize(120, 50));
        PictureSize.Of("image/png", copy.Png).ShouldBe(new PictureSize(240, 100));
        other.Draw(svg)!.Png.ShouldBe(copy.Png);
        printer.Draw("<svg xmlns='http://www.w3.org/2000/svg' width='10'><rect"u8.ToArray()).ShouldBeNull("what is no drawing has no copy");
    }

    private static Document WithCopies(DocumentKind kind) => DrawnPictures.WithCopies(
        Document(kind) with { Blocks = [.. Document(kind).Blocks.SkipLast(1),
            new Paragraph([new Image("plan.svg", "A drawn plan", Image.Drawn, "<svg/>"u8.ToArray())])] }, _ => new(Png, new(400, 200)));

    private static string[] Faults(OpenXmlPackage package) =>
        [.. new OpenXmlValidator(DocumentFormat.OpenXml.FileFormatVersions.Office2019)
            .Validate(package)
            .Select(e => $"{e.Part?.Uri} {e.Path?.XPath}: {e.Description}")];

    private static Document Document(DocumentKind kind) =>
        new(
            "pictures", "Pictures", "en", "Example", new FiscalCalendar(4, FiscalYearNaming.FirstMonth),
            [
                new Heading(2, "group", [new TextRun("The group")]),
                new Paragraph([Picture("The two companies")]),
                new Paragraph([Picture("The two companies again")]),
                new Paragraph([new TextRun("The plan: "), new Image("plan.svg", "A drawn plan", "image/svg+xml", "<svg/>"u8.ToArray())]),
            ],
            [])
        { Kind = kind };

    private static Image Picture(string shows) => new("group.png", shows, "image/png", Png) { Size = PictureSize.Of("image/png", Png) };
}
