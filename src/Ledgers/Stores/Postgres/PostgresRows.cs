using System.Data.Common;
using Kessan.Ledgers.Stores.Sql;

namespace Kessan.Ledgers.Stores.Postgres;

/// <summary>Amounts are numeric, days are dates.</summary>
internal sealed class PostgresRows : SqlRows
{
    protected override int AmountColumns => 1;

    protected override string AmountNames => "amount";

    protected override decimal Amount(DbDataReader reader, int at) => Units.WithoutZeros(reader.GetDecimal(at));

    protected override DateOnly Day(DbDataReader reader, int at) => reader.GetFieldValue<DateOnly>(at);
}
