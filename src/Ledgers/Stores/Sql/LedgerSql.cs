using System.Globalization;
using Kessan.Ledgers.Journals;

namespace Kessan.Ledgers.Stores.Sql;

/// <summary>The two questions of a ledger as SQL: the database adds up, sorts and filters; what comes back is the answer.</summary>
internal sealed class LedgerSql(SqlDialect dialect, IReadOnlyList<string> axes, string store)
{
    /// <summary>The columns that hold texts, in the order of <see cref="Journals.Intake.LineBatch"/>; the axes follow.</summary>
    public const string TextColumns = "entity, account, movement, partner, currency, document, text";

    /// <param name="ordered">Whether the database sorts them; else they come as it has them.</param>
    public string Balances(BalanceQuery query, bool ordered = true)
    {
        var keys = Keys(query);
        var columns = string.Join(", ", keys.Select(Column));
        return $"SELECT {columns}, {dialect.Sums}, count(*) FROM {dialect.Lines}{Where(query.Selection)} GROUP BY {columns}"
            + (ordered ? $" ORDER BY {columns}" : "");
    }

    /// <summary>The dimensions of the rows: those asked for and, behind them unless it is one of them, the currency.</summary>
    public static IReadOnlyList<string> Keys(BalanceQuery query) =>
        query.By.Contains(Dimension.Currency, StringComparer.Ordinal) ? query.By : [.. query.By, Dimension.Currency];

    public string Lines(Selection selection, string columns, string order) => $"SELECT {columns} FROM {dialect.Lines}{Where(selection)} ORDER BY {order}";

    public string AxisColumns => string.Concat(axes.Select((name, i) => $", {dialect.Axis(i, name)}"));

    private string Where(Selection selection)
    {
        var conditions = new List<string>();
        if (dialect.Always is { } always) { conditions.Add(always); }
        if (selection.From is { } from)
        {
            conditions.Add($"date >= {dialect.Day(from)}");
            conditions.Add($"{dialect.Month} >= {Text((from.Year * 100) + from.Month)}");
        }

        if (selection.To is { } to)
        {
            conditions.Add($"date <= {dialect.Day(to)}");
            conditions.Add($"{dialect.Month} <= {Text((to.Year * 100) + to.Month)}");
        }

        conditions.AddRange(selection.Conditions.Select(Condition));
        return conditions.Count == 0 ? "" : $" WHERE {string.Join(" AND ", conditions)}";
    }

    private string Condition(Condition condition)
    {
        var column = Column(condition.Dimension);
        var values = condition.Values.Distinct(StringComparer.Ordinal).ToList();
        if (condition.Dimension == Dimension.Month) { return AnyOf(values.Select(v => Months(v, condition.ByPrefix))); }
        values.RemoveAll(v => !dialect.CanHold(v));
        if (condition.ByPrefix) { return AnyOf(values.Select(v => v.Length == 0 ? "1 = 1" : dialect.BeginsWith(column, v))); }
        return values.Count == 0 ? "1 = 0" : $"{column} IN ({string.Join(", ", values.Select(dialect.Value))})";
    }

    private string Months(string value, bool asPrefix) =>
        MonthNumber.Matching(value, asPrefix) is (var first, var last) ? $"{dialect.Month} BETWEEN {Text(first)} AND {Text(last)}" : "1 = 0";

    private static string AnyOf(IEnumerable<string> alternatives) => $"({string.Join(" OR ", alternatives.DefaultIfEmpty("1 = 0"))})";

    private string Column(string dimension)
    {
        if (dimension == Dimension.Month) { return dialect.Month; }
        if (Dimension.Fixed.Contains(dimension, StringComparer.Ordinal)) { return dimension; }
        for (var i = 0; i < axes.Count; i++) { if (axes[i] == dimension) { return dialect.Axis(i, dimension); } }
        throw StoreFault.Dimension(store, dimension, [.. Dimension.Fixed, .. axes]);
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
