using Kessan.TieOut.Reading.Html;
using Kessan.TieOut.Reading.Packages;
using Kessan.TieOut.Reading.Pdf;

namespace Kessan.TieOut.Reading;

/// <summary>Opens a file by what it holds, whatever its name says, and hands on its blocks or the reason why it cannot be used.</summary>
public static class DocumentReader
{
    /// <summary>No announcement is larger; what is, is not taken into memory a second time.</summary>
    private const int LargestFile = 64 << 20;

    public static (Document? Document, string? Fault) Read(string path, ReadOnlyMemory<byte> content)
    {
        if (content.Length > LargestFile) { return (null, "The file is larger than 64 MiB: no announcement is."); }
        if (content.Span.StartsWith("%PDF"u8)) { return PdfReader.Read(path, content); }
        if (content.Span.StartsWith("PK\u0003\u0004"u8)) { return PackageReader.Read(path, content.ToArray()); }
        var (text, fault) = TextDecoder.Decode(content.Span);
        if (text is null) { return (null, fault); }
        var isPage = HtmlTest.IsHtml(text);
        if (PackagedAs(path) is { } format)
        {
            return (null, $"The file is named as {format} and holds {(isPage ? "a web page" : "plain text")}: it was renamed, or something else was saved in its place.");
        }
        var source = new SourceText(path, text);
        var document = isPage ? HtmlReader.Read(source) : WireTextReader.Read(source);
        return document.Blocks.Count == 0 ? (null, "Nothing that can be read stands in the file: it has no words that are shown.") : (document, null);
    }

    /// <summary>The format that the name promises, where it is one that is never text.</summary>
    private static string? PackagedAs(string path) =>
        Path.GetExtension(path).ToUpperInvariant() switch { ".PDF" => "a PDF", ".DOCX" => "a DOCX", ".XLSX" => "an XLSX", ".PPTX" => "a PPTX", _ => null };
}
