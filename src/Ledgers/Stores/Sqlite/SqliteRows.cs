using Kessan.Ledgers.Journals;
using Kessan.Ledgers.Stores.Sql;
using Microsoft.Data.Sqlite;

namespace Kessan.Ledgers.Stores.Sqlite;

/// <summary>Rows of an answer as balances and lines.</summary>
internal static class SqliteRows
{
    public const string LineColumns = "file, row, date, high, low, entity, account, movement, partner, currency, document, text";

    private const int FirstAxis = 12;

    public static Balance Balance(SqliteDataReader reader, BalanceQuery query)
    {
        var keys = LedgerSql.Keys(query);
        var key = keys.Select((dimension, i) => dimension == Dimension.Month ? MonthNumber.ToText(reader.GetInt64(i)) : reader.GetString(i)).ToArray();
        var at = keys.Count;
        return new(key[..query.By.Count], key[Currency(keys)], Amount(reader, at), Amount(reader, at + 2), reader.GetInt64(at + 4));
    }

    public static JournalLine Line(SqliteDataReader reader, IReadOnlyDictionary<long, string> files, int axes)
    {
        var date = (int)reader.GetInt64(2);
        return new(
            reader.GetString(5), reader.GetString(6), reader.GetString(7), reader.GetString(8),
            [.. Enumerable.Range(FirstAxis, axes).Select(reader.GetString)], reader.GetString(9),
            new DateOnly(date / 10_000, date / 100 % 100, date % 100), reader.GetString(10), Amount(reader, 3), reader.GetString(11),
            files[reader.GetInt64(0)], reader.GetInt64(1));
    }

    private static int Currency(IReadOnlyList<string> keys) => keys.ToList().IndexOf(Dimension.Currency);

    private static decimal Amount(SqliteDataReader reader, int at) =>
        Units.ToDecimal(((Int128)reader.GetInt64(at) * SqliteSchema.LowPart) + reader.GetInt64(at + 1));
}
