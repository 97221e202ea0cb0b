using Kessan.Core;

namespace Kessan.Workspace;

/// <summary>
/// Findings that only say again what another one says: an opening that is not the closing before, where the file of that closing could not be read whole.
/// </summary>
internal static class Consequences
{
    public static IEnumerable<Finding> Without(IReadOnlyList<Finding> findings)
    {
        var unread = findings.Where(f => f.Code.StartsWith("WS", StringComparison.Ordinal) || f.Code == "LG105")
            .Select(f => Parts(f.Place.File))
            .OfType<(string Month, string Ledger)>()
            .ToArray();
        return findings.Where(f => f.Code != "LG104" || Parts(f.Place.File) is not { } of
            || !unread.Any(u => u.Ledger == of.Ledger && string.CompareOrdinal(u.Month, of.Month) < 0));
    }

    private static (string Month, string Ledger)? Parts(string file) => file.Split('/') is ["ledgers", var month, var ledger] ? (month, ledger) : null;
}
