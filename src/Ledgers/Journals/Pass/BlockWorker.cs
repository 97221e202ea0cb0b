using Kessan.Ledgers.Journals.Reading;

namespace Kessan.Ledgers.Journals.Pass;

/// <summary>
/// One thread's way through the files: takes block after block, finds the fields, and hands each record on. Broken quotes and broken
/// UTF-8 end it.
/// </summary>
internal abstract unsafe class BlockWorker : IDisposable
{
    private readonly FieldIndex fields = new();

    protected BlockWorker() => Numbers = new(fields);

    public Block Block { get; } = new();

    protected RowNumbers Numbers { get; }

    protected BlockFeed Feed { get; private set; } = null!;

    public void Begin(BlockFeed feed, int file)
    {
        Feed = feed;
        Block.File = file;
        BeginFile(feed.Layout);
    }

    /// <summary>Reads the block that <see cref="Block"/> holds.</summary>
    public void Take()
    {
        var layout = Feed.Layout;
        Numbers.Begin(Block);
        var astray = fields.Build(Block, layout.Separator, layout.Quote);
        if (astray >= 0) { throw QuoteWalk.Describe(Feed.File, Block.Bytes(Block.Start, Block.End), Block.FirstRow, layout.Separator, layout.Quote!.Value); }
        if (Block.HasNonAscii) { CheckUtf8(); }
        TakeRows(fields);
    }

    public virtual void Dispose()
    {
        fields.Dispose();
        Block.Dispose();
    }

    protected abstract void BeginFile(JournalLayout layout);

    protected abstract void TakeRows(FieldIndex index);

    /// <summary>Nothing but separators, quotes and spaces: what spreadsheets leave below a table.</summary>
    protected bool IsBlank(int* ends, int count)
    {
        var (separator, quote) = (Feed.Layout.Separator, Feed.Layout.Quote ?? (byte)' ');
        foreach (var b in Block.Bytes(ends[-1] + 1, ends[count - 1]))
        {
            if (b > (byte)' ' && b != separator && b != quote) { return false; }
        }

        return true;
    }

    private void CheckUtf8()
    {
        var text = Block.Bytes(Block.Start, Block.End);
        if (System.Text.Unicode.Utf8.IsValid(text)) { return; }
        var good = 0;
        while (good < text.Length && System.Text.Rune.DecodeFromUtf8(text[good..], out _, out var length) == System.Buffers.OperationStatus.Done)
        {
            good += length;
        }
        throw JournalFault.Encoding(Feed.File, Block.FirstRow + ByteCounts.LineEndsIn(text[..good]), "UTF-8");
    }
}
