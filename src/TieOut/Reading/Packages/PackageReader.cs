namespace Kessan.TieOut.Reading.Packages;

/// <summary>Reads DOCX, PPTX and XLSX: which of them a package is, its parts say.</summary>
internal static class PackageReader
{
    public static (Document? Document, string? Fault) Read(string path, byte[] content)
    {
        var (package, fault) = Package.Open(content);
        if (package is null) { return (null, fault); }
        using (package)
        {
            try { return Read(path, package); }
            catch (InvalidDataException damaged) { return (null, damaged.Message); }
        }
    }

    private static (Document? Document, string? Fault) Read(string path, Package package)
    {
        var text = new PackageText(MarksOf(package));
        var blocks = new List<Block>();
        if (package.Has("word/document.xml")) { ReadPart(package, "word/document.xml", text, blocks); ReadPart(package, "word/footnotes.xml", text, blocks); }
        else if (package.Has("xl/workbook.xml")) { SheetReader.Read(package, text, blocks); }
        else if (package.Has("ppt/presentation.xml")) { foreach (var slide in Slides(package)) { ReadSlide(package, slide, text, blocks); } }
        else { return (null, "The file is a ZIP package, but neither DOCX nor PPTX nor XLSX."); }
        return blocks.Count == 0 ? (null, "The document holds no words.") : (text.Finish(path, blocks), null);
    }

    /// <summary>As the running text writes them; the cells of a workbook hold numbers, and no marks.</summary>
    private static NumberMarks MarksOf(Package package) =>
        package.Has("word/document.xml") ? NumberMarks.Of(package.Read("word/document.xml") ?? "", isMarkup: true)
        : package.Has("ppt/presentation.xml") ? NumberMarks.Of(string.Concat(Slides(package).Select(package.Read)), isMarkup: true)
        : NumberMarks.Plain;

    private static void ReadPart(Package package, string part, PackageText text, List<Block> blocks)
    {
        if (package.Read(part) is { } xml) { FlowReader.Read(xml, part, text, blocks); }
    }

    /// <summary>A slide with its charts, then what its speaker says.</summary>
    private static void ReadSlide(Package package, string slide, PackageText text, List<Block> blocks)
    {
        ReadPart(package, slide, text, blocks);
        foreach (var chart in Relationships.Of(package, slide, "chart")) { if (package.Read(chart) is { } xml) { ChartReader.Read(xml, chart, text, blocks); } }
        foreach (var notes in Relationships.Of(package, slide, "notesSlide")) { ReadPart(package, notes, text, blocks); }
    }

    /// <summary>slide2 before slide10.</summary>
    private static IEnumerable<string> Slides(Package package) =>
        package.Names.Where(n => n.StartsWith("ppt/slides/slide", StringComparison.Ordinal) && n.EndsWith(".xml", StringComparison.Ordinal))
            .OrderBy(n => n.Length)
            .ThenBy(n => n, StringComparer.Ordinal);
}
