using System.Globalization;
using System.Text;
using Kessan.Ledgers.Stores.Sql;
using Microsoft.Data.Sqlite;

namespace Kessan.Ledgers.Stores.Sqlite;

/// <summary>Values become parameters of the one command the dialect is made for.</summary>
internal sealed class SqliteDialect(SqliteCommand command) : SqlDialect
{
    public override string Lines => "line";

    public override string Month => "(date / 100)";

    public override string Sums =>
        "sum(CASE WHEN high > 0 OR low > 0 THEN high ELSE 0 END), sum(CASE WHEN high > 0 OR low > 0 THEN low ELSE 0 END), "
        + "sum(CASE WHEN high < 0 OR low < 0 THEN high ELSE 0 END), sum(CASE WHEN high < 0 OR low < 0 THEN low ELSE 0 END)";

    public override string Value(string text)
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"$p{command.Parameters.Count}");
        command.Parameters.AddWithValue(name, text);
        return name;
    }

    public override string Day(DateOnly day) => ((day.Year * 10_000) + (day.Month * 100) + day.Day).ToString(CultureInfo.InvariantCulture);

    /// <summary>As bytes: a text would be cut by characters, of which SQLite and .NET count different numbers.</summary>
    public override string BeginsWith(string column, string prefix) =>
        string.Create(CultureInfo.InvariantCulture, $"substr(CAST({column} AS BLOB), 1, {Encoding.UTF8.GetByteCount(prefix)}) = CAST({Value(prefix)} AS BLOB)");

    public override string Axis(int index, string name) => SqliteSchema.AxisColumn(index);
}
