namespace Kessan.Ledgers.Journals;

/// <summary>
/// One line of a journal. A text that is not there is empty, never null: an empty partner is a third party, an empty movement
/// belongs to an income-statement account (or to a journal that has no movements).
/// </summary>
/// <param name="Members">The analytical members, one for each of <see cref="ILedger.Axes"/>, in that order; empty where the line has none.</param>
/// <param name="Currency">The currency of <paramref name="Amount"/>: the functional currency of the entity (ISO 4217); empty where the journal names
/// none.</param>
/// <param name="Document">The number of the document the line belongs to; empty where the journal has none.</param>
/// <param name="Amount">Debit positive, credit negative, in single units of <paramref name="Currency"/>, at most <see cref="AmountScale.Decimals"/>
/// decimals.</param>
/// <param name="File">As given in <see cref="JournalInput.Files"/>.</param>
/// <param name="Row">The line of the file the record begins on, from 1, the header included.</param>
public sealed record JournalLine(
    string Entity,
    string Account,
    string Movement,
    string Partner,
    IReadOnlyList<string> Members,
    string Currency,
    DateOnly Date,
    string Document,
    decimal Amount,
    string Text,
    string File,
    long Row);

/// <summary>
/// Amounts of lines are held as whole numbers of a ten-thousandth of the currency's unit. No currency of ISO 4217 has more than four decimals,
/// so nothing is ever rounded: an amount that needs more is rejected, with that reason.
/// </summary>
public static class AmountScale
{
    public const int Decimals = 4;

    public const int UnitsPerOne = 10_000;

    /// <summary>
    /// Larger amounts (either sign) are rejected: 10¹⁸ single units, a thousand times the sum of all the money there is. A hundred billion lines of them
    /// still add up exactly in 128 bits, and in a database's NUMERIC(38, 4).
    /// </summary>
    public const decimal Largest = 1_000_000_000_000_000_000m;
}
