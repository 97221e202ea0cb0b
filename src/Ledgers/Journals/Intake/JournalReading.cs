namespace Kessan.Ledgers.Journals.Intake;

/// <summary>
/// Reads and checks journal files and hands every line that is taken to <paramref name="take"/>: in the order of files and rows, from one thread
/// at a time. A store keeps what it is handed only when the reading comes to its end; a <see cref="LedgerException"/> refuses all of it.
/// </summary>
/// <returns>The report; the store gives it the <see cref="LoadReport.LoadId"/> of <see cref="LoadIdentity"/>, which it needs before anything is read.</returns>
public delegate LoadReport JournalReading(JournalInput input, Action<LineBatch> take, CancellationToken cancellation);
