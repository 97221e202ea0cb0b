using System.Globalization;
using Kessan.TieOut.Reading.Html;

namespace Kessan.TieOut.Reading.Pdf;

/// <summary>Reads what pdftotext -bbox-layout prints: pages, and words with their boxes.</summary>
internal static class LayoutReader
{
    public static List<PdfPage> Read(string layout)
    {
        var pages = new List<PdfPage>();
        var scanner = new MarkupScanner(layout);
        var words = new PassageBuilder(NumberMarks.Plain);
        while (scanner.Read())
        {
            if (scanner.Kind != MarkupKind.Open) { continue; }
            if (scanner.Name is "page") { pages.Add(new(pages.Count + 1, Number(scanner, "width"), Number(scanner, "height"), [])); }
            else if (scanner.Name is "word" && pages.Count > 0 && Word(layout, scanner, words) is { } word) { pages[^1].Words.Add(word); }
        }

        return pages;
    }

    private static PdfWord? Word(string layout, MarkupScanner scanner, PassageBuilder words)
    {
        var (left, top, right, bottom) = (Number(scanner, "xMin"), Number(scanner, "yMin"), Number(scanner, "xMax"), Number(scanner, "yMax"));
        if (scanner.ClosesItself || !scanner.Read() || scanner.Kind != MarkupKind.Text) { return null; }
        EntityReader.Append(words, layout, scanner.Start, scanner.End);
        var text = words.Take().Text;
        return text.Length == 0 || right <= left || bottom <= top ? null : new(text, left, top, right, bottom);
    }

    private static decimal Number(MarkupScanner scanner, string name) =>
        decimal.TryParse(scanner.Attribute(name), NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
            && Math.Abs(number) < 100_000m
            ? decimal.Truncate(number * 100m) / 100m
            : 0m;
}
