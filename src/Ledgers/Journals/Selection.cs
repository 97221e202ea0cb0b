namespace Kessan.Ledgers.Journals;

/// <summary>
/// Which lines count: a period, and for any dimension the values that are wanted. All conditions hold at once; a dimension is named
/// by at most one condition.
/// </summary>
/// <param name="From">The first day, or null from the beginning.</param>
/// <param name="To">The last day, included, or null to the end.</param>
public sealed record Selection(DateOnly? From, DateOnly? To, IReadOnlyList<Condition> Conditions)
{
    public static readonly Selection Everything = new(null, null, []);

    /// <summary>The lines behind one balance of a query: those of the query that also have the balance's key and currency.</summary>
    public static Selection Behind(Balance balance, BalanceQuery query)
    {
        ArgumentNullException.ThrowIfNull(balance);
        ArgumentNullException.ThrowIfNull(query);
        var key = query.By.Select((dimension, i) => new Condition(dimension, [balance.Key[i]])).ToList();
        if (!query.By.Contains(Dimension.Currency, StringComparer.Ordinal)) { key.Add(new(Dimension.Currency, [balance.Currency])); }
        return query.Selection with { Conditions = [.. query.Selection.Conditions.Where(c => key.All(k => k.Dimension != c.Dimension)), .. key] };
    }
}

/// <param name="Dimension">One of <see cref="Journals.Dimension"/> or an analytical axis.</param>
/// <param name="Values">
/// Any of these; the empty text means lines without a value. With <paramref name="ByPrefix"/>, values that begin with any of these (ordinal).
/// </param>
public sealed record Condition(string Dimension, IReadOnlyList<string> Values, bool ByPrefix = false)
{
    public bool Holds(string value) =>
        ByPrefix ? Values.Any(v => value.StartsWith(v, StringComparison.Ordinal)) : Values.Contains(value, StringComparer.Ordinal);
}
