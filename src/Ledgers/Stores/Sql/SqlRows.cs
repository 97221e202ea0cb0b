using System.Data.Common;
using Kessan.Ledgers.Journals;

namespace Kessan.Ledgers.Stores.Sql;

/// <summary>Rows of an answer as balances and lines; how amounts and days are kept is the engine's.</summary>
internal abstract class SqlRows
{
    /// <summary>How many columns an amount has.</summary>
    protected abstract int AmountColumns { get; }

    /// <summary>The columns of an amount, as they stand in the lines' table.</summary>
    protected abstract string AmountNames { get; }

    /// <summary>What to ask for, in the order in which <see cref="LinesOf"/> reads it; the columns of the axes follow.</summary>
    public string LineColumns => $"file, row, date, {AmountNames}, {LedgerSql.TextColumns}";

    /// <returns>What reads a row of the answer to a query.</returns>
    public Func<DbDataReader, Balance> BalancesOf(BalanceQuery query)
    {
        var keys = LedgerSql.Keys(query);
        var currency = keys.ToList().IndexOf(Dimension.Currency);
        return reader =>
        {
            var key = keys.Select((dimension, i) => dimension == Dimension.Month ? MonthNumber.ToText(reader.GetInt32(i)) : reader.GetString(i)).ToArray();
            var (debit, credit) = (Amount(reader, keys.Count), Amount(reader, keys.Count + AmountColumns));
            return new(key[..query.By.Count], key[currency], debit, credit, reader.GetInt64(keys.Count + (2 * AmountColumns)));
        };
    }

    /// <param name="files">Their names by number.</param>
    /// <returns>What reads a row of <see cref="LineColumns"/> and so many axes.</returns>
    public Func<DbDataReader, JournalLine> LinesOf(IReadOnlyDictionary<long, string> files, int axes) => reader =>
    {
        var at = 3 + AmountColumns;
        return new(
            reader.GetString(at), reader.GetString(at + 1), reader.GetString(at + 2), reader.GetString(at + 3),
            [.. Enumerable.Range(at + 7, axes).Select(reader.GetString)],
            reader.GetString(at + 4), Day(reader, 2), reader.GetString(at + 5), Amount(reader, 3), reader.GetString(at + 6), files[reader.GetInt64(0)],
            reader.GetInt64(1));
    };

    protected abstract decimal Amount(DbDataReader reader, int at);

    protected abstract DateOnly Day(DbDataReader reader, int at);
}
