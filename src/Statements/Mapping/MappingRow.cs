using Kessan.Core;

namespace Kessan.Statements;

/// <summary>One row of accounts/presentation-*.csv: which balances enter which fact, and with which sign.</summary>
/// <param name="Account">A code of the chart, or <c>*</c>: all balance-sheet accounts but those with the role cash.</param>
/// <param name="Movement">A movement's flow of the period; null for the closing of a balance-sheet account or the flow of an income-statement account.</param>
/// <param name="Statement">Groups the rows (IS, BS, CF, …); a statement definition names the group it accounts for completely.</param>
/// <param name="Sign">+1 or −1 times the debit-positive amount.</param>
/// <param name="Entities">With companies named, only their packages count, before elimination; empty for the consolidated amount.</param>
public sealed record MappingRow(
    string Presentation, string Account, string? Movement, string Statement, string Concept, Members Members, int Sign, IReadOnlyList<string> Entities,
    SourceLine Source)
{
    public const string AllButCash = "*";
}
