using Kessan.Core;
using Kessan.Ledgers;

namespace Kessan.Consolidation;

/// <summary>
/// Step 6d. Dividends of a subsidiary (movement DIV on its retained earnings) are no income of its owners (ARB 51 ¶6); what others received reduces minority
/// interest.
/// </summary>
internal static class SubsidiaryDividends
{
    private static readonly Rule Rule = new("DV", "subsidiary-dividends", Level.Consolidation);

    public static void Book(Subsidiary subsidiary)
    {
        var paid = subsidiary.EquityUnder(MovementCodes.Dividends).Where(subsidiary.IsRetained).ToArray();
        var received = subsidiary.HoldingsOn(AccountRole.DividendIncome).ToArray();
        // Dividends of an investee that became a subsidiary were taken up by the equity method.
        if (paid.Length == 0 && (received.Length == 0 || Scope.EntersFromEquity(subsidiary.Work, subsidiary.Code))) { return; }
        var (all, owners) = (paid.Sum(l => l.Amount), -received.Sum(l => l.Amount));
        var wholly = subsidiary.ShareOn(subsidiary.Work.Before) == 1m && subsidiary.ShareOn(subsidiary.Work.End) == 1m;
        if (owners > all || (wholly && owners != all))
        {
            Report(subsidiary, all, owners, (received.FirstOrDefault() ?? paid[0]).Source ?? paid[0].Source!);
            return;
        }

        var minority = subsidiary.Minority.AddBooked(owners - all);
        subsidiary.Work.Journal.Append(
            Rule,
            FormattableString.Invariant($"Dividends of {subsidiary.Code} of {all} stay within the group as far as its owners received them ({owners}); the rest went to the minority (ARB 51 ¶6)."),
            [.. paid.Select(Subsidiary.Reversing), .. received.Select(Posting.Reversing), subsidiary.MinorityInterest(MovementCodes.Dividends, minority)]);
    }

    private static void Report(Subsidiary subsidiary, decimal paid, decimal received, SourceLine source) =>
        subsidiary.Report("CO320", "dividends-differ", source,
            FormattableString.Invariant($"{subsidiary.Code} paid dividends of {paid} until {subsidiary.Work.End:yyyy-MM-dd}, its owners received {received}; they are not eliminated."),
            received, paid,
            "Book the dividend in both companies in the same period.");
}
