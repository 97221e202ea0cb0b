namespace Kessan.Documents;

/// <summary>Words made safe for HTML: in text and in attributes between double quotes.</summary>
internal static class HtmlText
{
    public static string Escape(string text) =>
        text.Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal)
            .Replace(">", "&gt;", StringComparison.Ordinal).Replace("\"", "&quot;", StringComparison.Ordinal);
}
