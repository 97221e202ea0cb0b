using System.Globalization;
using Kessan.Ledgers;

namespace Kessan.Consolidation;

/// <summary>
/// Shares held at cost before control or significant influence. Where every purchase stays a layer, the owner's part of what the company earned since each of
/// them comes in, as if the later method had held from then on (ARB 51 ¶10; APB 18 ¶19(m)). Of a purchase whose equity nobody gives, the day of the last one
/// counts, the convenience of ARB 51 ¶10.
/// <example>10% bought at an equity of 500, control at 600: 10 of what it earned are the group's.</example>
/// </summary>
internal static class EarnedSincePurchase
{
    private static readonly Rule Rule = new("ER", "earned-since-purchase", Level.Consolidation);

    /// <summary>Of a company that becomes an investee.</summary>
    public static void OfInvestee(GroupWork work, string entity, DateOnly day)
    {
        if (!work.Companies.TryGetValue(entity, out var books)) { return; }
        var rate = books.Rates.OfEvent(day);
        foreach (var owner in work.ScopeOn(day).GroupHoldings(entity).Select(h => h.Owner).ToArray())
        {
            Of(work, PolicyCatalogue.InvesteeSteps, owner, entity, day, work.Round(InvesteeBasis.NetAssetsOn(work, entity, day) * rate), rate);
        }
    }

    /// <param name="equity">Of the company that comes under control, on the day; presentation currency, positive.</param>
    public static void OfSubsidiary(GroupWork work, string entity, DateOnly day, decimal equity)
    {
        var before = work.ScopeOn(day.AddDays(-1));
        // Between the first books and control the equity method has taken it up.
        if (day > work.Before && before.Method(entity) != ConsolidationMethod.None) { return; }
        foreach (var owner in work.ScopeOn(day).GroupHoldings(entity).Select(h => h.Owner).ToArray())
        {
            Of(work, PolicyCatalogue.StepAcquisition, owner, entity, day, equity, work.Companies[entity].Rates.OfEvent(day));
        }
    }

    private static void Of(GroupWork work, string policy, string owner, string entity, DateOnly day, decimal equity, decimal rate)
    {
        if (!work.Policies.Is(policy, "layers") || work.InvesteeAdjustments.ContainsKey($"{owner}\n{entity}")) { return; }
        var (opening, sum) = (day <= work.Before, 0m);
        var movement = opening ? MovementCodes.Opening : MovementCodes.Entry;
        var legs = new List<Leg>();
        foreach (var layer in InvesteeStage.Layers(work, owner, entity, day).Where(l => l.Event.Boundary < day && l.Part != 0m))
        {
            if (Acquisition.EquityIfGiven(work, layer.Event, entity, layer.Event.Boundary) is not { } then) { continue; }
            var book = -then.Values.Sum();
            InvesteeBasis.Bargain(work, layer.Event, book);
            var written = work.Round((InvesteeBasis.ValueOn(work, layer, layer.Event.Boundary) - InvesteeBasis.ValueOn(work, layer, day)) * rate);
            var translated = work.Round(book * (rate - work.Companies[entity].Rates.OfEvent(layer.Event.Boundary)) * layer.Part);
            var earned = work.Round((equity - (book * rate)) * layer.Part) - written;
            sum += earned + translated;
            legs.Add(new(owner, work.Accounts.RetainedEarnings, movement, -earned));
            if (translated == 0m) { continue; }
            legs.Add(new(owner, work.Accounts.TranslationAdjustment, movement, -translated));
            InvesteeTranslation.Add(work, owner, entity, work.Accounts.TranslationAdjustment, -translated);
        }

        if (legs.Count == 0) { return; }
        legs.Add(new(entity, InvesteeStage.Account(work, entity), movement, sum) { Partner = owner });
        InvesteeStage.Add(work, owner, entity, sum);
        work.Journal.Append(Rule, opening ? work.Before : day,
            string.Create(CultureInfo.InvariantCulture,
                $"{owner} held shares of {entity} at cost before {day:yyyy-MM-dd}; its part of what {entity} earned since it bought them comes in ({work.Policies[policy].Paragraph})."),
                legs);
    }
}
