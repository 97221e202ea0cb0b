using Kessan.Ledgers.Journals.Parsing;
using Kessan.Ledgers.Journals.Reading;
using Kessan.Ledgers.Journals.Validation;

namespace Kessan.Ledgers.Journals.Pass;

/// <summary>Fetches single rows after a pass, to say in words what stands there.</summary>
internal static class WantedRows
{
    /// <param name="places">In order.</param>
    public static Dictionary<RowPlace, JournalLine> Fetch(Feeds feeds, JournalInput input, IEnumerable<RowPlace> places)
    {
        var found = new Dictionary<RowPlace, JournalLine>();
        var plan = new RowPlan(input with { Checks = JournalChecks.None }, Selection.Everything, LineMaker.Dimensions(input.Schema));
        foreach (var file in places.Distinct().GroupBy(p => p.File))
        {
            var rows = file.Select(p => p.Row).ToHashSet();
            using var worker = new LineWorker(plan, input.Files, (_, row) => rows.Contains(row),
                (_, lines) => lines.ForEach(l => found[RowPlace.Of(file.Key, l.Row)] = l));
            if (feeds[file.Key] is FileFeed plain) { FetchPieces(plain, file.Key, worker, rows); } else { FetchAll(input, file.Key, worker); }
        }

        return found;
    }

    private static void FetchPieces(FileFeed feed, int file, LineWorker worker, HashSet<long> rows)
    {
        worker.Begin(feed, file);
        foreach (var piece in rows.Select(feed.PieceOf).Distinct().Order())
        {
            feed.Again(worker.Block, piece);
            worker.Take();
        }
    }

    /// <summary>What was unpacked once cannot be entered in the middle: it is unpacked once more.</summary>
    private static void FetchAll(JournalInput input, int file, LineWorker worker)
    {
        using var feed = FeedOpener.Open(input.Files[file], input.Schema, Block.Size);
        worker.Begin(feed, file);
        while (feed.Next(worker.Block)) { worker.Take(); }
    }
}
