using Kessan.Core;
using Kessan.Ledgers;

namespace Kessan.Consolidation;

/// <summary>
/// The accounts the rules book to. A role that is asked for and not there is remembered: nothing is consolidated then, and the chart is named as the place.
/// </summary>
internal sealed class RoleBook(ChartOfAccounts chart)
{
    private readonly SortedSet<AccountRole> missing = [];

    public string RetainedEarnings => this[AccountRole.RetainedEarnings];

    public string NonControllingInterest => this[AccountRole.MinorityInterest];

    public string TranslationAdjustment => this[AccountRole.TranslationAdjustment];

    public string this[AccountRole role]
    {
        get
        {
            if (chart.TheOne(role) is { } account) { return account.Code; }
            missing.Add(role);
            return chart.Accounts.Count > 0 ? chart.Accounts[0].Code : "";
        }
    }

    /// <summary>The account of the translation adjustment, or none where no company needs it.</summary>
    public string TranslationAdjustmentOrNone => chart.TheOne(AccountRole.TranslationAdjustment)?.Code ?? "";

    /// <summary>The account of a role, or of the other where the chart has none.</summary>
    public string Or(AccountRole role, AccountRole otherwise) => chart.TheOne(role)?.Code ?? this[otherwise];

    public IEnumerable<Finding> Faults =>
        missing.Select(role => new Finding("WS117", "role-missing", Severity.Fault, new(ChartReader.File),
            $"The rules need an account with the role {ChartReader.WordOf(role)}.")
    {
        Printed = "no account",
        Expected = ChartReader.WordOf(role),
        Remedy = "Add an account with this role, or give the role to the account that is meant.",
    });
}
