using System.Collections.Concurrent;
using Kessan.Ledgers.Journals.Pass;

namespace Kessan.Ledgers.Journals.Intake;

/// <summary>
/// The reader every store uses: a first pass checks all files, which costs little beside a store's own work, so that a store never begins with files that have
/// to be refused; a second one hands the lines over. Whether both saw the same files is checked.
/// </summary>
public static class JournalReader
{
    /// <summary>See <see cref="JournalReading"/>.</summary>
    public static LoadReport Read(JournalInput input, Action<LineBatch> take, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(input);
        ArgumentNullException.ThrowIfNull(take);
        var options = JournalOptions.OfMachine;
        var (report, contents) = JournalPass.Check(input, options, cancellation);
        using var feeds = new Feeds(input, options.PieceBytes);
        var plan = new Parsing.RowPlan(input, Selection.Everything, LineMaker.Dimensions(input.Schema));
        var spare = new ConcurrentBag<LineBatch>();
        var blocks = new OrderedBlocks<LineBatch>(
            feeds, options.Threads, give => new BatchWorker(plan, () => spare.TryTake(out var used) ? used : new(input.Schema.Axes.Count), give), cancellation);
        long taken = 0;
        foreach (var batch in blocks.Read())
        {
            cancellation.ThrowIfCancellationRequested();
            taken += batch.Count;
            if (batch.Count > 0) { take(batch); }
            spare.Add(batch);
        }

        for (var file = 0; file < feeds.Count; file++)
        {
            if (feeds[file].ContentHash() != contents[file])
            {
                throw JournalFault.Changed(input.Files[file], "it was written to between checking and loading");
            }
        }

        return taken == report.Taken ? report : throw new InvalidOperationException("Other lines were handed over than were taken.");
    }
}
