using Kessan.Ledgers;

namespace Kessan.Consolidation;

/// <summary>
/// Step 6b. A company enters: bought, founded, or an investee that became a subsidiary. Its equity at that day (the rows under the step's movement) stands
/// against the cost; what the cost exceeds the share of net assets by is what the step's allocations say (SFAS 141 ¶35, ¶43), and nothing else. The carrying
/// amount of an investee is part of the cost.
/// <example>80% for 1,000 of net assets of 1,100: debit equity 1,100 and goodwill 120, credit investment 1,000 and minority interest 220.</example>
/// </summary>
internal static class CapitalAtEntry
{
    /// <returns>Whether the capital could be consolidated; where not, it was reported and stays as it is in the books.</returns>
    public static bool Book(Subsidiary subsidiary)
    {
        if (!HasOneMovement(subsidiary)) { return false; }
        var movement = subsidiary.EntryMovement!;
        CheckCost(subsidiary, movement);
        CheckNetAssets(subsidiary, movement);
        var equity = subsidiary.EquityUnder(movement).ToArray();
        var netAssets = -equity.Sum(l => l.Amount);
        var holdings = Holdings(subsidiary, movement);
        var exact = (1m - subsidiary.ShareOn(subsidiary.EntrySteps[0].Date)) * netAssets;
        var minority = subsidiary.Minority.Add(exact);
        var excess = -holdings.Sum(h => h.Amount) - (netAssets - minority);
        if (!Allocates(subsidiary, excess)) { return false; }
        subsidiary.Work.Journal.Append(
            Subsidiary.Capital,
            Reason(subsidiary, netAssets, excess),
            [
                .. equity.Select(Subsidiary.Reversing),
                .. holdings,
                .. subsidiary.EntrySteps.SelectMany(subsidiary.AllocationsOf),
                subsidiary.MinorityInterest(movement, minority),
            ],
            subsidiary.EntrySteps.Select(s => s.Source));
        return true;
    }

    // The investment as its owners booked it, with what stands on the accounts of investees and what the equity method took up.
    private static List<Posting> Holdings(Subsidiary subsidiary, string movement)
    {
        var work = subsidiary.Work;
        var cost = subsidiary.HoldingsOn(AccountRole.InvestmentInSubsidiaries)
            .Where(l => l.Movement == movement)
            .Select(l => subsidiary.Investment(l, movement, l.Amount));
        var asInvestee = subsidiary.HoldingsOn(AccountRole.InvestmentInAssociates)
            .GroupBy(l => l.Entity, StringComparer.Ordinal)
            .Select(g => subsidiary.Investment(g.First(), movement, g.Sum(l => l.Amount)));
        var takenUp = EquityMethod.TakenUp(work, subsidiary.Code);
        return [.. cost, .. asInvestee, new(subsidiary.Code, work.Accounts.InvestmentInAssociates, movement, null, -takenUp)];
    }

    private static bool HasOneMovement(Subsidiary subsidiary)
    {
        var (work, code) = (subsidiary.Work, subsidiary.Code);
        var holding = work.Input.Group.HoldingsIn(code, work.End)[0].Source;
        var movements = subsidiary.EntrySteps.Select(s => s.Movement).Distinct(StringComparer.Ordinal).ToArray();
        if (movements.Length == 1) { return true; }
        var day = Scope.EntryDay(work, code);
        if (movements.Length == 0)
        {
            work.Report("CO301", "entry-without-step", new(holding.File, holding.Row),
                FormattableString.Invariant($"{code} enters the group on {day:yyyy-MM-dd}, but no acquisition step of that day says at what cost. Its capital is not consolidated."),
                "no step", FormattableString.Invariant($"a step of {code} on {day:yyyy-MM-dd}"), $"Add it to {AcquisitionReader.StepsFile}.");
        }
        else
        {
            var step = subsidiary.EntrySteps[1].Source;
            work.Report("CO303", "entry-under-several-movements", new(step.File, step.Row),
                FormattableString.Invariant($"{code} enters on {day:yyyy-MM-dd} under the movements {string.Join(" and ", movements)}; its balances come in under one. Its capital is not consolidated."),
                string.Join(", ", movements), movements[0], "Book all purchases of that day under one movement.");
        }

        return false;
    }

    private static void CheckCost(Subsidiary subsidiary, string movement)
    {
        foreach (var owner in subsidiary.EntrySteps.GroupBy(s => s.Owner, StringComparer.Ordinal))
        {
            var booked = subsidiary.HoldingsOn(AccountRole.InvestmentInSubsidiaries).Concat(subsidiary.HoldingsOn(AccountRole.InvestmentInAssociates))
                .Where(l => l.Entity == owner.Key && l.Movement == movement).Sum(l => l.Amount);
            PurchaseChecks.Cost(subsidiary, owner.Key, movement, [.. owner], booked);
        }
    }

    private static void CheckNetAssets(Subsidiary subsidiary, string movement)
    {
        var found = -(subsidiary.Package.Ledger?.Lines ?? [])
            .Where(l => l.Movement == movement && subsidiary.Work.Chart[l.Account].Class == AccountClass.Equity)
            .Sum(l => l.Amount);
        foreach (var step in subsidiary.EntrySteps.Where(s => s.NetAssets != found))
        {
            subsidiary.Report("CO306", "net-assets-differ", step.Source,
                FormattableString.Invariant($"Step {step.Step} says that net assets of {subsidiary.Code} were {step.NetAssets}; its trial balance of {subsidiary.Work.End:yyyy-MM-dd} brings in equity of {found} under {movement}."),
                step.NetAssets, found, "Correct the step, or the rows under that movement.");
        }
    }

    private static bool Allocates(Subsidiary subsidiary, decimal excess)
    {
        var allocated = subsidiary.EntrySteps.Sum(subsidiary.Work.AllocatedBy);
        if (allocated == excess) { return true; }
        PurchaseChecks.Unallocated(subsidiary, subsidiary.EntrySteps[0], excess, allocated);
        return false;
    }

    private static string Reason(Subsidiary subsidiary, decimal netAssets, decimal excess) =>
        FormattableString.Invariant($"{subsidiary.Code} enters on {subsidiary.EntrySteps[0].Date:yyyy-MM-dd} with net assets of {netAssets}, of which the group holds {subsidiary.ShareOn(subsidiary.EntrySteps[0].Date) * 100m:0.####}%; the cost exceeds its share by {excess} (ARB 51 ¶7, SFAS 141 ¶43).");
}
