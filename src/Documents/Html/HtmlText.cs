namespace Kessan.Documents;

/// <summary>Words made safe for HTML: in text and in attributes between double quotes.</summary>
internal static class HtmlText
{
    public static string Escape(string text) =>
        text.Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal)
            .Replace(">", "&gt;", StringComparison.Ordinal).Replace("\"", "&quot;", StringComparison.Ordinal);

    /// <summary>A heading that may be broken between its phrases, where the style keeps its letters together.</summary>
    public static string Phrased(string text) =>
        string.Concat(JapanesePhrases.Of(text).Select((p, i) => (i == 0 ? "" : p.AfterBlank ? " " : "<wbr>") + Escape(p.Text)));
}
