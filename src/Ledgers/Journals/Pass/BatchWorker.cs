using System.Runtime.CompilerServices;
using System.Text;
using Kessan.Ledgers.Journals.Intake;
using Kessan.Ledgers.Journals.Parsing;
using Kessan.Ledgers.Journals.Reading;

namespace Kessan.Ledgers.Journals.Pass;

/// <summary>Makes a batch for a store of the lines of each block that are taken.</summary>
internal sealed unsafe class BatchWorker : BlockWorker
{
    private readonly RowReader reader;
    private readonly Func<LineBatch> newBatch;
    private readonly Action<Block, LineBatch> give;
    private readonly byte[] constantText;
    private readonly int[] leading;
    private readonly int[] axes;

    public BatchWorker(RowPlan plan, Func<LineBatch> newBatch, Action<Block, LineBatch> give)
    {
        (this.newBatch, this.give) = (newBatch, give);
        reader = new(plan);
        constantText = Encoding.UTF8.GetBytes(plan.ConstantOf(JournalField.Text));
        leading = [RowPlan.Entity, RowPlan.Account, plan.PositionOf(Dimension.Movement), plan.PositionOf(Dimension.Partner), RowPlan.Currency];
        axes = [.. plan.Schema.Axes.Select(plan.PositionOf)];
    }

    protected override void BeginFile(JournalLayout layout) => reader.Begin(layout);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    protected override void TakeRows(FieldIndex index)
    {
        var batch = newBatch();
        batch.Clear(Block.File);
        var textColumn = Feed.Layout[JournalField.Text];
        for (var r = 0; r < index.Rows; r++)
        {
            var from = index.RowEnds[r - 1];
            var record = index.Ends + from;
            if (index.RowEnds[r] - from != Feed.Layout.Columns || reader.Read(Block.Text, record) is not null) { continue; }
            foreach (var d in leading) { batch.Append(reader.Texts[d].Utf8[reader.Codes[d]]); }
            batch.Append(reader.Document.Bytes);
            batch.Append(textColumn < 0 ? constantText : reader.Field(Block.Text, record, textColumn).Bytes);
            foreach (var d in axes) { batch.Append(reader.Texts[d].Utf8[reader.Codes[d]]); }
            batch.Close(reader.Date, reader.AmountState == AmountState.Small ? reader.Amount : reader.WideAmount, Numbers.Of(r));
        }

        give(Block, batch);
    }
}
