namespace Kessan.TieOut.Reading.Pdf;

/// <summary>
/// Finds the heads that a table repeats where it goes on over a page break: the first lines of a page, word for word as they stood together on the page before.
/// They part a table in two, of which the second has no rows of its own.
/// </summary>
internal static class RepeatedHeads
{
    private const int MostLines = 10;

    public static HashSet<PdfLine> Find(IReadOnlyList<IReadOnlyList<PdfLine>> pages)
    {
        var found = new HashSet<PdfLine>(ReferenceEqualityComparer.Instance);
        for (var p = 1; p < pages.Count; p++)
        {
            var count = Length(pages[p - 1], pages[p]);
            // One phrase alone may be a title that two tables share; columns have several side by side.
            if (pages[p].Take(count).Any(l => l.Phrases.Count > 1)) { found.UnionWith(pages[p].Take(count)); }
        }

        return found;
    }

    /// <summary>How many lines the page begins with that stood together on the page before.</summary>
    private static int Length(IReadOnlyList<PdfLine> before, IReadOnlyList<PdfLine> page)
    {
        var longest = 0;
        for (var start = 0; start < before.Count; start++)
        {
            var same = 0;
            while (same < MostLines && start + same < before.Count && same < page.Count && before[start + same].Text == page[same].Text) { same++; }
            longest = Math.Max(longest, same);
        }

        return longest;
    }
}
