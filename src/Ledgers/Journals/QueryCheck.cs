namespace Kessan.Ledgers.Journals;

/// <summary>A query names dimensions the ledger has, none twice.</summary>
public static class QueryCheck
{
    /// <exception cref="LedgerException">A dimension is not known, or named twice.</exception>
    public static void Check(BalanceQuery query, IReadOnlyList<string> axes)
    {
        ArgumentNullException.ThrowIfNull(query);
        IReadOnlyList<string> known = [.. Dimension.Fixed, .. axes];
        foreach (var names in new[] { query.By, [.. query.Selection.Conditions.Select(c => c.Dimension)] })
        {
            var seen = new HashSet<string>(StringComparer.Ordinal);
            foreach (var name in names)
            {
                if (!known.Contains(name, StringComparer.Ordinal) || !seen.Add(name)) { throw JournalFault.UnknownDimension(name, known); }
            }
        }
    }
}
