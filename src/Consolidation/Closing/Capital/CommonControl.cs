using Kessan.Ledgers;

namespace Kessan.Consolidation;

/// <summary>
/// Shares of a company bought from owners who control both: amounts stay as these owners have them, no goodwill arises, and what is paid beyond them is a
/// distribution to these owners (ASC 805-50-30-5 and 30-6; ASBJ 21 ¶41-43). The two are shown together as if they had always been (ASC 805-50-45-2 to 45-5) or
/// from the day on, by policy.
/// <example>500 for all of a company with capital of 300 and earnings of 100: capital surplus 300 − 500, earnings 100 as before; from the day on, 100 less
/// capital surplus.</example>
/// </summary>
internal static class CommonControl
{
    /// <summary>Such events as the purchases and payments they are under the policy.</summary>
    public static GroupInput Settled(GroupInput input)
    {
        if (input.TrialBalances.Count == 0 || !input.Files.Events.Any(e => e.Kind == EventKind.CommonControl)) { return input; }
        var opening = input.Calendar.CumulativeTo(input.TrialBalances.Min(t => t.End)).Start!.Value.AddDays(-1);
        var pooled = input.Policies.Is(PolicyCatalogue.CommonControl, "as-if-always");
        return input with { Files = input.Files with { Events = [.. input.Files.Events.SelectMany(e => e.Kind == EventKind.CommonControl
            ? Parts(e, pooled, opening)
            : [e])] } };
    }

    /// <summary>
    /// What a company that is shown as if always the group's can have paid to the common owners before they sold it; a dividend then stays one, to the owners
    /// of the group (ASC 805-50-45-2).
    /// </summary>
    public static decimal PaidBefore(GroupWork work, string payer, IEnumerable<BookRow> paid) =>
        work.Input.Files.Events.FirstOrDefault(e => e.Entity == payer && e is { IsCommonControl: true, Kind: EventKind.Consideration }) is { } bought
            ? paid.Where(p => p.From < bought.Boundary || p.To <= bought.Boundary).Sum(p => p.Amount)
            : 0m;

    private static GroupEvent[] Parts(GroupEvent e, bool pooled, DateOnly opening) => !pooled
        ? [e with { Kind = EventKind.Purchase, IsCommonControl = true }]
        :
        [
            e with { Kind = EventKind.Purchase, Date = e.Since ?? opening, Amount = 0m, Costs = 0m, IsCommonControl = true, IsPooled = true },
            e with { Kind = EventKind.Consideration, Percent = 0m, Votes = null, IsCommonControl = true },
        ];

    /// <summary>
    /// What stands in the group's equity for the company's: its earnings and reserves where it is shown as if it had always been there, the rest on the side of
    /// the owners.
    /// </summary>
    public static IEnumerable<Leg> Legs(GroupWork work, GroupEvent at, PurchasePrice price, IReadOnlyDictionary<string, decimal> equity, string movement)
    {
        if (!at.IsCommonControl) { yield break; }
        var kept = 0m;
        foreach (var (account, amount) in equity
            .Where(e => at.IsPooled && work.Chart[e.Key].Role is not (AccountRole.CommonStock or AccountRole.PaidInCapital or AccountRole.TreasuryStock))
            .OrderBy(e => work.Chart.PositionOf(e.Key)))
        {
            var part = work.Round(amount * (1m - price.Outside));
            kept -= part;
            yield return new(price.Entity, account, movement, part);
        }

        yield return ChangeOfHolding.OfOwners(work, at.Owner, movement, kept - price.Pooled);
    }
}
