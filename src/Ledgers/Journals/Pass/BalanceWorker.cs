using System.Runtime.CompilerServices;
using Kessan.Ledgers.Journals.Aggregation;
using Kessan.Ledgers.Journals.Cache;
using Kessan.Ledgers.Journals.Parsing;
using Kessan.Ledgers.Journals.Reading;
using Kessan.Ledgers.Journals.Validation;

namespace Kessan.Ledgers.Journals.Pass;

/// <summary>Checks every line and adds the selected ones to the balances of this thread.</summary>
internal sealed unsafe class BalanceWorker : BlockWorker
{
    private readonly FileCounts[] counts;
    private readonly RunTracker runs;
    private readonly RunStitcher[] stitchers;

    /// <summary>For each dimension of the key its place in the plan.</summary>
    private readonly int[] sources;

    /// <param name="log">Where to note the place of every line, for a cache; else null.</param>
    public BalanceWorker(RowPlan plan, IReadOnlyList<string> key, IReadOnlyList<string> files, RunTracker runs, RunStitcher[] stitchers, PlaceLog? log)
    {
        (this.runs, this.stitchers, Log) = (runs, stitchers, log);
        Reader = new(plan);
        sources = [.. key.Select(d => d == Dimension.Month ? CellAggregator.MonthSource : plan.PositionOf(d))];
        Aggregator = new(sources, log);
        log?.Use(Reader.Texts[RowPlan.Entity], Reader.Texts[RowPlan.Account]);
        counts = [.. files.Select(_ => new FileCounts())];
        Rejects = new(files);
    }

    public RowReader Reader { get; }

    public PlaceLog? Log { get; }

    public CellAggregator Aggregator { get; }

    public RejectList Rejects { get; }

    /// <summary>For each file.</summary>
    public IReadOnlyList<FileCounts> Counts => counts;

    /// <summary>The texts of dimension d of the key by code, or null where its codes are months.</summary>
    public IReadOnlyList<string>? TextsOf(int d) => sources[d] == CellAggregator.MonthSource ? null : Reader.Texts[sources[d]].Texts;

    public override void Dispose()
    {
        base.Dispose();
        Aggregator.Dispose();
    }

    protected override void BeginFile(JournalLayout layout) => Reader.Begin(layout);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    protected override void TakeRows(FieldIndex index)
    {
        var count = counts[Block.File];
        var before = Aggregator.Total;
        Int128 amountRead = 0, notSelected = 0;
        long taken = 0;
        var text = Block.Text;
        var ends = index.Ends;
        var rowEnds = index.RowEnds;
        var columns = Feed.Layout.Columns;
        runs.Begin();
        var log = Log;
        var block = log?.Begin(Block, Feed) ?? 0;
        for (var r = 0; r < index.Rows; r++)
        {
            var from = rowEnds[r - 1];
            var fields = rowEnds[r] - from;
            var record = ends + from;
            if (fields != columns)
            {
                if (!IsBlank(record, fields)) { Reject(RejectReason.WrongNumberOfFields, record, fields, r, count); }
                continue;
            }

            var reason = Reader.Read(text, record);
            if (reason is { } why)
            {
                if (!IsBlank(record, fields)) { amountRead += Reject(why, record, fields, r, count); }
                continue;
            }

            runs.Add(Reader, Numbers, r);
            taken++;
            if (Reader.AmountState != AmountState.Small)
            {
                amountRead += Reader.WideAmount;
                notSelected += AddWide(log is null ? default : Place(block, record, r));
                continue;
            }

            var amount = Reader.Amount;
            amountRead += amount;
            if (!Reader.IsSelected) { notSelected += amount; }
            else if (log is null) { Aggregator.Add(Reader.Codes, Reader.Date / 100, amount); }
            else { Aggregator.AddPlaced(Reader.Codes, Reader.Date / 100, amount, Place(block, record, r), log.PartitionOf(Reader.Codes)); }
        }

        Aggregator.Flush();
        stitchers[Block.File].Offer(Block.Sequence, runs.End());
        count.Read += taken;
        count.Taken += taken;
        count.AmountRead += amountRead;
        count.AmountTaken += Aggregator.Total - before + notSelected;
    }

    private LinePlace Place(int block, int* record, int row) => LinePlace.Of(block, record[-1] + 1, (int)(Numbers.Of(row) - Block.FirstRow));

    /// <returns>What was not added because it is not selected.</returns>
    private Int128 AddWide(LinePlace place)
    {
        if (!Reader.IsSelected) { return Reader.WideAmount; }
        Aggregator.AddWide(Reader.Codes, Reader.Date / 100, Reader.WideAmount, place, Log?.PartitionOf(Reader.Codes) ?? 0);
        return 0;
    }

    /// <returns>The amount of the line where it can be read; it still belongs to its document.</returns>
    private Int128 Reject(RejectReason reason, int* record, int fields, int row, FileCounts count)
    {
        Rejects.Add(reason, Reader, Feed, Block, record, fields, Numbers.Of(row));
        count.Read++;
        count.Rejected++;
        if (reason == RejectReason.WrongNumberOfFields || Reader.AmountState >= AmountState.Unreadable)
        {
            count.WithoutAmount++;
            return 0;
        }

        if (Reader.Date != DateParser.Unreadable) { runs.Add(Reader, Numbers, row); }
        var amount = Reader.AmountState == AmountState.Small ? Reader.Amount : Reader.WideAmount;
        count.AmountRejected += amount;
        return amount;
    }
}
