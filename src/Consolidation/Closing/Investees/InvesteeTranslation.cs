using Kessan.Ledgers;

namespace Kessan.Consolidation;

/// <summary>
/// What the equity method took up of an investee's other comprehensive income. With the interest, or the part of it that goes, the translation adjustment moves
/// to income (IAS 21 ¶48 and ¶48C, IAS 28 ¶23; ASC 830-30-40-1 to 3; SFAS 52 ¶14), by the direct method: what was translated into the presentation currency
/// (IFRIC 16 ¶17). Other reserves move to income or retained earnings, as if the investee had disposed of what they belong to (IAS 28 ¶22c).
/// </summary>
internal static class InvesteeTranslation
{
    public static void Add(GroupWork work, string owner, string entity, string account, decimal amount)
    {
        if (amount == 0m || !(account == work.Accounts.TranslationAdjustmentOrNone || ReservesOnExit.IsReserve(work, account))) { return; }
        var key = Key(owner, entity, account);
        work.InvesteeTranslation[key] = work.InvesteeTranslation.GetValueOrDefault(key) + amount;
    }

    /// <param name="part">Of the interest, 0 to 1.</param>
    /// <param name="role">The income account the translation adjustment goes to.</param>
    public static IReadOnlyList<Leg> Recycled(GroupWork work, string owner, string entity, decimal part, AccountRole role, DateOnly day)
    {
        var legs = new List<Leg>();
        var opening = day <= work.Before;
        foreach (var key in work.InvesteeTranslation.Keys.Where(k => k.StartsWith(Key(owner, entity, ""), StringComparison.Ordinal)).ToArray())
        {
            var gone = work.Round(work.InvesteeTranslation[key] * part);
            if (gone == 0m) { continue; }
            work.InvesteeTranslation[key] -= gone;
            // What others of the owner had of it is in their interest and stays there; it is not income (IAS 21 ¶48B).
            var amount = work.Round(gone * work.ScopeOn(day.AddDays(-1)).Interests.OfParent(owner));
            var account = key[Key(owner, entity, "").Length..];
            legs.Add(new(owner, account, opening ? MovementCodes.Opening : MovementCodes.Exit, -amount));
            legs.Add(account == work.Accounts.TranslationAdjustmentOrNone
                ? ChangeOfHolding.InResult(work, owner, role, amount, opening) with { Holder = null }
                : ReservesOnExit.Gone(work, owner, account, amount, role, opening));
        }

        return legs;
    }

    private static string Key(string owner, string entity, string account) => $"{owner}\n{entity}\n{account}";
}
