namespace Kessan.TieOut.Reading.Html;

/// <summary>
/// Tells HTML from plain text by its content. Filings in plain text hold tags of their own (&lt;PAGE&gt;, &lt;TABLE&gt;, &lt;S&gt;, &lt;C&gt;): those are no
/// HTML.
/// </summary>
internal static class HtmlTest
{
    private const int Sample = 200_000;

    public static bool IsHtml(string text)
    {
        var sample = text.AsSpan(0, Math.Min(text.Length, Sample));
        if (!sample.Contains('<')) { return false; }
        if (Has(sample, "<html") || Has(sample, "<!doctype html") || Has(sample, "<body")) { return true; }
        if (Has(sample, "<tr") && (Has(sample, "<td") || Has(sample, "<th"))) { return true; }
        return Has(sample, "</p>") || Has(sample, "</div>") || Has(sample, "<br");
    }

    /// <summary>What stands before the page itself (the header of a filing's envelope) is no part of it.</summary>
    public static int StartOfPage(string text)
    {
        var at = text.AsSpan(0, Math.Min(text.Length, Sample)).IndexOf("<html", StringComparison.OrdinalIgnoreCase);
        return Math.Max(0, at);
    }

    private static bool Has(ReadOnlySpan<char> text, ReadOnlySpan<char> tag) => text.Contains(tag, StringComparison.OrdinalIgnoreCase);
}
