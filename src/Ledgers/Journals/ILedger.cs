namespace Kessan.Ledgers.Journals;

/// <summary>
/// Journal lines kept somewhere (files, SQLite, PostgreSQL, ClickHouse), asked in one way. Who asks does not know where they are:
/// the same lines give the same answers, in the same order, to the last digit.
/// </summary>
/// <exception cref="LedgerException">From every member and while a stream is read: the ledger could not answer, or not to the end.</exception>
public interface ILedger : IDisposable
{
    /// <summary>The analytical axes the lines carry, in the order of their schema; a query may name them beside the fixed dimensions.</summary>
    IReadOnlyList<string> Axes { get; }

    /// <summary>
    /// Balances of the selected lines, one for every combination that occurs, in ordinal order of the key (UTF-8 bytes) and then of
    /// the currency. A balance of zero is a balance; a combination without a line is not.
    /// </summary>
    IEnumerable<Balance> Balances(BalanceQuery query, CancellationToken cancellation = default);

    /// <summary>The selected lines, in the order in which they were loaded: load, file, row.</summary>
    IEnumerable<JournalLine> Lines(Selection selection, CancellationToken cancellation = default);
}

/// <summary>A ledger that takes journals in and keeps them: a database.</summary>
public interface IJournalStore : ILedger
{
    /// <summary>
    /// Reads, checks and keeps the files, all of them or nothing. Files that are already there (the same
    /// <see cref="LoadReport.LoadId"/>) change nothing, and the report says so. A load that was interrupted leaves nothing that
    /// counts; the same call again completes it.
    /// </summary>
    LoadReport Load(JournalInput input, CancellationToken cancellation = default);
}
