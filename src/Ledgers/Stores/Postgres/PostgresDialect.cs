using System.Globalization;
using Kessan.Ledgers.Stores.Sql;
using Npgsql;

namespace Kessan.Ledgers.Stores.Postgres;

/// <summary>Values become parameters of the one command the dialect is made for.</summary>
internal sealed class PostgresDialect(NpgsqlCommand command) : SqlDialect
{
    public override string Lines => "kessan.line";

    public override string Month => "month";

    public override string Sums => "coalesce(sum(amount) FILTER (WHERE amount > 0), 0), coalesce(sum(amount) FILTER (WHERE amount < 0), 0)";

    public override string Value(string text)
    {
        command.Parameters.Add(new() { Value = text });
        return string.Create(CultureInfo.InvariantCulture, $"${command.Parameters.Count}");
    }

    public override string Day(DateOnly day) => string.Create(CultureInfo.InvariantCulture, $"DATE '{day:yyyy-MM-dd}'");

    public override string BeginsWith(string column, string prefix) => $"starts_with({column}, {Value(prefix)})";

    public override string Axis(int index, string name) => PostgresSchema.AxisColumn(index);

    /// <summary>PostgreSQL's texts hold every character but NUL.</summary>
    public override bool CanHold(string text) => !text.Contains('\0', StringComparison.Ordinal);
}
