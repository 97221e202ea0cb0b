using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using Kessan.Documents;
using Kessan.Tests.Examples;
using A = DocumentFormat.OpenXml.Drawing;
using Charts = DocumentFormat.OpenXml.Drawing.Charts;

namespace Kessan.Tests.Documents;

/// <summary>The example's presentation as slides.</summary>
public sealed class PptxTests : IClassFixture<IijExample>
{
    private readonly Document document;
    private readonly RenderedDocument written;

    public PptxTests(IijExample example)
    {
        document = example.BuiltDocument("3q07-presentation");
        written = PptxWriter.Write(document);
    }

    [Fact]
    public void The_file_is_valid_against_the_standard()
    {
        using var package = Open();
        new OpenXmlValidator(DocumentFormat.OpenXml.FileFormatVersions.Office2019)
            .Validate(package)
            .Select(e => $"{e.Part?.Uri} {e.Path?.XPath}: {e.Description}")
            .ShouldBeEmpty();
    }

    [Fact]
    public void There_is_a_slide_to_a_heading_and_the_title()
    {
        using var package = Open();
        var slides = package.PresentationPart!.SlideParts.ToArray();
        slides.Length.ShouldBe(document.AllBlocks.OfType<Heading>().Count(h => h.Level == 2) + 1);
        package.PresentationPart.SlideMasterParts.Count().ShouldBe(1);
    }

    [Fact]
    public void What_the_speaker_says_stands_in_the_notes_and_nowhere_else()
    {
        using var package = Open();
        var notes = package.PresentationPart!.SlideParts.Select(s => s.NotesSlidePart)
            .OfType<NotesSlidePart>()
            .Select(n => string.Concat(n.NotesSlide.Descendants<A.Text>().Select(t => t.Text)))
            .ToArray();
        notes.Length.ShouldBe(document.Blocks.OfType<Section>().Count(s => s.Kind == Section.Speaker));
        notes.ShouldContain(n => n.Contains("Begin with what recurs", StringComparison.Ordinal));
        string.Concat(package.PresentationPart.SlideParts.SelectMany(s => s.Slide.Descendants<A.Text>()).Select(t => t.Text))
            .ShouldNotContain("Begin with what recurs");
        HtmlWriter.Write(document).Text.ShouldNotContain("Begin with what recurs");
        WireTextWriter.Write(document).Text.ShouldNotContain("Begin with what recurs");
    }

    [Fact]
    public void Notes_stand_on_the_slide_of_their_section()
    {
        const string Body = "# Results\n\n## Revenues\n\n- {{Revenues | jpy million}}[^a]\n\n::: notes\n[^a]: Of {{company.name}} alone.\n:::\n";
        var built = SmallBooks.Build(Body, head: "kind: presentation\n").Document!;
        using var package = PresentationDocument.Open(new MemoryStream(PptxWriter.Write(built).Content.ToArray()), isEditable: false);
        package.PresentationPart!.SlideParts.Select(s => string.Concat(s.Slide.Descendants<A.Text>().Select(t => t.Text)))
            .ShouldContain(s => s.Contains("JPY33,254 million(1)", StringComparison.Ordinal)
                && s.Contains("(1) Of Example Inc. alone.", StringComparison.Ordinal));
    }

    [Fact]
    public void Charts_are_native_and_carry_their_numbers_in_a_workbook()
    {
        using var package = Open();
        var charts = package.PresentationPart!.SlideParts.SelectMany(s => s.ChartParts).ToArray();
        charts.Length.ShouldBe(document.AllBlocks.OfType<Chart>().Count());
        foreach (var chart in charts)
        {
            using var book = SpreadsheetDocument.Open(chart.EmbeddedPackagePart!.GetStream(), isEditable: false);
            var drawn = chart.ChartSpace.Descendants<Charts.NumericPoint>().Count();
            var kept = book.WorkbookPart!.WorksheetParts.Single().Worksheet
                .Descendants<DocumentFormat.OpenXml.Spreadsheet.Cell>()
                .Count(c => c.DataType is null);
            kept.ShouldBe(drawn);
        }
    }

