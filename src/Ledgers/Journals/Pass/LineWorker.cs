using Kessan.Ledgers.Journals.Parsing;
using Kessan.Ledgers.Journals.Reading;

namespace Kessan.Ledgers.Journals.Pass;

/// <summary>Makes the selected lines of each block and hands them on as one list.</summary>
internal sealed unsafe class LineWorker : BlockWorker
{
    private readonly RowReader reader;
    private readonly LineMaker maker;
    private readonly Func<Block, long, bool>? wanted;
    private readonly Action<Block, List<JournalLine>> give;

    /// <param name="wanted">Rows to keep whatever is wrong with them; null for the lines that are taken and selected.</param>
    public LineWorker(RowPlan plan, IReadOnlyList<string> files, Func<Block, long, bool>? wanted, Action<Block, List<JournalLine>> give)
    {
        (this.wanted, this.give) = (wanted, give);
        reader = new(plan);
        maker = new(plan, reader, files);
    }

    protected override void BeginFile(JournalLayout layout) => reader.Begin(layout);

    protected override void TakeRows(FieldIndex index)
    {
        var lines = new List<JournalLine>();
        for (var r = 0; r < index.Rows; r++)
        {
            var from = index.RowEnds[r - 1];
            var record = index.Ends + from;
            if (index.RowEnds[r] - from != Feed.Layout.Columns) { continue; }
            if (wanted is not null && !wanted(Block, Numbers.Of(r))) { continue; }
            var reason = reader.Read(Block.Text, record);
            if (wanted is null && (reason is not null || !reader.IsSelected)) { continue; }
            lines.Add(maker.Make(Feed.Layout, Block, record, Numbers.Of(r)));
        }

        give(Block, lines);
    }
}
