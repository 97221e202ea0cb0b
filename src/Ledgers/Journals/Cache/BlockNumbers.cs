using Kessan.Ledgers.Journals.Reading;

namespace Kessan.Ledgers.Journals.Cache;

/// <summary>
/// Numbers the blocks of all files as threads come to them, and keeps the text of files that had to be unpacked or decoded: their lines could not be
/// found again without reading all of it.
/// </summary>
internal sealed class BlockNumbers(CacheWriter writer)
{
    private readonly Lock turn = new();
    private readonly List<BlockOrigin> origins = [];

    public int Add(Block block, BlockFeed feed)
    {
        if (feed is StreamFeed) { writer.WriteText(block.File, block.Bytes(block.Start, block.End), block.Offset); }
        lock (turn)
        {
            origins.Add(new(origins.Count, block.File, block.Sequence, block.Offset, block.FirstRow));
            return origins.Count - 1;
        }
    }

    /// <summary>In the order of the files; what each number became.</summary>
    public (List<BlockOrigin> InOrder, int[] Moved) Sorted()
    {
        var inOrder = origins.OrderBy(o => o.File).ThenBy(o => o.Sequence).ToList();
        var moved = new int[inOrder.Count];
        foreach (var (place, origin) in inOrder.Index()) { moved[origin.Number] = place; }
        return (inOrder, moved);
    }
}
