using Kessan.Ledgers;

namespace Kessan.Consolidation;

/// <summary>
/// What is left of the shares two companies hold of each other after all entries, which must be nothing: two at a time, whatever account held them (by the
/// equity method before control too) and whichever of the two an entry stands under, since in a circle each owns the other.
/// </summary>
public static class InvestmentPairs
{
    /// <param name="inside">Whether a company is consolidated in full, the parent included.</param>
    /// <returns>In ordinal order: the two companies, the pair in words, the amount, debit positive.</returns>
    public static IEnumerable<(string One, string Other, string Pair, decimal Left)> Of(IEnumerable<JournalLine> lines, ChartOfAccounts chart,
        Func<string, bool> inside)
    {
        ArgumentNullException.ThrowIfNull(lines);
        ArgumentNullException.ThrowIfNull(chart);
        ArgumentNullException.ThrowIfNull(inside);
        return lines.Where(l => l.Partner is not null && chart[l.Account].Role is AccountRole.InvestmentInSubsidiaries or AccountRole.InvestmentInAssociates
            && inside(l.Entity) && inside(l.Partner))
            .GroupBy(l => string.CompareOrdinal(l.Entity, l.Partner) < 0 ? $"{l.Entity} and {l.Partner}" : $"{l.Partner} and {l.Entity}",
                StringComparer.Ordinal)
            .OrderBy(g => g.Key, StringComparer.Ordinal)
            .Select(g => (g.First().Entity, g.First().Partner!, g.Key, g.Sum(l => l.Amount)));
    }
}
