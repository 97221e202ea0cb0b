using Kessan.Ledgers;

namespace Kessan.Consolidation;

/// <summary>
/// What a company takes along when it leaves, beside what stands with it: what the equity method added to investees that it holds, and the deferred tax of
/// profits inside the group on what it has, which are realised with it (IFRS 10 ¶B98a; ASC 810-10-40-5). The tax of a profit on what others of the group
/// still have of it stays with them.
/// <example>P sold S plant with a profit of 60, of which 36 are left when S is sold; tax 30%. S takes plant of 36 less along than its books say, and the
/// deferred tax of 10.80 with it.</example>
/// </summary>
internal static class GoesAlong
{
    /// <summary>Adds the legs, and gives what goes along; debit positive.</summary>
    public static decimal Legs(GroupWork work, string entity, DateOnly day, List<Leg> legs)
    {
        var sum = 0m;
        var before = work.ScopeOn(day.AddDays(-1));
        foreach (var key in work.InvesteeAdjustments.Keys.Where(k => k.StartsWith($"{entity}\n", StringComparison.Ordinal)).ToArray())
        {
            var (investee, added) = (key[(entity.Length + 1)..], work.InvesteeAdjustments[key]);
            if (before.IsFull(investee) || added == 0m) { continue; }
            sum += added;
            legs.Add(new(investee, InvesteeStage.Account(work, investee), MovementCodes.Exit, -added) { Partner = entity });
            work.InvesteeAdjustments[key] = work.SuspendedLosses[key] = 0m;
            foreach (var reserve in work.InvesteeTranslation.Keys.Where(k => k.StartsWith($"{key}\n", StringComparison.Ordinal)).ToArray())
            {
                work.InvesteeTranslation[reserve] = 0m;
            }
        }

        foreach (var (item, left) in Profits(work, entity, day))
        {
            var tax = work.Round(left * item.TaxRate) * (item.Buyer == entity ? 1m : -1m);
            if (tax == 0m) { continue; }
            sum += tax;
            legs.Add(new(item.Buyer == entity ? item.Seller : item.Buyer, work.Accounts[AccountRole.DeferredTax], MovementCodes.Exit, -tax));
        }

        return sum;
    }

    /// <summary>
    /// Of a profit that another company than the owner made, the gain is that company's, whose other owners bore their part when it was taken out.
    /// </summary>
    public static IEnumerable<Leg> ProfitsOfSellers(GroupWork work, string entity, string owner, DateOnly day)
    {
        foreach (var (item, left) in Profits(work, entity, day))
        {
            if (item.Buyer != entity || item.Seller == owner || !work.Policies.Is(PolicyCatalogue.UpstreamProfit, "share")) { continue; }
            var profit = left - work.Round(left * item.TaxRate);
            yield return ChangeOfHolding.InResult(work, owner, AccountRole.DisposalResult, profit, false);
            yield return ChangeOfHolding.InResult(work, item.Seller, AccountRole.DisposalResult, -profit, false);
        }
    }

    // Profits with companies that stay.
    private static IEnumerable<(UnrealisedItem Item, decimal Left)> Profits(GroupWork work, string entity, DateOnly day)
    {
        var (before, after) = (work.ScopeOn(day.AddDays(-1)), work.ScopeOn(day));
        return work.Input.Files.Unrealised
            .Where(i => (i.Seller == entity && Stays(i.Buyer)) || (i.Buyer == entity && Stays(i.Seller)))
            .Select(i => (i, work.Round(ProfitLines.Left(i, day))))
            .Where(i => i.Item2 != 0m);

        bool Stays(string other) => before.IsFull(other) && after.IsFull(other);
    }
}
