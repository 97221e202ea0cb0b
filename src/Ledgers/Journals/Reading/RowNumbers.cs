namespace Kessan.Ledgers.Journals.Reading;

/// <summary>The line of the file on which a record of a block begins. Asked in rising order, and only where somebody needs to know.</summary>
internal sealed unsafe class RowNumbers(FieldIndex fields)
{
    private byte* text;
    private bool hasQuotes;
    private long row;
    private int counted;
    private long firstRow;

    public int File { get; private set; }

    public void Begin(Block block)
    {
        (hasQuotes, row, firstRow, counted, File) = (block.HasQuotes, block.FirstRow, block.FirstRow, block.Start, block.File);
        text = block.Text;
    }

    /// <param name="index">Of the record in the block, from 0.</param>
    public long Of(int index)
    {
        // Without quotes every line end ends a record.
        if (!hasQuotes) { return firstRow + index; }
        var start = fields.Ends[fields.RowEnds[index - 1] - 1] + 1;
        row += ByteCounts.LineEndsIn(new(text + counted, start - counted));
        counted = start;
        return row;
    }
}
