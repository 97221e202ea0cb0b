using System.Globalization;
using Kessan.Ledgers.Journals.Parsing;
using Microsoft.Win32.SafeHandles;

namespace Kessan.Ledgers.Journals.Reading;

/// <summary>
/// A plain UTF-8 file, read in pieces of 256 KiB or so by all threads at once. A piece begins anywhere in a record, perhaps inside quotes: so each thread first
/// counts the quotes and line ends of its piece, and a chain hands on from piece to piece whether the next one begins inside quotes and on which row. A block
/// then is the records whose preceding line end lies in the piece. Reads go through the file's position-less read, not a memory map: a
/// map of a file that is cut off while it is read would end the process.
/// </summary>
internal sealed unsafe class FileFeed : BlockFeed
{
    private const int TailStep = 1024;
    private const long Broken = -2;

    private readonly SafeFileHandle handle;
    private readonly long length;
    private readonly DateTime written;
    private readonly Header header;
    private readonly int pieceBytes;

    /// <summary>After each piece: line ends so far, times two, plus one where a quote is open; −1 not yet known.</summary>
    private readonly long[] chain;
    private readonly UInt128[] hashes;
    private int next = -1;

    public FileFeed(string file, SafeFileHandle handle, Header header, JournalLayout layout, int pieceBytes)
        : base(file, layout)
    {
        this.handle = handle;
        this.header = header;
        this.pieceBytes = pieceBytes;
        length = RandomAccess.GetLength(handle);
        written = System.IO.File.GetLastWriteTimeUtc(handle);
        chain = new long[(length + pieceBytes - 1) / pieceBytes];
        hashes = new UInt128[chain.Length];
        Array.Fill(chain, -1);
    }

    public override bool Next(Block block)
    {
        var piece = Interlocked.Increment(ref next);
        if (piece >= chain.Length || piece < 0) { return false; }
        Fill(block, piece);
        return true;
    }

    /// <summary>Reads a piece that was given away before once more.</summary>
    public void Again(Block block, int piece) => Fill(block, piece);

    /// <summary>The piece whose records include the one on a row, once all pieces were given away.</summary>
    public int PieceOf(long row)
    {
        var (low, high) = (0, chain.Length - 1);
        while (low < high)
        {
            var middle = (low + high) / 2;
            // A record belongs to the piece with the line end before it.
            if ((chain[middle] >> 1) >= row - 1) { high = middle; } else { low = middle + 1; }
        }

        return low;
    }

    public override void Confirm()
    {
        var now = RandomAccess.GetLength(handle);
        if (now != length)
        {
            throw JournalFault.Changed(File, string.Create(CultureInfo.InvariantCulture, $"it had {length} bytes when it was opened and has {now} now"));
        }

        if (System.IO.File.GetLastWriteTimeUtc(handle) != written) { throw JournalFault.Changed(File, "it was written to"); }
    }

    public override UInt128 ContentHash() => Combine(hashes);

    public override void Dispose() => handle.Dispose();

    private void Fill(Block block, int piece)
    {
        var begin = (long)piece * pieceBytes;
        var size = (int)Math.Min(pieceBytes, length - begin);
        (block.Start, block.End, block.Offset, block.Sequence, block.HasQuotes) = (0, 0, begin, piece, false);
        try
        {
            Read(block, 0, size, begin);
            var (openBefore, rowsBefore) = Link(block, piece, size);
            var start = begin < header.End ? (int)(header.End - begin) : 1 + LineEnd(block.Bytes(0, size), openBefore);
            if (start <= 0 || start > size) { return; }
            block.Start = start;
            block.FirstRow = 1 + rowsBefore + ByteCounts.LineEndsIn(block.Bytes(0, start));
            block.End = Complete(block, size, begin, (chain[piece] & 1) != 0);
        }
        catch
        {
            // Whatever it is, nobody must wait for this piece for ever.
            Volatile.Write(ref chain[piece], Broken);
            throw;
        }
    }

