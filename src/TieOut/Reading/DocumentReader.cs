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
        var source = new SourceText(path, text);
        return (HtmlTest.IsHtml(text) ? HtmlReader.Read(source) : WireTextReader.Read(source), null);
    }
}
