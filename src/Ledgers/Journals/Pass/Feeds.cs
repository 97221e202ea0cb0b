using Kessan.Ledgers.Journals.Reading;

namespace Kessan.Ledgers.Journals.Pass;

/// <summary>The files of a pass, each opened by the first thread that comes to it.</summary>
internal sealed class Feeds(JournalInput input, int pieceBytes) : IDisposable
{
    private readonly Lock turn = new();
    private readonly BlockFeed?[] feeds = new BlockFeed?[input.Files.Count];

    public int Count => feeds.Length;

    public BlockFeed this[int file]
    {
        get
        {
            lock (turn) { return feeds[file] ??= FeedOpener.Open(input.Files[file], input.Schema, pieceBytes); }
        }
    }

    public void Dispose()
    {
        foreach (var feed in feeds) { feed?.Dispose(); }
    }
}
