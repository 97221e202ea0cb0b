using Kessan.Ledgers;

namespace Kessan.Consolidation;

/// <summary>
/// The translation adjustment of an investee that the equity method took up: with the interest, or the part of it that goes, it moves from other comprehensive income to income (IAS 21 ¶48 and ¶48C, IAS 28 ¶23; ASC 830-30-40-1 to 3;
/// SFAS 52 ¶14). By the direct method: what was translated into the presentation currency (IFRIC 16 ¶17).
/// </summary>
internal static class InvesteeTranslation
{
    public static void Add(GroupWork work, string owner, string entity, string account, decimal amount)
    {
        if (account == work.Accounts.TranslationAdjustmentOrNone && amount != 0m) { work.InvesteeTranslation[$"{owner}\n{entity}"] = work.InvesteeTranslation.GetValueOrDefault($"{owner}\n{entity}") + amount; }
    }

    /// <param name="part">Of the interest, 0 to 1.</param>
    /// <param name="role">The income account it goes to.</param>
    public static IReadOnlyList<Leg> Recycled(GroupWork work, string owner, string entity, decimal part, AccountRole role, DateOnly day)
    {
        var key = $"{owner}\n{entity}";
        var gone = work.Round(work.InvesteeTranslation.GetValueOrDefault(key) * part);
        if (gone == 0m) { return []; }
        work.InvesteeTranslation[key] -= gone;
        // What others of the owner had of it is in their interest and stays there; it is not income (IAS 21 ¶48B).
        var amount = work.Round(gone * work.ScopeOn(day.AddDays(-1)).Interests.OfParent(owner));
        return [new(owner, work.Accounts.TranslationAdjustment, day <= work.Before ? MovementCodes.Opening : MovementCodes.Exit, -amount), ChangeOfHolding.InResult(work, owner, role, amount, day <= work.Before) with { Holder = null }];
    }
}
