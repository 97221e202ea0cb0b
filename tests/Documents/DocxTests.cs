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

    public DocxTests(IijExample example)
    {
        document = example.Release();
        written = DocxWriter.Write(document);
    }

    [Fact]
    public void The_file_is_valid_against_the_standard()
    {
        using var package = Open();
        new OpenXmlValidator(DocumentFormat.OpenXml.FileFormatVersions.Office2019).Validate(package).Select(e => $"{e.Path?.XPath}: {e.Description}").ShouldBeEmpty();
    }

    [Fact]
    public void Every_bound_figure_is_a_bookmark_around_the_printed_number()
    {
        using var package = Open();
        var body = package.MainDocumentPart!.Document.Body!;
        var words = body.Descendants<W.BookmarkStart>().Where(b => FigureName().IsMatch(b.Name!.Value!)).ToDictionary(b => b.Name!.Value!, b => b.NextSibling()!.InnerText, StringComparer.Ordinal);
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
    public void The_bytes_depend_on_the_document_only()
    {
        DocxWriter.Write(document).Content.Span.SequenceEqual(written.Content.Span).ShouldBeTrue();
        using var archive = new ZipArchive(new MemoryStream(written.Content.ToArray()));
        archive.Entries.ShouldAllBe(e => e.LastWriteTime.Year == 1980);
    }

    private WordprocessingDocument Open() => WordprocessingDocument.Open(new MemoryStream(written.Content.ToArray()), isEditable: false);

    [GeneratedRegex("^f[0-9]+$", RegexOptions.None, 1000)]
    private static partial Regex FigureName();
}
