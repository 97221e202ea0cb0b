namespace Kessan.TieOut.Reading.Pdf;

/// <summary>
/// Finds running heads and feet: page numbers, and lines at the edge of a page that other pages repeat, but for their digits. They part tables that go on.
/// </summary>
internal static class RunningHeads
{
    private const int LinesAtEdge = 3;

    public static HashSet<PdfLine> Find(IReadOnlyList<(PdfPage Page, List<PdfLine> Lines)> pages)
    {
        var found = new HashSet<PdfLine>(ReferenceEqualityComparer.Instance);
        var edges = pages.SelectMany(p => Edges(p.Page, p.Lines)).ToList();
        foreach (var group in edges.GroupBy(Pattern, StringComparer.Ordinal))
        {
            var isNumber = group.Key.Length <= 12 && group.Key.Contains('#') && !group.Key.Any(c => char.IsLetter(c) && !"PAGEpage".Contains(c));
            if (isNumber || (pages.Count >= 3 && group.Count() >= Math.Max(3, pages.Count / 2))) { found.UnionWith(group); }
        }

        return found;
    }

    private static IEnumerable<PdfLine> Edges(PdfPage page, List<PdfLine> lines) =>
        lines.Where((line, i) => (i < LinesAtEdge && line.Bottom < page.Height * 0.12m) || (i >= lines.Count - LinesAtEdge && line.Top > page.Height * 0.88m));

    private static string Pattern(PdfLine line) =>
        string.Concat(line.Text.Select(c => char.IsDigit(c) ? '#' : c))
            .Replace("##", "#", StringComparison.Ordinal)
            .Replace("##", "#", StringComparison.Ordinal);
}
