using Kessan.Ledgers.Journals;
using Kessan.Ledgers.Stores.Sql;

namespace Kessan.Ledgers.Stores.ClickHouse;

/// <summary>Rows of an answer as balances and lines. Answers are sorted: a text is nearly always the one of the row before.</summary>
internal static class ClickHouseRows
{
    /// <returns>What reads a row of the answer to a query.</returns>
    public static Func<RowBinaryReader, Balance> BalancesOf(BalanceQuery query)
    {
        var keys = LedgerSql.Keys(query).ToArray();
        var month = Array.IndexOf(keys, Dimension.Month);
        var currency = Array.IndexOf(keys, Dimension.Currency);
        var last = Enumerable.Repeat("", keys.Length).ToArray();
        var lastMonth = 0U;
        return reader =>
        {
            for (var i = 0; i < last.Length; i++)
            {
                if (i != month) { last[i] = reader.Text(last[i]); }
                else if (reader.UInt32() is var number && number != lastMonth) { (lastMonth, last[i]) = (number, MonthNumber.ToText(number)); }
            }

            return new(last[..query.By.Count], last[currency], reader.Amount(), reader.Amount(), (long)reader.UInt64());
        };
    }

    public static JournalLine Line(RowBinaryReader reader, IReadOnlyDictionary<ulong, IReadOnlyList<string>> names, int axes)
    {
        var file = names[reader.UInt64()][(int)reader.UInt32()];
        var row = (long)reader.UInt64();
        var date = (int)reader.UInt32();
        var amount = reader.Amount();
        var texts = Enumerable.Range(0, 7 + axes).Select(_ => reader.Text()).ToArray();
        return new(texts[0], texts[1], texts[2], texts[3], texts[7..], texts[4], new(date / 10_000, date / 100 % 100, date % 100), texts[5], amount, texts[6],
            file, row);
    }
}
