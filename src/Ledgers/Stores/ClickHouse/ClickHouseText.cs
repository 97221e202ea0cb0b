namespace Kessan.Ledgers.Stores.ClickHouse;

/// <summary>Values and names inside a statement.</summary>
internal static class ClickHouseText
{
    public static string Literal(string text) => $"'{Escape(text).Replace("\0", "\\0", StringComparison.Ordinal)}'";

    public static string Literals(IEnumerable<string> texts) => $"[{string.Join(", ", texts.Select(Literal))}]";

    public static string Name(string name) => $"`{Escape(name).Replace("`", "\\`", StringComparison.Ordinal)}`";

    /// <summary>Back from a tab-separated answer.</summary>
    public static string Unescape(string text)
    {
        if (!text.Contains('\\', StringComparison.Ordinal)) { return text; }
        var plain = new System.Text.StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] != '\\') { plain.Append(text[i]); }
            else
            {
                i++;
                plain.Append(text[i] switch { 't' => '\t', 'n' => '\n', 'r' => '\r', 'b' => '\b', 'f' => '\f', '0' => '\0', var other => other });
            }
        }

        return plain.ToString();
    }

    private static string Escape(string text) => text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("'", "\\'", StringComparison.Ordinal);
}
