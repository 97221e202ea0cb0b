using System.Text;

namespace Kessan.Ledgers.Journals.Reading;

/// <summary>The first record of a file: its captions, and the separator they show.</summary>
/// <param name="End">Behind its line end.</param>
/// <param name="Lines">How many lines of the file it takes (captions may hold line ends).</param>
internal sealed record Header(IReadOnlyList<string> Captions, byte Separator, int End, int Lines)
{
    private static readonly byte[] Candidates = "\t;,|"u8.ToArray();

    /// <param name="text">The beginning of the file, byte order mark included; long enough for one record.</param>
    public static Header Read(string file, ReadOnlySpan<byte> text, JournalSchema schema)
    {
        var begin = text.StartsWith(Utf8.Mark) ? Utf8.Mark.Length : 0;
        var quote = (byte?)schema.Quote;
        var end = RecordEnd(text[begin..], quote);
        if (end < 0) { throw text.Length > begin ? JournalFault.TooLong(file, 1) : JournalFault.Empty(file); }
        var record = text.Slice(begin, end);
        if (record.Contains((byte)0)) { throw JournalFault.Nul(file, 1); }
        if (!System.Text.Unicode.Utf8.IsValid(record)) { throw JournalFault.Encoding(file, 1, "UTF-8"); }
        var separator = schema.Separator is { } given ? (byte)given : Usual(record, quote);
        var captions = Divide(record, separator, quote);
        if (captions is [""]) { throw JournalFault.Empty(file); }
        var whole = begin + end;
        if (whole < text.Length) { whole++; }
        return new(captions, separator, whole, ByteCounts.LineEndsIn(text[..whole]));
    }

    /// <summary>Any record of a small table, taken off the front of what is left.</summary>
    public static List<string> NextRecord(ref ReadOnlySpan<byte> rest, byte separator, byte? quote)
    {
        var end = RecordEnd(rest, quote);
        var record = end < 0 ? rest : rest[..end];
        rest = end < 0 || end == rest.Length ? [] : rest[(end + 1)..];
        return Divide(record, separator, quote);
    }

    /// <returns>The place of the line end, the end of the text where there is none, or −1 where a quote stays open.</returns>
    private static int RecordEnd(ReadOnlySpan<byte> text, byte? quote)
    {
        var inside = false;
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == quote) { inside = !inside; }
            if (text[i] == (byte)'\n' && !inside) { return i; }
        }

        return inside || text.IsEmpty || text.Length >= Block.Size ? -1 : text.Length;
    }

    private static byte Usual(ReadOnlySpan<byte> record, byte? quote)
    {
        var (best, most) = ((byte)',', 0);
        foreach (var candidate in Candidates)
        {
            var count = Divide(record, candidate, quote).Count - 1;
            if (count > most) { (best, most) = (candidate, count); }
        }

        return best;
    }

    private static List<string> Divide(ReadOnlySpan<byte> record, byte separator, byte? quote)
    {
        var captions = new List<string>();
        var inside = false;
        var from = 0;
        for (var i = 0; i <= record.Length; i++)
        {
            if (i < record.Length && record[i] == quote) { inside = !inside; }
            if (i < record.Length && (inside || record[i] != separator)) { continue; }
            captions.Add(Caption(record[from..i], quote));
            from = i + 1;
        }

        return captions;
    }

    private static string Caption(ReadOnlySpan<byte> field, byte? quote)
    {
        var text = Encoding.UTF8.GetString(field).Trim();
        if (quote is not { } sign) { return text; }
        var mark = ((char)sign).ToString();
        return text.Length >= 2 && text.StartsWith(mark, StringComparison.Ordinal) && text.EndsWith(mark, StringComparison.Ordinal)
            ? text[1..^1].Replace(mark + mark, mark, StringComparison.Ordinal).Trim()
            : text;
    }
}

internal static class Utf8
{
    public static ReadOnlySpan<byte> Mark => [0xEF, 0xBB, 0xBF];
}
