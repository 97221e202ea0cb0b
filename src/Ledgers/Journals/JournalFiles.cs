using Kessan.Ledgers.Journals.Aggregation;
using Kessan.Ledgers.Journals.Pass;

namespace Kessan.Ledgers.Journals;

/// <summary>
/// Journal files as a ledger, without a database: opening reads and checks all of them once, in one pass on all cores; the lines behind a balance are read from
/// the files again.
/// </summary>
public sealed class JournalFiles : ILedger
{
    private readonly JournalInput input;
    private readonly JournalOptions options;
    private readonly Selection opened;
    private readonly CellSet cells;

    private JournalFiles(JournalInput input, JournalOptions options, Selection opened, PassResult result)
    {
        (this.input, this.options, this.opened) = (input, options, opened);
        (Report, cells) = (result.Report, result.Cells);
    }

    /// <summary>What became of every line of the files.</summary>
    public LoadReport Report { get; }

    public IReadOnlyList<string> Axes => input.Schema.Axes;

    /// <summary>For questions of every kind: keeps balances by every dimension the files have.</summary>
    /// <exception cref="LedgerException">The files cannot be used; all faults that were found.</exception>
    public static JournalFiles Open(JournalInput input, JournalOptions options, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(input);
        return OpenFor(new([.. Dimension.Fixed, .. input.Schema.Axes], Selection.Everything), input, options, cancellation);
    }

    /// <summary>For one query and those that ask for less of it: reads the files faster than for every kind of question.</summary>
    public static JournalFiles OpenFor(BalanceQuery query, JournalInput input, JournalOptions options, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(query);
        ArgumentNullException.ThrowIfNull(input);
        ArgumentNullException.ThrowIfNull(options);
        QueryCheck.Check(query, input.Schema.Axes);
        var key = query.By.Contains(Dimension.Currency, StringComparer.Ordinal) ? query.By : [.. query.By, Dimension.Currency];
        return new(input, options, query.Selection, JournalPass.Run(input, query.Selection, key, options, cancellation));
    }

    public IEnumerable<Balance> Balances(BalanceQuery query, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(query);
        QueryCheck.Check(query, Axes);
        if (CellQuery.CanAnswer(query, cells, opened)) { return CellQuery.Answer(query, cells, opened); }
        using var wider = OpenFor(query, input, options, cancellation);
        return wider.Balances(query, cancellation);
    }

    public IEnumerable<JournalLine> Lines(Selection selection, CancellationToken cancellation = default) => LinesOf(input, selection, options, cancellation);

    /// <summary>The lines alone, without looking at anything else of the files: lines that cannot be taken are passed over.</summary>
    public static IEnumerable<JournalLine> LinesOf(JournalInput input, Selection selection, JournalOptions options, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(input);
        ArgumentNullException.ThrowIfNull(selection);
        ArgumentNullException.ThrowIfNull(options);
        QueryCheck.Check(new([], selection), input.Schema.Axes);
        return Read(input, selection, options, cancellation);
    }

    public void Dispose() { }

    private static IEnumerable<JournalLine> Read(JournalInput input, Selection selection, JournalOptions options, CancellationToken cancellation)
    {
        using var feeds = new Feeds(input, options.PieceBytes);
        var plan = new Parsing.RowPlan(input, selection, LineMaker.Dimensions(input.Schema));
        var blocks = new OrderedBlocks<List<JournalLine>>(feeds, options.Threads, give => new LineWorker(plan, input.Files, null, give), cancellation);
        foreach (var line in blocks.Read().SelectMany(b => b)) { yield return line; }
    }
}
