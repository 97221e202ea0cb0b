namespace Kessan.Ledgers;

/// <summary>
/// The names a trial balance may use. Where the file that defines them could not be read whole, its names are null and not checked: one fault there
/// would otherwise be repeated on every row here.
/// </summary>
public sealed class LedgerCodes
{
    public LedgerCodes(ChartOfAccounts? chart, MovementTable? movements, IEnumerable<string>? entities)
    {
        (Chart, Movements) = (chart, movements);
        Entities = entities is null ? null : new(entities, StringComparer.Ordinal);
        foreach (var name in (chart?.Accounts.Select(a => a.Code) ?? []).Concat(movements?.Movements.Select(m => m.Code) ?? []).Concat(Entities ?? []))
        {
            names.Add(name);
        }
    }

    // Names already made: a ledger has each of them in thousands of rows.
    private readonly HashSet<string> names = new(StringComparer.Ordinal);

    public ChartOfAccounts? Chart { get; }

    public MovementTable? Movements { get; }

    public HashSet<string>? Entities { get; }

    /// <summary>Whether a row of a balance-sheet account without a movement is its closing (a group workspace), rather than a fault.</summary>
    public bool Closings { get; init; }

    /// <summary>The scenario that is read.</summary>
    public Scenarios Scenario { get; init; } = Scenarios.None;

    /// <summary>Which restatements count.</summary>
    public Causes Causes { get; init; } = Causes.None;

    internal string Intern(ReadOnlySpan<char> text) =>
        names.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(text, out var known) ? known : text.ToString();
}
