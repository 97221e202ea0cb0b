using System.Text;
using Kessan.Ledgers.Journals.Parsing;

namespace Kessan.Ledgers.Journals.Reading;

/// <summary>
/// What has to be unpacked or decoded before it is UTF-8 text: one thread at a time takes the next piece out of the stream, all of them parse what
/// they took.
/// </summary>
internal sealed unsafe class StreamFeed : BlockFeed
{
    private readonly Stream stream;
    private readonly Action confirm;
    private readonly Lock turn = new();
    private readonly List<UInt128> hashes = [];
    private readonly string kind;
    private byte[] carried;
    private readonly byte[] piece;
    private long row;
    private long decoded;
    private long sequence;
    private bool ended;
    private bool broken;

    /// <param name="stream">UTF-8 text from behind the header; disposed of with the feed.</param>
    /// <param name="first">What was taken out of the stream to read the header, whole.</param>
    /// <param name="kind">What the file is (gzip file, workbook), for messages.</param>
    /// <param name="confirm">Throws where the file is no longer the one that was opened.</param>
    public StreamFeed(string file, Stream stream, byte[] first, Header header, JournalLayout layout, string kind, int pieceBytes, Action confirm)
        : base(file, layout)
    {
        (this.stream, this.kind, this.confirm) = (stream, kind, confirm);
        piece = new byte[pieceBytes];
        hashes.Add(TextHash.WideOf(first));
        carried = first[header.End..];
        row = 1 + header.Lines;
        if (carried.Contains((byte)0)) { throw JournalFault.Nul(file, RowOf(carried.AsSpan(0, carried.IndexOf((byte)0)), row)); }
    }

    public override bool Next(Block block)
    {
        lock (turn)
        {
            if (broken) { throw BrokenBefore; }
            if (ended) { return false; }
            broken = true;
            Fill(block);
            broken = false;
            return true;
        }
    }

    public override void Confirm() => confirm();

    public override UInt128 ContentHash() => Combine(hashes);

    public override void Dispose() => stream.Dispose();

    private void Fill(Block block)
    {
        (block.Start, block.FirstRow, block.Sequence) = (0, row, sequence++);
        block.Reserve(carried.Length + 1);
        carried.CopyTo(block.Bytes(0, carried.Length));
        var known = carried.Length;
        var end = -1;
        while (end < 0)
        {
            var got = Take();
            var counts = ByteCounts.Of(piece.AsSpan(0, got), Layout.Quote ?? (byte)'\n');
            if (counts.HasNul)
            {
                throw JournalFault.Nul(File, RowOf(block.Bytes(0, known), row) + ByteCounts.LineEndsIn(piece.AsSpan(0, piece.IndexOf((byte)0))));
            }
            block.Reserve(known + got + 1);
            piece.AsSpan(0, got).CopyTo(block.Bytes(known, known + got));
            known += got;
            ended = got < piece.Length;
            if (ended && known > 0 && block.Text[known - 1] != (byte)'\n') { block.Text[known++] = (byte)'\n'; }
            end = LastLineEnd(block.Bytes(0, known));
            if (end < 0 && !ended && known <= Block.LongestRecord) { continue; }
            if (end < 0 && known > 0) { throw Unclosed(block, known); }
            if (ended && end + 1 < known) { throw Unclosed(block, known); }
            break;
        }

        Finish(block, end + 1, known);
    }

    private void Finish(Block block, int end, int known)
    {
        var text = block.Bytes(0, end);
        block.End = end;
        block.Offset = decoded;
        decoded += end;
        block.HasNonAscii = !Ascii.IsValid(text);
        block.HasQuotes = Layout.Quote is { } quote && text.Contains(quote);
        row += ByteCounts.LineEndsIn(text);
        carried = block.Bytes(end, known).ToArray();
    }

    /// <returns>How many bytes; fewer than a piece only at the end.</returns>
    private int Take()
    {
        var got = 0;
        try
        {
            got = stream.ReadAtLeast(piece, piece.Length, throwOnEndOfStream: false);
        }
        catch (DecoderFallbackException)
        {
            throw JournalFault.Encoding(File, row, "text of the encoding named");
        }
        catch (Exception damage) when (damage is InvalidDataException or System.Xml.XmlException or IOException)
        {
            throw JournalFault.Damaged(File, kind, damage.Message);
        }

        if (got > 0) { hashes.Add(TextHash.WideOf(piece.AsSpan(0, got))); }
        return got;
    }

    /// <returns>The last line end outside quotes, or −1. The text begins outside quotes.</returns>
    private int LastLineEnd(ReadOnlySpan<byte> text)
    {
        if (Layout.Quote is not { } quote) { return text.LastIndexOf((byte)'\n'); }
        var open = (text.Count(quote) & 1) != 0;
        for (var end = text.Length; ;)
        {
            var at = text[..end].LastIndexOfAny(quote, (byte)'\n');
            if (at < 0) { return -1; }
            if (text[at] == quote) { open = !open; }
            else if (!open) { return at; }
            end = at;
        }
    }

    private LedgerException Unclosed(Block block, int known)
    {
        var from = LastLineEnd(block.Bytes(0, known)) + 1;
        return QuoteWalk.Describe(File, block.Bytes(0, known)[from..], RowOf(block.Bytes(0, from), row), Layout.Separator, Layout.Quote ?? (byte)'"');
    }
}
