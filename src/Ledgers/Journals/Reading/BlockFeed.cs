using Kessan.Ledgers.Journals.Parsing;

namespace Kessan.Ledgers.Journals.Reading;

/// <summary>
/// Gives the records of one file away in blocks, to several threads at once. A block belongs to whoever asked; the blocks of a file are
/// numbered in the order of the file, whoever gets them.
/// </summary>
internal abstract class BlockFeed(string file, JournalLayout layout) : IDisposable
{
    public string File { get; } = file;

    public JournalLayout Layout { get; } = layout;

    /// <returns>False where there is no more. A block may be empty.</returns>
    /// <exception cref="LedgerException">The file is broken at this block, or was found broken before it by another thread (<see
    /// cref="BrokenBefore"/>).</exception>
    public abstract bool Next(Block block);

    /// <summary>To be called when all blocks were given away: the file is still the one that was opened.</summary>
    public abstract void Confirm();

    /// <summary>The content, by its pieces of <see cref="Block.Size"/> bytes after decoding; known when all blocks were given away.</summary>
    public abstract UInt128 ContentHash();

    public abstract void Dispose();

    /// <summary>What a thread meets that waits for a block which broke in another thread's hands: that thread tells why.</summary>
    protected static LedgerException BrokenBefore => new();

    protected static UInt128 Combine(IEnumerable<UInt128> pieces)
    {
        var bytes = new List<byte>();
        var sixteen = new byte[16];
        foreach (var piece in pieces)
        {
            System.Buffers.Binary.BinaryPrimitives.WriteUInt128LittleEndian(sixteen, piece);
            bytes.AddRange(sixteen);
        }

        return TextHash.WideOf(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(bytes));
    }

    /// <summary>The row on which a byte stands that was found in a block.</summary>
    protected static long RowOf(ReadOnlySpan<byte> before, long firstRow) => firstRow + ByteCounts.LineEndsIn(before);
}
