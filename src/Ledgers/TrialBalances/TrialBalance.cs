using Kessan.Core;

namespace Kessan.Ledgers;

/// <summary>One row of a trial balance.</summary>
/// <param name="Movement">The movement of a balance-sheet account; null on an income-statement account.</param>
/// <param name="Partner">The company of the group on the other side; null where it is a third party.</param>
/// <param name="Amount">Debit positive, in single units of the company's currency; a flow is cumulative for the fiscal year to date.</param>
public sealed record LedgerLine(string Account, string? Movement, string? Partner, decimal Amount, SourceLine Source)
{
    /// <summary>
    /// The amount in the presentation currency, where it has a history of its own (equity, an opening taken over); null where a rate translates it.
    /// </summary>
    public decimal? Translated { get; init; }

    /// <summary>The currency in which the balance is owed, where it is not the company's own; null otherwise.</summary>
    public string? TransactionCurrency { get; init; }

    /// <summary>The balance in <see cref="TransactionCurrency"/>, debit positive.</summary>
    public decimal? TransactionAmount { get; init; }
}

/// <summary>
/// The trial balance of one company at a month end. It adds to zero: the result of the year is not yet in retained earnings.
/// The closing of a balance-sheet account is the sum of its rows, the opening included.
/// </summary>
/// <param name="File">Relative to the workspace, with forward slashes.</param>
public sealed record TrialBalance(string Entity, DateOnly End, IReadOnlyList<LedgerLine> Lines, string File)
{
    /// <summary>actual, or what else the books are of: budget, forecast.</summary>
    public string Scenario { get; init; } = Scenarios.Actual;

    /// <summary>The version of the package: 1 as first reported, higher where the company reported again.</summary>
    public int Version { get; init; } = 1;

    /// <summary>The same rows by the members of each analytical column, where there are such columns.</summary>
    public IReadOnlyList<MemberSum> Members { get; init; } = [];
}

/// <summary>
/// What of a line of a trial balance belongs to a member of an analytical dimension. The members of a dimension, the empty one included, add to the line.
/// </summary>
/// <param name="Dimension">segment, product, region or project.</param>
/// <param name="Member">The empty text where the row names none.</param>
/// <param name="Amount">Debit positive, in the company's currency.</param>
public sealed record MemberSum(string Dimension, string Member, string Account, string? Movement, string? Partner, decimal Amount);
