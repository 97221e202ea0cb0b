using System.IO.Compression;
using System.Text.RegularExpressions;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using Kessan.Documents;
using Kessan.Tests.Examples;
using W = DocumentFormat.OpenXml.Wordprocessing;

namespace Kessan.Tests.Documents;

/// <summary>The example's release as a file for word processors.</summary>
public sealed partial class DocxTests : IClassFixture<IijExample>
{
    private readonly Document document;
    private readonly RenderedDocument written;

    private readonly IijExample example;

    public DocxTests(IijExample example)
    {
        this.example = example;
        document = example.Release();
        written = DocxWriter.Write(document);
    }

    [Fact]
    public void Every_document_is_valid_against_the_standard()
    {
        foreach (var name in ExampleDocuments.Names)
        {
            using var package = WordprocessingDocument.Open(new MemoryStream(DocxWriter.Write(example.BuiltDocument(name)).Content.ToArray()),
                isEditable: false);
            new OpenXmlValidator(DocumentFormat.OpenXml.FileFormatVersions.Office2019)
                .Validate(package)
                .Select(e => $"{e.Path?.XPath}: {e.Description}")
                .ShouldBeEmpty(name);
        }
    }

    [Fact]
    public void Every_bound_figure_is_a_bookmark_around_the_printed_number()
    {
        using var package = Open();
        var body = package.MainDocumentPart!.Document.Body!;
        var words = body.Descendants<W.BookmarkStart>()
            .Where(b => FigureName().IsMatch(b.Name!.Value!))
            .ToDictionary(b => b.Name!.Value!, b => b.NextSibling()!.InnerText, StringComparer.Ordinal);
        written.Figures.ShouldAllBe(f => words[((PartPlace)f.Place).Anchor] == f.Text);
        words.Count.ShouldBe(document.Figures.Count());
    }

    [Fact]
    public void Tables_are_tables_whose_heads_are_repeated()
    {
        using var package = Open();
        var tables = package.MainDocumentPart!.Document.Body!.Elements<W.Table>().ToList();
        tables.Count.ShouldBe(document.Tables.Count());
        tables.ShouldAllBe(t => t.Elements<W.TableRow>().First().Descendants<W.TableHeader>().Any());
    }

    [Fact]
    public void Lists_within_lists_are_a_level_deeper()
    {
        using var package = Open(DocxWriter.Write(SmallBooks.Build("- One\n  - Within it\n- Two\n").Document!));
        var body = package.MainDocumentPart!.Document.Body!;
        body.Descendants<W.NumberingLevelReference>().Select(l => l.Val!.Value).ShouldBe([0, 1, 0]);
        var bullets = package.MainDocumentPart.NumberingDefinitionsPart!.Numbering.Elements<W.AbstractNum>().First().Elements<W.Level>().Take(2).ToArray();
        bullets.Select(l => l.GetFirstChild<W.LevelText>()!.Val!.Value).ShouldBe(["•", "–"]);
    }

    [Fact]
    public void What_leads_to_a_table_stands_on_its_page_and_so_does_a_short_table()
    {
        const string table =
            "table: few\ntitle: Few\nrules: none\ncolumns:\n  - { id: now, heading: 1H08, period: current, show: jpy million }\nrows:\n  - { concept: Revenues, caption: Revenues }\n  - { concept: OperatingIncomeLoss, caption: Operating income }\n";
        using var package = Open(DocxWriter.Write(SmallBooks.Build("It leads.\n\n```table few\n```\n\nIt follows.\n", table).Document!));
        var body = package.MainDocumentPart!.Document.Body!;
        var paragraphs = body.Descendants<W.Paragraph>().ToDictionary(p => p, p => p.ParagraphProperties?.KeepNext is not null);
        paragraphs.Single(p => p.Key.InnerText == "It leads.").Value.ShouldBeTrue();
        paragraphs.Single(p => p.Key.InnerText == "It follows.").Value.ShouldBeFalse();
        var rows = body.Descendants<W.TableRow>().Select(r => r.Descendants<W.Paragraph>().All(p => paragraphs[p])).ToArray();
        rows.ShouldBe([true, true, false]);
    }

    [Fact]
    public void Columns_are_as_wide_as_their_headings_need_on_two_lines()
    {
        const string table =
            "table: wide\ntitle: Wide\nrules: none\ncolumns:\n  - { id: now, heading: As announced in the half year before this one, period: current, show: jpy million }\n  - { id: then, heading: 1H07, period: prior, show: jpy million }\nrows:\n  - { concept: Revenues, caption: Revenues }\n";
        using var package = Open(DocxWriter.Write(SmallBooks.Build("```table wide\n```\n", table).Document!));
        var widths = package.MainDocumentPart!.Document.Body!.Descendants<W.GridColumn>()
            .Select(c => int.Parse(c.Width!.Value!, System.Globalization.CultureInfo.InvariantCulture))
            .ToArray();
        widths.Sum().ShouldBeInRange(9638 - widths.Length, 9638);
        widths[1].ShouldBeGreaterThan(42 / 2 * 95);
        widths[2].ShouldBeLessThan(widths[1] / 2);
    }

    [Fact]
    public void The_bytes_depend_on_the_document_only()
    {
        DocxWriter.Write(document).Content.Span.SequenceEqual(written.Content.Span).ShouldBeTrue();
        using var archive = new ZipArchive(new MemoryStream(written.Content.ToArray()));
        archive.Entries.ShouldAllBe(e => e.LastWriteTime.Year == 1980);
    }

    private WordprocessingDocument Open() => Open(written);

    private static WordprocessingDocument Open(RenderedDocument file) =>
        WordprocessingDocument.Open(new MemoryStream(file.Content.ToArray()), isEditable: false);

    [GeneratedRegex("^f[0-9]+$", RegexOptions.None, 1000)]
    private static partial Regex FigureName();
}
