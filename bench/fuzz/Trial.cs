using System.Text;
using Kessan.TieOut;
using Kessan.TieOut.Reading.Pdf;
using Kessan.TieOut.Reports;
using Kessan.TieOut.Reports.Html;
using Kessan.TieOut.Reports.Xlsx;
using Kessan.TieOut.Structure.Discovery;

namespace Kessan.Bench.Fuzz;

/// <summary>One input taken through everything that is done with such a file.</summary>
internal static class Trial
{
    /// <returns>What is wrong; null where it was checked or refused as it should be.</returns>
    public static string? Of(Seed seed, byte[] file, bool inEveryForm)
    {
        try
        {
            if (seed.Kind == SeedKind.Table) { return Structure(seed, file); }
            var document = seed.Kind == SeedKind.Layout ? Laid(file) : Checker.Check(new InputFile("f", file));
            if (inEveryForm && document is not null) { Report(document); }
            var outside = document?.Figures.FirstOrDefault(f => f.Figure.Span.Start < 0 || f.Figure.Span.End > document.Source!.Text.Length
                || f.Figure.Span.End < f.Figure.Span.Start);
            return outside is null ? null : $"figure {outside.Figure.Text} lies outside the source";
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            return $"{e.GetType().Name}: {e.Message} {e.StackTrace?.Split('\n').FirstOrDefault(l => l.Contains("Kessan", StringComparison.Ordinal))?.Trim()}";
        }
    }

    private static string? Structure(Seed seed, byte[] file)
    {
        IReadOnlyList<NamedTable> tables;
        try { tables = TableFile.Read(new InputFile(seed.Part!, file)); }
        catch (TableFileException) { return null; }
        foreach (var table in tables) { RelationJson.Line(table, StructureFinder.Find(TableGrid.Read(table.Cells))); }
        return null;
    }

    /// <summary>What pdftotext would print of a PDF; the PDF itself is that program's to read.</summary>
    private static CheckedDocument? Laid(byte[] file) =>
        PdfReader.ReadLayout("f", Encoding.UTF8.GetString(file)).Document is { } document ? DocumentCheck.Run(document) : null;

    private static void Report(CheckedDocument document)
    {
        var report = new CheckReport([document]);
        JsonReport.Write(report, Stream.Null);
        SarifReport.Write(report, "0", Stream.Null);
        HtmlReport.Write(report, Stream.Null);
        using var sheet = new MemoryStream();
        TickSheet.Write(report, sheet);
    }
}
