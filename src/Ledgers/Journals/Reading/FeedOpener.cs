using System.IO.Compression;
using System.Text;
using Microsoft.Win32.SafeHandles;

namespace Kessan.Ledgers.Journals.Reading;

/// <summary>Finds out what a file is (plain text, gzip, workbook; which encoding) and opens it for reading in blocks.</summary>
internal static class FeedOpener
{
    private static readonly byte[] GzipMark = [0x1F, 0x8B];
    private static readonly byte[] ZipMark = [(byte)'P', (byte)'K', 3, 4];
    private static readonly byte[] LittleEndianMark = [0xFF, 0xFE];
    private static readonly byte[] BigEndianMark = [0xFE, 0xFF];

    static FeedOpener() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    public static BlockFeed Open(string file, JournalSchema schema, int pieceBytes)
    {
        try
        {
            return OpenFound(file, schema, pieceBytes);
        }
        catch (Exception missing) when (missing is FileNotFoundException or DirectoryNotFoundException or UnauthorizedAccessException)
        {
            throw JournalFault.Missing(file, missing.Message);
        }
        catch (Exception damage) when (damage is InvalidDataException or IOException)
        {
            throw JournalFault.Damaged(file, "file", damage.Message);
        }
    }

    private static BlockFeed OpenFound(string file, JournalSchema schema, int pieceBytes)
    {
        if (Directory.Exists(file)) { throw JournalFault.Missing(file, "it is a folder."); }
        var handle = File.OpenHandle(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, FileOptions.SequentialScan);
        try
        {
            var first = new byte[4];
            var mark = first.AsSpan(0, RandomAccess.Read(handle, first, 0)).ToArray();
            if (mark.AsSpan().StartsWith(ZipMark)) 
            {
                schema = schema with { Separator = Workbooks.SheetText.Separator, Encoding = null };
                return Stream(file, new Workbooks.SheetText(file, handle, schema), null, "workbook", handle, schema, pieceBytes);
            }

            if (mark.AsSpan().StartsWith(GzipMark))
            {
                return Stream(file, new GZipStream(new FileStream(handle, FileAccess.Read, 1 << 16), CompressionMode.Decompress), EncodingOf(file, [], schema),
                    "gzip file", handle, schema, pieceBytes);
            }

            var encoding = EncodingOf(file, mark, schema);
            return encoding is null
                ? Plain(file, handle, schema, pieceBytes)
                : Stream(file, new FileStream(handle, FileAccess.Read, 1 << 16), encoding, "file", handle, schema, pieceBytes);
        }
        catch
        {
            handle.Dispose();
            throw;
        }
    }

    private static FileFeed Plain(string file, SafeFileHandle handle, JournalSchema schema, int pieceBytes)
    {
        var first = new byte[(int)Math.Min(Block.Size, RandomAccess.GetLength(handle))];
        var got = RandomAccess.Read(handle, first, 0);
        var header = Header.Read(file, first.AsSpan(0, got), schema);
        return new(file, handle, header, JournalLayout.Of(file, header.Captions, header.Separator, schema), pieceBytes);
    }

    /// <param name="encoding">Null where the stream is UTF-8 already, or says otherwise by a mark of its own.</param>
    private static StreamFeed Stream(string file, Stream source, Encoding? encoding, string kind, SafeFileHandle handle, JournalSchema schema, int pieceBytes)
    {
        var (length, written) = (RandomAccess.GetLength(handle), File.GetLastWriteTimeUtc(handle));
        var stream = Decoded(file, source, encoding, schema);
        var first = new byte[Block.Size];
        var got = stream.ReadAtLeast(first, first.Length, throwOnEndOfStream: false);
        var header = Header.Read(file, first.AsSpan(0, got), schema);
        var layout = JournalLayout.Of(file, header.Captions, header.Separator, schema);
        return new(file, stream, first[..got], header, layout, kind, pieceBytes, Unchanged);

        void Unchanged()
        {
            if (File.GetLastWriteTimeUtc(file) != written || new FileInfo(file).Length != length) { throw JournalFault.Changed(file, "it was written to"); }
        }
    }

    private static Stream Decoded(string file, Stream source, Encoding? encoding, JournalSchema schema)
    {
        if (encoding is not null) { return Encoding.CreateTranscodingStream(source, encoding, Encoding.UTF8); }
        if (source is not GZipStream) { return source; }
        var mark = new byte[2];
        var got = source.ReadAtLeast(mark, 2, throwOnEndOfStream: false);
        var whole = new JoinedStream(mark[..got], source);
        return EncodingOf(file, mark, schema) is { } marked ? Encoding.CreateTranscodingStream(whole, marked, Encoding.UTF8) : whole;
    }

    /// <returns>Null for UTF-8.</returns>
    private static Encoding? EncodingOf(string file, ReadOnlySpan<byte> mark, JournalSchema schema)
    {
        if (mark.StartsWith(LittleEndianMark)) { return Strict(Encoding.Unicode); }
        if (mark.StartsWith(BigEndianMark)) { return Strict(Encoding.BigEndianUnicode); }
        if (schema.Encoding is not { } name) { return null; }
        try
        {
            var encoding = Encoding.GetEncoding(name);
            return encoding.CodePage == Encoding.UTF8.CodePage ? null : Strict(encoding);
        }
        catch (ArgumentException)
        {
            throw JournalFault.UnknownEncoding(file, name);
        }
    }

    /// <summary>Bytes that are no text of the encoding are a fault, not question marks.</summary>
    private static Encoding Strict(Encoding encoding) =>
        Encoding.GetEncoding(encoding.CodePage, EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback);
}
