namespace Kessan.Ledgers;

/// <summary>The accounts of the group, in the order of the chart (which is the order of every report that shows all of them).</summary>
public sealed class ChartOfAccounts
{
    private readonly Dictionary<string, int> positions;

    /// <exception cref="ArgumentException">Two accounts have one code; a chart that was read has been checked for that.</exception>
    public ChartOfAccounts(IEnumerable<Account> accounts)
    {
        Accounts = [.. accounts];
        positions = new(Accounts.Count, StringComparer.Ordinal);
        for (var i = 0; i < Accounts.Count; i++) { positions.Add(Accounts[i].Code, i); }
    }

    public IReadOnlyList<Account> Accounts { get; }

    /// <summary>The account of a code, or null where there is none.</summary>
    public Account? Find(string code) => positions.TryGetValue(code, out var position) ? Accounts[position] : null;

    /// <summary>The account of a code that has been checked.</summary>
    /// <exception cref="KeyNotFoundException">There is none: our own bug, since every line that was read has been checked.</exception>
    public Account this[string code] => Accounts[positions[code]];

    /// <summary>Where a code stands in the chart, from 0; the order in which accounts are written.</summary>
    public int PositionOf(string code) => positions[code];

    public IEnumerable<Account> WithRole(AccountRole role) => Accounts.Where(a => a.Role == role);

    /// <summary>The one account the rules book to under a role, or null where the chart has none.</summary>
    public Account? TheOne(AccountRole role) => Accounts.FirstOrDefault(a => a.Role == role);
}
