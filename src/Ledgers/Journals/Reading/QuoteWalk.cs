using System.Text;

namespace Kessan.Ledgers.Journals.Reading;

/// <summary>Finds the first broken quote of a text byte by byte, to say exactly where it is: only ever run on a block that is known to hold one.</summary>
internal static class QuoteWalk
{
    /// <param name="text">From the beginning of a record.</param>
    /// <param name="firstRow">The row of that record.</param>
    public static LedgerException Describe(string file, ReadOnlySpan<byte> text, long firstRow, byte separator, byte quote)
    {
        var row = firstRow;
        var (lineStart, opened, openedRow, openedLine) = (0, -1, row, 0);
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (opened < 0 && c == quote)
            {
                if (i > lineStart && text[i - 1] != separator)
                {
                    return At(file, text, row, lineStart, i, "A quote stands inside a field that does not begin with one.");
                }
                (opened, openedRow, openedLine) = (i, row, lineStart);
            }
            else if (opened >= 0 && c == quote)
            {
                var next = i + 1 < text.Length ? text[i + 1] : (byte)'\n';
                if (next == quote) { i++; }
                else if (next == separator || next is (byte)'\n' or (byte)'\r') { opened = -1; }
                else
                {
                    var where = row == openedRow ? "" : $", in row {row.ToString(System.Globalization.CultureInfo.InvariantCulture)}";
                    return At(file, text, openedRow, openedLine, opened, $"The quote that opens here is closed by one that does not end a field{where}.");
                }
            }

            if (c == (byte)'\n')
            {
                row++;
                lineStart = i + 1;
            }
        }

        return opened < 0 ? JournalFault.TooLong(file, firstRow) : At(file, text, openedRow, openedLine, opened, "The quote that opens here is never closed.");
    }

    private static LedgerException At(string file, ReadOnlySpan<byte> text, long row, int lineStart, int at, string message)
    {
        var end = text[lineStart..].IndexOf((byte)'\n');
        var line = text.Slice(lineStart, Math.Min(end < 0 ? text.Length - lineStart : end, 120));
        var column = Encoding.UTF8.GetString(text[lineStart..at]).EnumerateRunes().Count() + 1;
        return JournalFault.Quote(file, row, column, Encoding.UTF8.GetString(line).TrimEnd('\r'), message);
    }
}
