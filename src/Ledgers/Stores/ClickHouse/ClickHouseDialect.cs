using System.Globalization;
using Kessan.Ledgers.Stores.Sql;

namespace Kessan.Ledgers.Stores.ClickHouse;

/// <param name="attempts">The attempts that count: those that came to their end.</param>
internal sealed class ClickHouseDialect(string lines, IReadOnlyList<ulong> attempts) : SqlDialect
{
    public override string Lines => lines;

    public override string Month => "intDiv(date, 100)";

    public override string Sums => "sumIf(amount, amount > 0), sumIf(amount, amount < 0)";

    public override string Always => $"attempt IN ({string.Join(", ", attempts.Select(a => a.ToString(CultureInfo.InvariantCulture)))})";

    public override string Value(string text) => ClickHouseText.Literal(text);

    public override string Day(DateOnly day) => ((day.Year * 10_000) + (day.Month * 100) + day.Day).ToString(CultureInfo.InvariantCulture);

    public override string BeginsWith(string column, string prefix) => $"startsWith({column}, {Value(prefix)})";

    public override string Axis(int index, string name) => ClickHouseSchema.AxisColumn(name);
}
