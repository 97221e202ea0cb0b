using System.Data.Common;
using Kessan.Ledgers.Stores.Sql;

namespace Kessan.Ledgers.Stores.Sqlite;

/// <summary>Amounts are two whole numbers (<see cref="SqliteSchema"/>), days numbers such as 20080930.</summary>
internal sealed class SqliteRows : SqlRows
{
    protected override int AmountColumns => 2;

    protected override string AmountNames => "high, low";

    protected override decimal Amount(DbDataReader reader, int at) =>
        Units.ToDecimal(((Int128)reader.GetInt64(at) * SqliteSchema.LowPart) + reader.GetInt64(at + 1));

    protected override DateOnly Day(DbDataReader reader, int at)
    {
        var date = reader.GetInt32(at);
        return new(date / 10_000, date / 100 % 100, date % 100);
    }
}
