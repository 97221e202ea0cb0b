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
}

/// <param name="Code">Its name in every file; unique and case-sensitive.</param>
/// <param name="NameJa">The Japanese name, or the empty text.</param>
public sealed record Account(string Code, string Name, string NameJa, AccountClass Class, AccountRole Role, SourceLine Source)
{
    /// <summary>Whether it has movements and a closing balance, rather than a flow.</summary>
    public bool IsBalanceSheet => Class is not (AccountClass.Income or AccountClass.Expense);
}
