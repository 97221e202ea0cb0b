using System.Text;

namespace Kessan.TieOut.Reading;

/// <summary>The character set that a page names for itself: charset= in HTML, encoding= in XML.</summary>
internal static class DeclaredCharset
{
    private const int Sample = 2048;

    /// <returns>Null where none is named, or none that is known here.</returns>
    public static Encoding? Of(ReadOnlySpan<byte> bytes)
    {
        var head = Encoding.Latin1.GetString(bytes[..Math.Min(Sample, bytes.Length)]);
        var name = Behind(head, "charset=") ?? Behind(head, "encoding=");
        if (name is null || name.StartsWith("utf", StringComparison.OrdinalIgnoreCase)) { return null; }
        try { return Encoding.GetEncoding(name.Equals("x-sjis", StringComparison.OrdinalIgnoreCase) ? "shift_jis" : name); }
        catch (ArgumentException) { return null; }
    }

    private static string? Behind(string head, string key)
    {
        var at = head.IndexOf(key, StringComparison.OrdinalIgnoreCase);
        if (at < 0) { return null; }
        var start = at + key.Length;
        while (start < head.Length && head[start] is '"' or '\'' or ' ') { start++; }
        var end = start;
        while (end < head.Length && (char.IsAsciiLetterOrDigit(head[end]) || head[end] is '-' or '_')) { end++; }
        return end > start ? head[start..end] : null;
    }
}
