using System.Text;

namespace Kessan.TieOut.Reports.Html;

/// <summary>
/// Text as HTML. Whatever a document holds, it cannot become markup: every character with a meaning is written as an entity, control characters are left out.
/// </summary>
internal static class Escaped
{
    /// <summary>The longest entity that is let through as it stands: &amp;thetasym; and numbers.</summary>
    private const int LongestEntity = 12;

    public static string Of(string text)
    {
        var page = new StringBuilder(text.Length + 16);
        Append(page, text);
        return page.ToString();
    }

    public static void Append(StringBuilder page, ReadOnlySpan<char> text)
    {
        foreach (var c in text) { Append(page, c); }
    }

    /// <summary>Of a document that is HTML itself: its entities mean characters and stay.</summary>
    public static void AppendKeepingEntities(StringBuilder page, ReadOnlySpan<char> text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            var length = text[i] == '&' ? EntityLength(text[i..]) : 0;
            if (length == 0) { Append(page, text[i]); continue; }
            page.Append(text.Slice(i, length));
            i += length - 1;
        }
    }

    /// <summary>&amp;name; or &amp;#123; or &amp;#x1F;; nothing else is an entity here.</summary>
    private static int EntityLength(ReadOnlySpan<char> text)
    {
        var semicolon = text[..Math.Min(text.Length, LongestEntity)].IndexOf(';');
        if (semicolon < 2) { return 0; }
        var name = text[1..semicolon];
        var digits = name[0] == '#' ? name[1..] : name;
        if (digits.Length > 0 && digits[0] is 'x' or 'X' && name[0] == '#') { digits = digits[1..]; }
        if (digits.Length == 0) { return 0; }
        foreach (var c in digits) { if (!char.IsAsciiLetterOrDigit(c)) { return 0; } }
        return semicolon + 1;
    }

    private static void Append(StringBuilder page, char c)
    {
        switch (c)
        {
            case '&': page.Append("&amp;"); break;
            case '<': page.Append("&lt;"); break;
            case '>': page.Append("&gt;"); break;
            case '"': page.Append("&quot;"); break;
            case '\'': page.Append("&#39;"); break;
            case '\uFEFF' or '\r': break;
            case < ' ' when c is not ('\n' or '\t'): break;
            default: page.Append(c); break;
        }
    }
}
