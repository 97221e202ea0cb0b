using Kessan.Ledgers;

namespace Kessan.Consolidation;

/// <summary>
/// Reserves of a company that leaves, apart from its translation adjustment: to income or directly to retained earnings, as if it had disposed of what they
/// belong to (IFRS 10 ¶B99; IAS 28 ¶22c; ASC 220-10-45-15; ASBJ 25 ¶9).
/// <example>A subsidiary held to 80% has a revaluation surplus of 50 since its purchase; with its sale 40 go to retained earnings (IAS 16 ¶41), gains on
/// securities of 40 to income.</example>
/// </summary>
internal static class ReservesOnExit
{
    /// <summary>Equity accounts that other comprehensive income moves, and no rule of its own.</summary>
    public static bool IsReserve(GroupWork work, string account) =>
        work.Chart[account] is { Class: AccountClass.Equity, Role: AccountRole.None } reserve
            && (reserve.Flow == MovementCodes.OtherComprehensiveIncome || reserve.ToIncomeOnExit is not null);

    /// <summary>Where an amount of a reserve goes; its own leg is the caller's.</summary>
    /// <param name="amount">As it stood in the reserve, credit negative: the parent's part alone.</param>
    public static Leg Gone(GroupWork work, string owner, string account, decimal amount, AccountRole role, bool opening) =>
        work.Chart[account].ToIncomeOnExit ?? work.Policies.Is(PolicyCatalogue.ReservesOnExit, "income")
            ? ChangeOfHolding.InResult(work, owner, role, amount, opening) with { Holder = null }
            : new(owner, work.Accounts.RetainedEarnings, opening ? MovementCodes.Opening : MovementCodes.Exit, amount);

    /// <summary>The reserves of a subsidiary on the day control is lost; where what is kept stands at its carrying amount, the part that was sold.</summary>
    /// <param name="part">0 to 1.</param>
    public static IEnumerable<Leg> OfSubsidiary(GroupWork work, string entity, string owner, decimal part)
    {
        foreach (var account in work.Chart.Accounts.Select(a => a.Code).Where(a => IsReserve(work, a)))
        {
            var left = work.Journal.Lines.Where(l => l.Line.Entity == entity && l.Line.Account == account).Sum(l => l.Line.Amount);
            if (left == 0m) { continue; }
            var gone = work.Round(left * part);
            yield return new(entity, account, MovementCodes.Exit, -left);
            yield return new(owner, account, MovementCodes.Exit, left - gone);
            yield return Gone(work, owner, account, gone, AccountRole.DisposalResult, false);
            InvesteeTranslation.Add(work, owner, entity, account, left - gone);
        }
    }
}
