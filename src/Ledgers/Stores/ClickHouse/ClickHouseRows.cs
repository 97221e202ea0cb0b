using Kessan.Ledgers.Journals;
using Kessan.Ledgers.Stores.Sql;

namespace Kessan.Ledgers.Stores.ClickHouse;

/// <summary>Rows of an answer as balances and lines.</summary>
internal static class ClickHouseRows
{
    public static Balance Balance(RowBinaryReader reader, BalanceQuery query)
    {
        var keys = LedgerSql.Keys(query);
        var key = new string[keys.Count];
        var currency = 0;
        for (var i = 0; i < key.Length; i++)
        {
            key[i] = keys[i] == Dimension.Month ? MonthNumber.ToText(reader.UInt32()) : reader.Text();
            if (keys[i] == Dimension.Currency) { currency = i; }
        }

        return new(key[..query.By.Count], key[currency], reader.Amount(), reader.Amount(), (long)reader.UInt64());
    }

    public static JournalLine Line(RowBinaryReader reader, IReadOnlyDictionary<ulong, IReadOnlyList<string>> names, int axes)
    {
        var file = names[reader.UInt64()][(int)reader.UInt32()];
        var row = (long)reader.UInt64();
        var date = (int)reader.UInt32();
        var amount = reader.Amount();
        var texts = Enumerable.Range(0, 7 + axes).Select(_ => reader.Text()).ToArray();
        return new(texts[0], texts[1], texts[2], texts[3], texts[7..], texts[4], new(date / 10_000, date / 100 % 100, date % 100), texts[5], amount, texts[6], file, row);
    }
}
