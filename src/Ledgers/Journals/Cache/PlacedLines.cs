using System.Runtime.CompilerServices;
using Kessan.Ledgers.Journals.Parsing;
using Kessan.Ledgers.Journals.Pass;
using Kessan.Ledgers.Journals.Reading;
using Microsoft.Win32.SafeHandles;

namespace Kessan.Ledgers.Journals.Cache;

/// <summary>
/// Reads single lines where they stand, some hundred at a time: their records are put one behind the other into a block and read as any other.
/// </summary>
internal sealed unsafe class PlacedLines : IDisposable
{
    private const int AtOnce = 512;
    private const int FirstRead = 512;

    /// <summary>Lines that stand close together are read together.</summary>
    private const int WindowBytes = 64 * 1024;
    private const int Close = 8 * 1024;

    private readonly CacheContents cache;
    private readonly JournalInput input;
    private readonly RowReader reader;
    private readonly LineMaker maker;
    private readonly Block block = new();
    private readonly FieldIndex fields = new();
    private readonly List<long> rows = [];
    private readonly byte[] window = new byte[WindowBytes];
    private long windowAt;
    private int windowBytes;
    private SafeFileHandle? handle;
    private int opened = -1;
    private long length;

    public PlacedLines(CacheContents cache, JournalInput input, Selection selection)
    {
        (this.cache, this.input) = (cache, input);
        var plan = new RowPlan(input, selection, LineMaker.Dimensions(input.Schema));
        reader = new(plan);
        maker = new(plan, reader, input.Files);
    }

    /// <param name="places">In order.</param>
    /// <returns>Those that the selection holds.</returns>
    public List<JournalLine> Read(ArraySegment<LinePlace> places)
    {
        var lines = new List<JournalLine>(places.Count);
        for (var i = 0; i < places.Count;)
        {
            var origin = cache.Blocks[places[i].Block];
            if (origin.File != opened) { Open(opened = (int)origin.File); }
            (block.Start, block.End, block.HasQuotes) = (0, 0, true);
            rows.Clear();
            for (; i < places.Count && rows.Count < AtOnce && (origin = cache.Blocks[places[i].Block]).File == opened; i++)
            {
                var offset = origin.Offset + places[i].Offset;
                if (i + 1 < places.Count && cache.Blocks[places[i + 1].Block] is var after && after.File == opened)
                {
                    Expect(offset, after.Offset + places[i + 1].Offset);
                }
                Append(offset);
                rows.Add(origin.FirstRow + places[i].Row);
            }

            AddLines(opened, lines);
        }

        return lines;
    }

    public void Dispose()
    {
        handle?.Dispose();
        fields.Dispose();
        block.Dispose();
    }

    private void Open(int file)
    {
        handle?.Dispose();
        handle = File.OpenHandle(cache.TextOf(file, input), FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, FileOptions.RandomAccess);
        length = RandomAccess.GetLength(handle);
        windowBytes = 0;
        reader.Begin(cache.Index.Layouts[file]);
    }

    /// <summary>Fills the window from here on where the next line will be in it as well.</summary>
    private void Expect(long offset, long next)
    {
        if (next - offset > Close || (offset >= windowAt && next + FirstRead <= windowAt + windowBytes)) { return; }
        (windowAt, windowBytes) = (offset, RandomAccess.Read(handle!, window, offset));
    }

    /// <returns>How many bytes there are.</returns>
    private int Read(Span<byte> into, long offset)
    {
        if (offset < windowAt || offset + into.Length > windowAt + windowBytes) { return RandomAccess.Read(handle!, into, offset); }
        window.AsSpan((int)(offset - windowAt), into.Length).CopyTo(into);
        return into.Length;
    }

    /// <summary>Puts the record that begins at a place of the file behind those in the block.</summary>
    private void Append(long offset)
    {
        var open = false;
        for (int known = 0, step = FirstRead; ; step *= 2)
        {
            var more = (int)Math.Min(step, length - offset - known);
            block.Reserve(block.End + known + more + 1);
            var got = more > 0 ? Read(block.Bytes(block.End + known, block.End + known + more), offset + known) : 0;
            var end = LineEnd(block.Bytes(block.End + known, block.End + known + got), ref open);
            known += end < 0 ? got : end + 1;
            if (end < 0 && got > 0) { continue; }
            block.End += known;
            // The last record of a file may have no line end.
            if (end < 0) { block.Text[block.End++] = (byte)'\n'; }
            return;
        }
    }

    private int LineEnd(ReadOnlySpan<byte> text, ref bool open)
    {
        if (input.Schema.Quote is not { } quote) { return text.IndexOf((byte)'\n'); }
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == (byte)quote) { open = !open; }
            else if (text[i] == (byte)'\n' && !open) { return i; }
        }

        return -1;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void AddLines(int file, List<JournalLine> lines)
    {
        var layout = cache.Index.Layouts[file];
        var astray = fields.Build(block, layout.Separator, layout.Quote);
        if (astray >= 0 || fields.Rows != rows.Count) { throw JournalFault.Changed(input.Files[file], "its lines are no longer where they were"); }
        for (var r = 0; r < fields.Rows; r++)
        {
            var from = fields.RowEnds[r - 1];
            var record = fields.Ends + from;
            if (fields.RowEnds[r] - from != layout.Columns || reader.Read(block.Text, record) is not null)
            {
                throw JournalFault.Changed(input.Files[file], "its lines are no longer where they were");
            }

            if (reader.IsSelected) { lines.Add(maker.Make(layout, block, record, rows[r])); }
        }
    }
}