    [Fact]
    public void Columns_that_complete_the_books_are_hatched_and_the_slide_says_so()
    {
        using var package = Open();
        foreach (var slide in package.PresentationPart!.SlideParts.Where(s => s.ChartParts.Any()))
        {
            foreach (var part in slide.ChartParts)
            {
                var hatched = part.ChartSpace.Descendants<Charts.DataPoint>()
                    .Where(d => d.Descendants<A.PatternFill>().Any())
                    .Select(d => (int)d.Index!.Val!.Value)
                    .Distinct()
                    .Order()
                    .ToArray();
                var drawn = slide.Slide.Descendants<DocumentFormat.OpenXml.Presentation.GraphicFrame>()
                    .First(f => f.Descendants<Charts.ChartReference>().Any(r => r.Id == slide.GetIdOfPart(part)));
                var chart = document.AllBlocks.OfType<Chart>()
                    .Single(c => c.Id == drawn.NonVisualGraphicFrameProperties!.NonVisualDrawingProperties!.Name!.Value);
                hatched.ShouldBe([.. chart.Categories.Index().Where(c => c.Item.IsIllustrative).Select(c => c.Index)], chart.Id);
                string.Concat(slide.Slide.Descendants<A.Text>().Select(t => t.Text))
                    .Contains("announced nowhere", StringComparison.Ordinal)
                    .ShouldBe(hatched.Length > 0, chart.Id);
            }
        }
    }

    [Fact]
    public void Words_stand_right_below_a_table_that_does_not_fill_its_slide()
    {
        using var package = Open();
        var slide = package.PresentationPart!.SlideParts.Single(s => s.Slide.Descendants<A.Text>()
            .Any(t => t.Text.StartsWith("Value-added services and other revenues will", StringComparison.Ordinal)));
        var table = slide.Slide.Descendants<DocumentFormat.OpenXml.Presentation.GraphicFrame>().Single();
        var rows = table.Descendants<A.TableRow>().Sum(r => r.Height!.Value);
        var words = slide.Slide.Descendants<DocumentFormat.OpenXml.Presentation.Shape>()
            .Single(s => s.NonVisualShapeProperties!.NonVisualDrawingProperties!.Name == "Words");
        var below = words.ShapeProperties!.Transform2D!.Offset!.Y!.Value - table.Transform!.Offset!.Y!.Value - rows;
        below.ShouldBeInRange(0, 914_400);
    }

    [Fact]
    public void Every_figure_stands_in_the_part_the_map_names()
    {
        using var package = Open();
        var words = package.PresentationPart!.SlideParts.Select(s => (s.Uri, Root: (DocumentFormat.OpenXml.OpenXmlElement)s.Slide))
            .Concat(package.PresentationPart.SlideParts.Select(s => s.NotesSlidePart)
                .OfType<NotesSlidePart>()
                .Select(n => (n.Uri, Root: (DocumentFormat.OpenXml.OpenXmlElement)n.NotesSlide)))
            .ToDictionary(s => s.Uri.ToString().TrimStart('/'), s => string.Concat(s.Root.Descendants<A.Text>().Select(t => t.Text)), StringComparer.Ordinal);
        written.Figures.Count.ShouldBe(document.Figures.Count());
        foreach (var figure in written.Figures.Where(f => words.ContainsKey(((PartPlace)f.Place).Part)))
        {
            words[((PartPlace)figure.Place).Part].ShouldContain(figure.Text);
        }
        written.Figures.Count(f => !words.ContainsKey(((PartPlace)f.Place).Part))
            .ShouldBe(document.AllBlocks.OfType<Chart>().Sum(c => c.Series.Sum(s => s.Values.Count(v => v is not null))));
    }

    [Fact]
    public void The_bytes_depend_on_the_document_only() => PptxWriter.Write(document).Content.Span.SequenceEqual(written.Content.Span).ShouldBeTrue();

    private PresentationDocument Open() => PresentationDocument.Open(new MemoryStream(written.Content.ToArray()), isEditable: false);
}
