using Kessan.Ledgers;

namespace Kessan.Consolidation;

/// <summary>
/// Other comprehensive income goes with the shares: where others get a larger or smaller part of a company that stays controlled, the same part of what its
/// reserves earned since it came in passes between them and the parent (ASC 810-10-45-24; IAS 21 ¶48C; JICPA accounting practice committee statement 4 ¶42).
/// Where a sale is income, or an issue to others that counts as one (SAB 51), so is the adjustment of the part that goes (SFAS 52 ¶14, FASB Interpretation 37).
/// <example>The parent's 80% of a reserve of 20,000 are 16,000; with 10% more it has 18,000, and 2,000 less in paid-in capital.</example>
/// </summary>
internal static class ReservesOfHolding
{
    /// <param name="change">Points the group gets (positive) or gives.</param>
    /// <param name="held">Points it held before.</param>
    public static IEnumerable<Leg> Moved(GroupWork work, GroupEvent e, DateOnly day, decimal change, decimal held)
    {
        var income = work.Policies.Is(PolicyCatalogue.PartialSale, "income");
        // Before the first books no account says what its reserves had earned by then.
        if (change == 0m || held == 0m || day <= work.Before || (income && change > 0m)) { yield break; }
        var withBuyers = change < 0m && !work.Policies.Is(PolicyCatalogue.SoldGoodwill, "keep");
        foreach (var (entity, part) in Parts(work, day))
        {
            foreach (var reserve in work.Chart.Accounts.Where(a => IsReserve(work, a, entity, income)))
            {
                var amount = work.Round(OfParent(work, entity, reserve.Code, day, withBuyers) * part);
                if (amount == 0m) { continue; }
                yield return new(entity, reserve.Code, MovementCodes.PercentageChange, amount);
                yield return income
                    ? ChangeOfHolding.InResult(work, e.Owner, AccountRole.DisposalResult, -amount, false) with { Holder = null }
                    : ChangeOfHolding.OfOwners(work, e.Owner, MovementCodes.PercentageChange, -amount);
            }
        }
    }

    // With the shares of a company go those of the companies below it: of each, by what the parent's interest gets or loses against what it was.
    private static IEnumerable<(string Entity, decimal Part)> Parts(GroupWork work, DateOnly day)
    {
        var (before, after) = (work.ScopeOn(day.AddDays(-1)).Interests, work.ScopeOn(day));
        return after.Full.Where(c => c != work.Timeline.Parent && before.OfParent(c) != 0m)
            .Select(c => (c, (after.Interests.OfParent(c) / before.OfParent(c)) - 1m))
            .Where(c => c.Item2 != 0m);
    }

    private static bool IsReserve(GroupWork work, Account account, string entity, bool translationOnly) => account.Class == AccountClass.Equity
        && (account.Role == AccountRole.TranslationAdjustment
            || (!translationOnly && account.Role == AccountRole.None && (account.Flow == MovementCodes.OtherComprehensiveIncome
                || work.Journal.Lines.Any(l => l.Line.Entity == entity && l.Line.Account == account.Code
                    && l.Line.Movement == MovementCodes.OtherComprehensiveIncome))));

    // Everything booked on the account for the company: its books since they came in, less what is others'. Of a buyer's own goodwill the adjustment is the
    // buyer's alone.
    private static decimal OfParent(GroupWork work, string entity, string account, DateOnly day, bool withBuyers)
    {
        var sum = 0m;
        foreach (var line in work.Journal.Lines)
        {
            if (line.Line.Entity == entity && line.Line.Account == account && (withBuyers || !line.Own || line.Holder == entity)) { sum += line.At(day); }
        }

        return sum;
    }
}
