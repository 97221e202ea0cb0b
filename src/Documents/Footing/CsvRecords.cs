using System.Text;

namespace Kessan.Documents;

/// <summary>The records of a CSV text (RFC 4180) with the offset at which each begins.</summary>
internal static class CsvRecords
{
    public static IEnumerable<(IReadOnlyList<string> Fields, int Offset)> Of(string text)
    {
        var at = 0;
        while (at < text.Length)
        {
            var start = at;
            List<string> fields = [];
            bool more;
            do { fields.Add(Field(text, ref at, out more)); }
            while (more);
            if (fields is not [""]) { yield return (fields, start); }
        }
    }

    /// <param name="more">Whether a comma followed.</param>
    private static string Field(string text, ref int at, out bool more)
    {
        var field = new StringBuilder();
        var quoted = false;
        for (; at < text.Length; at++)
        {
            var c = text[at];
            if (c == '"' && quoted && at + 1 < text.Length && text[at + 1] == '"') { field.Append('"'); at++; }
            else if (c == '"') { quoted = !quoted; }
            else if (c == '\r' && !quoted) { continue; }
            else if (c is ',' or '\n' && !quoted) { break; }
            else { field.Append(c); }
        }

        more = at < text.Length && text[at] == ',';
        at++;
        return field.ToString();
    }
}
