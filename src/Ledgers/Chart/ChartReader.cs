namespace Kessan.Ledgers;

/// <summary>Reads accounts/chart.csv.</summary>
public static class ChartReader
{
    private const int Code = 0, Name = 1, NameJa = 2, Class = 3, Role = 4, Flow = 5, RateOf = 6, OnExit = 7;

    public const string File = "accounts/chart.csv";

    private static readonly CsvColumns Columns = new("account", "name", "name_ja", "class", "role", "flow", "rate", "on_exit")
    {
        Optional = ["name_ja", "flow", "rate", "on_exit"]
    };

    private static readonly Dictionary<string, bool> RatesOf = new(StringComparer.Ordinal) { [""] = false, ["closing"] = false, ["historical"] = true };

    private static readonly Dictionary<string, bool?> Exits = new(StringComparer.Ordinal) { [""] = null, ["income"] = true, ["retained-earnings"] = false };

    private static readonly Dictionary<string, AccountClass> Classes = new(StringComparer.Ordinal)
    {
        ["asset"] = AccountClass.Asset,
        ["liability"] = AccountClass.Liability,
        ["minority"] = AccountClass.Minority,
        ["non-controlling"] = AccountClass.Minority,
        ["equity"] = AccountClass.Equity,
        ["income"] = AccountClass.Income,
        ["expense"] = AccountClass.Expense,
    };

    private static readonly Dictionary<string, AccountRole> Roles = new(StringComparer.Ordinal)
    {
        [""] = AccountRole.None,
        ["cash"] = AccountRole.Cash,
        ["investment-in-subsidiaries"] = AccountRole.InvestmentInSubsidiaries,
        ["investment-in-associates"] = AccountRole.InvestmentInAssociates,
        ["minority-interest"] = AccountRole.MinorityInterest,
        ["common-stock"] = AccountRole.CommonStock,
        ["paid-in-capital"] = AccountRole.PaidInCapital,
        ["retained-earnings"] = AccountRole.RetainedEarnings,
        ["translation-adjustment"] = AccountRole.TranslationAdjustment,
        ["equity-method-result"] = AccountRole.EquityMethodResult,
        ["minority-result"] = AccountRole.MinorityResult,
        ["dividend-income"] = AccountRole.DividendIncome,
        ["non-controlling-interest"] = AccountRole.MinorityInterest,
        ["non-controlling-result"] = AccountRole.MinorityResult,
        ["goodwill"] = AccountRole.Goodwill,
        ["bargain-purchase"] = AccountRole.BargainPurchase,
        ["deferred-tax"] = AccountRole.DeferredTax,
        ["deferred-tax-expense"] = AccountRole.DeferredTaxExpense,
        ["disposal-result"] = AccountRole.DisposalResult,
        ["remeasurement-result"] = AccountRole.RemeasurementResult,
        ["owner-transactions"] = AccountRole.OwnerTransactions,
        ["treasury-stock"] = AccountRole.TreasuryStock,
        ["goodwill-amortisation"] = AccountRole.GoodwillAmortisation,
        ["goodwill-impairment"] = AccountRole.GoodwillImpairment,
        ["exchange-result"] = AccountRole.ExchangeResult,
        ["dividends-declared"] = AccountRole.DividendsDeclared,
        ["acquisition-costs"] = AccountRole.AcquisitionCosts,
        ["consideration-result"] = AccountRole.ConsiderationResult,
        ["long-term-interest"] = AccountRole.LongTermInterest,
        ["discontinued-result"] = AccountRole.DiscontinuedResult,
        ["discontinued-gain"] = AccountRole.DiscontinuedGain,
    };

    /// <summary>The class of a word; null where it is none.</summary>
    public static AccountClass? ClassOf(string word) => Classes.TryGetValue(word, out var found) ? found : null;

    /// <summary>The role of a word; null where it is none.</summary>
    public static AccountRole? RoleOf(string word) => word.Length > 0 && Roles.TryGetValue(word, out var role) ? role : null;

    /// <summary>The word a role has in the chart.</summary>
    public static string WordOf(AccountRole role) => Roles.First(r => r.Value == role).Key;

    /// <returns>The accounts that could be read; the faults say which could not.</returns>
    public static ChartOfAccounts Read(string folder, FaultList faults)
    {
        var accounts = new List<Account>();
        var keys = new RowKeys<string>();
        foreach (var row in CsvTable.Read(folder, File, Columns, faults)?.Rows(faults) ?? [])
        {
            var account = new Account(
                row.Required(Code), row.Required(Name), row.Text(NameJa), row.Word(Class, Classes), row.Word(Role, Roles),
                row.Source) { Flow = row.TextOrNull(Flow), IsHistorical = row.Word(RateOf, RatesOf), ToIncomeOnExit = row.Word(OnExit, Exits) };
            keys.Add(row, account.Code, Code, "account");
            if (row.IsSound) { accounts.Add(account); }
        }

        return new(accounts);
    }
}
