using Kessan.Ledgers.Journals.Parsing;
using Kessan.Ledgers.Journals.Pass;
using Kessan.Ledgers.Journals.Reading;
using Microsoft.Win32.SafeHandles;

namespace Kessan.Ledgers.Journals.Cache;

/// <summary>Reads single lines where they stand, some hundred at a time: their records are put one behind the other into a block and read as any other.</summary>
internal sealed unsafe class PlacedLines : IDisposable
{
    private const int AtOnce = 512;
    private const int FirstRead = 512;

    private readonly CacheContents cache;
    private readonly JournalInput input;
    private readonly RowReader reader;
    private readonly LineMaker maker;
    private readonly Block block = new();
    private readonly FieldIndex fields = new();
    private readonly List<long> rows = [];
    private SafeFileHandle? handle;
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
    public IEnumerable<JournalLine> Read(LinePlace[] places)
    {
        var file = -1;
        for (var i = 0; i < places.Length;)
        {
            var origin = cache.Blocks[places[i].Block];
            if (origin.File != file) { Open(file = (int)origin.File); }
            (block.Start, block.End, block.HasQuotes) = (0, 0, true);
            rows.Clear();
            for (; i < places.Length && rows.Count < AtOnce && (origin = cache.Blocks[places[i].Block]).File == file; i++)
            {
                Append(origin.Offset + places[i].Offset);
                rows.Add(origin.FirstRow + places[i].Row);
            }

            foreach (var line in Lines(file)) { yield return line; }
        }
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
        reader.Begin(cache.Index.Layouts[file]);
    }

    /// <summary>Puts the record that begins at a place of the file behind those in the block.</summary>
    private void Append(long offset)
    {
        var open = false;
        for (int known = 0, step = FirstRead; ; step *= 2)
        {
            var more = (int)Math.Min(step, length - offset - known);
            block.Reserve(block.End + known + more + 1);
            var got = more > 0 ? RandomAccess.Read(handle!, block.Bytes(block.End + known, block.End + known + more), offset + known) : 0;
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

    private List<JournalLine> Lines(int file)
    {
        var layout = cache.Index.Layouts[file];
        var astray = fields.Build(block, layout.Separator, layout.Quote);
        var lines = new List<JournalLine>(rows.Count);
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

        return lines;
    }
}
