using Kessan.Ledgers;

namespace Kessan.Consolidation;

/// <summary>
/// Balances and transactions between two companies that their ledgers do not show by partner, as the group lists them (group/intercompany.csv). A balance of
/// the year before is no longer one in this year.
/// </summary>
internal static class ListedBalances
{
    private static readonly Rule Rule = new("IC", "listed-balances", Level.Elimination);

    public static void Apply(GroupWork work)
    {
        foreach (var item in work.Input.Files.Intercompany
            .Where(i => i.Date <= work.End && (i.Date >= work.YearStart || work.IsPosition || work.Prior is not null) && i.Date >= work.YearStart.AddYears(-1))
            .OrderBy(i => i.Source.Row))
        {
            if (!CompanyStage.IsEverFull(work, item.Entity) || !CompanyStage.IsEverFull(work, item.Partner)) { continue; }
            var amount = item.Amount * Proportion.Between(work, item.Entity, item.Partner, item.Date);
            if (item.Date > work.Before || work.IsPosition) { Append(work, item, Legs(work, item, amount, null)); continue; }
            if (work.IsResult(item.Account) || work.IsResult(item.PartnerAccount)) { continue; }
            Append(work, item, [.. Legs(work, item, amount, MovementCodes.Opening), .. Legs(work, item, -amount, null)]);
        }
    }

    private static void Append(GroupWork work, IntercompanyItem item, IEnumerable<Leg> legs) => work.Journal.Append(Rule, work.End,
        $"{item.Entity} and {item.Partner}: what the group's list of balances and transactions says goes out (IFRS 10 ¶B86; ASC 810-10-45-1; ARB 51 ¶6).",
        legs);

    private static Leg[] Legs(GroupWork work, IntercompanyItem item, decimal amount, string? movement) =>
    [
        new(item.Entity, item.Account, movement ?? MovementOf(work, item.Account), -amount) { Partner = item.Partner, Source = item.Source },
        new(item.Partner, item.PartnerAccount, movement ?? MovementOf(work, item.PartnerAccount), amount) { Partner = item.Entity, Source = item.Source },
    ];

    private static string? MovementOf(GroupWork work, string account) =>
        work.IsResult(account) ? null : work.IsPosition ? MovementCodes.Opening : work.Chart[account].Flow ?? MovementCodes.Operating;
}
