using Kessan.Ledgers;

namespace Kessan.Consolidation;

/// <summary>The accounts the rules book to. The loader has checked that those which are needed are there.</summary>
internal sealed class RoleAccounts(ChartOfAccounts chart)
{
    public string RetainedEarnings { get; } = Code(chart, AccountRole.RetainedEarnings);

    public string MinorityInterest { get; } = Code(chart, AccountRole.MinorityInterest);

    public string MinorityResult { get; } = Code(chart, AccountRole.MinorityResult);

    public string InvestmentInAssociates { get; } = Code(chart, AccountRole.InvestmentInAssociates);

    public string EquityMethodResult { get; } = Code(chart, AccountRole.EquityMethodResult);

    public string TranslationAdjustment { get; } = Code(chart, AccountRole.TranslationAdjustment);

    // An account nothing will be booked to may be absent.
    private static string Code(ChartOfAccounts chart, AccountRole role) => chart.TheOne(role)?.Code ?? "";
}
