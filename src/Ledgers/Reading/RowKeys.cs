namespace Kessan.Ledgers;

/// <summary>The keys a file may have once: the second row with a key is reported and refers to the first.</summary>
public sealed class RowKeys<TKey>
    where TKey : notnull
{
    private readonly Dictionary<TKey, CsvRow> seen = [];

    /// <param name="column">Where the fault is shown.</param>
    /// <param name="meaning">The key in words: "account, movement and partner".</param>
    public void Add(CsvRow row, TKey key, int column, string meaning)
    {
        if (seen.TryAdd(key, row)) { return; }
        row.Fault("WS111", "duplicate-row", column, row.Text(column), $"one row per {meaning}",
            FormattableString.Invariant($"Row {seen[key].Line} has the same {meaning}."),
            "Add the two rows into one, or correct the wrong one.");
    }
}
