using Kessan.TieOut.Reading.Html;

namespace Kessan.TieOut.Reading;

/// <summary>Opens a file by what it holds, whatever its name says, and hands on its blocks or the reason why it cannot be used.</summary>
public static class DocumentReader
{
    public static (Document? Document, string? Fault) Read(string path, ReadOnlySpan<byte> content)
    {
        var (text, fault) = TextDecoder.Decode(content);
        if (text is null) { return (null, fault); }
        var source = new SourceText(path, text);
        return (HtmlTest.IsHtml(text) ? HtmlReader.Read(source) : WireTextReader.Read(source), null);
    }
}
