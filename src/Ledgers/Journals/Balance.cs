namespace Kessan.Ledgers.Journals;

/// <param name="By">The dimensions of the key, in the order wanted; none twice. The currency always takes part, named or not.</param>
public sealed record BalanceQuery(IReadOnlyList<string> By, Selection Selection);

/// <summary>
/// The sum of the lines with one key. Amounts of different currencies are never added: a key has one balance for each currency.
/// </summary>
/// <param name="Key">The values of <see cref="BalanceQuery.By"/>, in that order; empty where the lines have none.</param>
/// <param name="Debit">The sum of the positive amounts.</param>
/// <param name="Credit">The sum of the negative amounts: zero or less, as credits are.</param>
/// <param name="Lines">How many lines stand behind it, at least one.</param>
public sealed record Balance(IReadOnlyList<string> Key, string Currency, decimal Debit, decimal Credit, long Lines)
{
    /// <summary>Debit positive, in single units of the currency.</summary>
    public decimal Amount => Debit + Credit;
}
