using Kessan.Ledgers.Journals;
using Kessan.Ledgers.Stores.Sql;
using Npgsql;

namespace Kessan.Ledgers.Stores.Postgres;

/// <summary>Rows of an answer as balances and lines.</summary>
internal static class PostgresRows
{
    public const string LineColumns = "file, row, date, amount, entity, account, movement, partner, currency, document, text";

    private const int FirstAxis = 11;

    public static Balance Balance(NpgsqlDataReader reader, BalanceQuery query)
    {
        var keys = LedgerSql.Keys(query);
        var key = keys.Select((dimension, i) => dimension == Dimension.Month ? MonthNumber.ToText(reader.GetInt32(i)) : reader.GetString(i)).ToArray();
        var currency = key[keys.ToList().IndexOf(Dimension.Currency)];
        var at = keys.Count;
        return new(key[..query.By.Count], currency, Amount(reader, at), Amount(reader, at + 1), reader.GetInt64(at + 2));
    }

    public static JournalLine Line(NpgsqlDataReader reader, IReadOnlyDictionary<int, string> files, int axes) => new(
        reader.GetString(4), reader.GetString(5), reader.GetString(6), reader.GetString(7), [.. Enumerable.Range(FirstAxis, axes).Select(reader.GetString)],
        reader.GetString(8), reader.GetFieldValue<DateOnly>(2), reader.GetString(9), Amount(reader, 3), reader.GetString(10), files[reader.GetInt32(0)], reader.GetInt64(1));

    private static decimal Amount(NpgsqlDataReader reader, int at) => Units.WithoutZeros(reader.GetDecimal(at));
}
