using Kessan.Core;

namespace Kessan.Ledgers;

/// <summary>What an account is. Asset, liability, minority and equity accounts have movements and a closing; income and expense accounts have a flow.</summary>
public enum AccountClass
{
    Asset,
    Liability,

    /// <summary>Minority interest, which before SFAS 160 stands between liabilities and equity.</summary>
    Minority,
    Equity,
    Income,
    Expense,
}

/// <summary>What the consolidation rules need to recognise an account by.</summary>
public enum AccountRole
{
    None,
    Cash,
    InvestmentInSubsidiaries,
    InvestmentInAssociates,
    MinorityInterest,
    CommonStock,
    PaidInCapital,
    RetainedEarnings,
    TranslationAdjustment,
    EquityMethodResult,
    MinorityResult,
    DividendIncome,

    /// <summary>What an acquisition costs beyond the net assets acquired.</summary>
    Goodwill,

    /// <summary>Net assets acquired beyond their cost, in income.</summary>
    BargainPurchase,
    DeferredTax,
    DeferredTaxExpense,

    /// <summary>The gain or loss on the disposal of companies.</summary>
    DisposalResult,

    /// <summary>The gain or loss on measuring at fair value what was held before control, or is held after it.</summary>
    RemeasurementResult,

    /// <summary>Where transactions with non-controlling shareholders are taken; retained earnings where no account has the role.</summary>
    OwnerTransactions,
    TreasuryStock,
    GoodwillAmortisation,
    GoodwillImpairment,

    /// <summary>Gains and losses on balances in another currency than the functional one.</summary>
    ExchangeResult,

    /// <summary>Dividends declared, where the books keep them apart from retained earnings during the year.</summary>
    DividendsDeclared,

    /// <summary>The costs of acquiring companies, where they are expenses.</summary>
    AcquisitionCosts,

    /// <summary>Changes of what is given for earlier purchases, where they are income.</summary>
    ConsiderationResult,

    /// <summary>Loans and the like that are in substance part of the net investment in an investee.</summary>
    LongTermInterest,

    /// <summary>The result of discontinued operations after tax, on one line (IFRS 5 ¶33; ASC 205-20-45-3).</summary>
    DiscontinuedResult,

    /// <summary>The gain or loss on disposing of them, where it stands apart from <see cref="DiscontinuedResult"/>.</summary>
    DiscontinuedGain,
}

/// <param name="Code">Its name in every file; unique and case-sensitive.</param>
/// <param name="NameJa">The Japanese name, or the empty text.</param>
public sealed record Account(string Code, string Name, string NameJa, AccountClass Class, AccountRole Role, SourceLine Source)
{
    /// <summary>
    /// The movement that takes up a change of its closing which the books do not explain (the account's movement scheme); null where it has none.
    /// </summary>
    public string? Flow { get; init; }

    /// <summary>
    /// Of a reserve: whether it goes to income (true) or directly to retained earnings (false) with the company it belongs to; null where the policies decide.
    /// </summary>
    public bool? ToIncomeOnExit { get; init; }

    /// <summary>Whether its amounts keep the rates of their own days where a company's books are remeasured (inventory, plant; their cost in income).</summary>
    public bool IsHistorical { get; init; }

    /// <summary>Whether it has movements and a closing balance, rather than a flow.</summary>
    public bool IsBalanceSheet => Class is not (AccountClass.Income or AccountClass.Expense);
}