    /// <returns>Whether a quote is open before the piece, and the line ends before it.</returns>
    private (bool Open, long Rows) Link(Block block, int piece, int size)
    {
        var text = block.Bytes(0, size);
        var counts = ByteCounts.Of(text, Layout.Quote ?? (byte)'\n');
        hashes[piece] = TextHash.WideOf(text);
        block.HasQuotes = Layout.Quote is not null && counts.Quotes > 0;
        block.HasNonAscii = counts.HasNonAscii;
        var before = piece == 0 ? 0 : Await(piece - 1);
        var odd = block.HasQuotes ? counts.Quotes & 1 : 0;
        Volatile.Write(ref chain[piece], (((before >> 1) + counts.LineEnds) << 1) | ((before & 1) ^ (uint)odd));
        if (counts.HasNul) { throw JournalFault.Nul(File, RowOf(text[..text.IndexOf((byte)0)], 1 + (before >> 1))); }
        return ((before & 1) != 0, before >> 1);
    }

    private long Await(int piece)
    {
        var wait = default(SpinWait);
        long state;
        while ((state = Volatile.Read(ref chain[piece])) == -1) { wait.SpinOnce(sleep1Threshold: 200); }
        return state == Broken ? throw BrokenBefore : state;
    }

    /// <summary>Reads on to the end of the record that the piece cuts through.</summary>
    private int Complete(Block block, int size, long begin, bool open)
    {
        // The record after a line end that is the very last byte of the piece is this piece's too.
        for (int known = size, step = TailStep; ; step *= 4)
        {
            if (begin + known >= length) { return Finish(block, known, open); }
            var more = (int)Math.Min(step, length - begin - known);
            block.Reserve(known + more + 1);
            Read(block, known, more, begin + known);
            var tail = block.Bytes(known, known + more);
            var end = LineEnd(tail, open);
            var used = end < 0 ? more : end + 1;
            Note(block, tail[..used], ref open);
            known += used;
            if (end >= 0) { return known; }
            if (known - size > Block.LongestRecord) { throw Unclosed(block, known); }
        }
    }

    private int Finish(Block block, int known, bool open)
    {
        if (open) { throw Unclosed(block, known); }
        if (known > 0 && block.Text[known - 1] != (byte)'\n') { block.Text[known++] = (byte)'\n'; }
        return Math.Max(known, block.Start);
    }

    private void Note(Block block, ReadOnlySpan<byte> tail, ref bool open)
    {
        block.HasNonAscii |= !System.Text.Ascii.IsValid(tail);
        if (Layout.Quote is not { } quote) { return; }
        var quotes = tail.Count(quote);
        block.HasQuotes |= quotes > 0;
        open ^= (quotes & 1) != 0;
    }

    private LedgerException Unclosed(Block block, int known) =>
        QuoteWalk.Describe(File, block.Bytes(block.Start, known), block.FirstRow, Layout.Separator, Layout.Quote ?? (byte)'"');

    /// <returns>The first line end outside quotes, or −1.</returns>
    private int LineEnd(ReadOnlySpan<byte> text, bool open)
    {
        if (Layout.Quote is not { } quote) { return text.IndexOf((byte)'\n'); }
        for (var at = 0; ; at++)
        {
            var found = text[at..].IndexOfAny(quote, (byte)'\n');
            if (found < 0) { return -1; }
            at += found;
            if (text[at] == quote) { open = !open; }
            else if (!open) { return at; }
        }
    }

    private void Read(Block block, int at, int count, long offset)
    {
        for (var done = 0; done < count;)
        {
            var got = RandomAccess.Read(handle, block.Bytes(at + done, at + count), offset + done);
            if (got == 0) { throw JournalFault.Changed(File, string.Create(CultureInfo.InvariantCulture, $"it ended at byte {offset + done} of {length}")); }
            done += got;
        }
    }
}
