namespace Kessan.Ledgers.Journals.Cache;

/// <summary>
/// Where a line begins, in one word that compares as lines do: twenty-two bits of block, twenty-one of its place among the bytes of the block and as many of
/// its place among the rows of the block.
/// </summary>
internal readonly record struct LinePlace(ulong Packed)
{
    private const int Bits = 21;
    private const int MostBlocks = 1 << 22;
    private const ulong Mask = (1UL << Bits) - 1;

    public int Block => (int)(Packed >> (2 * Bits));

    public int Offset => (int)((Packed >> Bits) & Mask);

    public int Row => (int)(Packed & Mask);

    public static LinePlace Of(int block, int offset, int row) =>
        block < MostBlocks && offset <= (int)Mask && row <= (int)Mask
            ? new(((ulong)block << (2 * Bits)) | ((ulong)offset << Bits) | (uint)row)
            : throw CacheFault.TooLarge();

    /// <summary>The same place where blocks are numbered otherwise.</summary>
    public LinePlace InBlock(int block) => Of(block, Offset, Row);
}

/// <summary>A line on its way into the cache: the cell it was added to and where it stands.</summary>
[System.Runtime.InteropServices.StructLayout(System.Runtime.InteropServices.LayoutKind.Sequential, Pack = 4)]
internal struct PlacedLine
{
    public LinePlace Place;

    /// <summary>The index of the cell in its thread.</summary>
    public int Cell;
}

/// <summary>A block as it was read: where its text begins in its (decoded) file, and on which row.</summary>
internal readonly record struct BlockOrigin(int Number, int File, long Sequence, long Offset, long FirstRow);
