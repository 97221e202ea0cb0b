using System.IO.Compression;
using System.Text;
using Microsoft.Win32.SafeHandles;

namespace Kessan.Ledgers.Journals.Reading.Workbooks;

/// <summary>
/// A sheet of a workbook (ECMA-376, part 1, §18.3) as tab-separated text, one line for each row of the sheet, so that it takes the same way as every other
/// journal.
/// Read by hand and not with a library, because amounts must not pass through binary floating point: the file holds them as decimal text. Rows
/// are streamed; only the shared strings are kept.
/// </summary>
internal sealed class SheetText : ForwardStream
{
    public const char Separator = '\t';

    private readonly ZipArchive archive;
    private readonly IEnumerator<byte[]> lines;
    private byte[] line = [];
    private int given;

    public SheetText(string file, SafeFileHandle handle, JournalSchema schema)
    {
        archive = new ZipArchive(new FileStream(handle, FileAccess.Read, 1 << 16), ZipArchiveMode.Read);
        var book = Workbook.Open(file, archive, schema.Sheet);
        lines = Lines(file, book, schema).GetEnumerator();
    }

    public override int Read(Span<byte> buffer)
    {
        var written = 0;
        while (written < buffer.Length)
        {
            if (given == line.Length && !NextLine()) { break; }
            var count = Math.Min(buffer.Length - written, line.Length - given);
            line.AsSpan(given, count).CopyTo(buffer[written..]);
            given += count;
            written += count;
        }

        return written;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            lines.Dispose();
            archive.Dispose();
        }

        base.Dispose(disposing);
    }

    private bool NextLine()
    {
        if (!lines.MoveNext()) { return false; }
        (line, given) = (lines.Current, 0);
        return true;
    }

    private static IEnumerable<byte[]> Lines(string file, Workbook book, JournalSchema schema)
    {
        JournalLayout? layout = null;
        var (text, next) = (new StringBuilder(), 1);
        foreach (var (row, cells) in SheetReader.Rows(book))
        {
            // Rows that the sheet leaves out are empty lines, so that line numbers are the sheet's.
            for (; next < row; next++) { yield return "\n"u8.ToArray(); }
            next = row + 1;
            var form = new CellForm(schema, layout?[JournalField.Date] ?? -1, book.CountsFrom1904);
            var columns = cells.Count == 0 ? 0 : cells.Keys.Max() + 1;
            for (var column = 0; column < Math.Max(columns, layout?.Columns ?? 0); column++)
            {
                if (column > 0) { text.Append(Separator); }
                if (cells.TryGetValue(column, out var cell)) { form.Append(text, column, cell); }
            }

            layout ??= JournalLayout.Of(file, [.. Enumerable.Range(0, columns).Select(c => cells.TryGetValue(c, out var caption) ? caption.Text : "")],
                (byte)Separator, schema);
            yield return Encoding.UTF8.GetBytes(text.Append('\n').ToString());
            text.Clear();
        }
    }
}
