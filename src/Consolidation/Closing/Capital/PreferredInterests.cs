using System.Globalization;
using Kessan.Core;
using Kessan.Ledgers;

namespace Kessan.Consolidation;

/// <summary>
/// What the holders of a company's preferred shares have before its ordinary ones: a claim on its equity when it comes in, and of its result the preferred
/// dividend, declared or not where it is cumulative (ASC 810-10-45-20, 260-10-45-11; IFRS 10 ¶B95; ARB 51 ¶14). The rest of both is the ordinary owners' by
/// their percentages.
/// <example>Result 100, preferred dividend 30, 10% of the preferred and 80% of the ordinary shares held: others have 90% × 30 + 20% × 70 = 41.</example>
/// </summary>
internal static class PreferredInterests
{
    private static readonly Rule Rule = new("PI", "preferred-interest", Level.Consolidation);

    public static PreferredShares? Of(GroupWork work, string entity, DateOnly day) =>
        work.Input.Files.Preferred.Where(p => p.Entity == entity && p.Boundary <= day).OrderBy(p => p.From).LastOrDefault();

    /// <summary>
    /// What outsiders have of net assets beyond their percentage of the ordinary shares, by what they hold of the preferred; in the company's currency.
    /// </summary>
    public static decimal BeyondShare(GroupWork work, string entity, DateOnly day, decimal outside) =>
        Of(work, entity, day) is { } shares ? shares.Claim * (1m - (shares.Held / 100m) - outside) : 0m;

    /// <summary>Moves the preferred dividend of a stretch of time from the ordinary owners to the preferred ones.</summary>
    public static void OfStretch(GroupWork work, DateOnly after, DateOnly to)
    {
        if (after >= to) { return; }
        var scope = work.ScopeOn(after);
        foreach (var entity in scope.Full.Where(e => e != work.Timeline.Parent).ToArray())
        {
            if (Of(work, entity, after) is not { } shares || shares.Dividend == 0m) { continue; }
            var accrued = shares.Dividend * Elapsed.Months(after, to) / 12m * work.Companies[entity].Rates.OfFlow(null);
            Book(work, entity, to, Moved(scope, entity, shares, accrued),
                string.Create(CultureInfo.InvariantCulture, $"from {after.AddDays(1):yyyy-MM-dd} to {to:yyyy-MM-dd}"), false, shares.Source);
        }
    }

    /// <summary>
    /// What the preferred shares of an investee take of an owner's part of the result of a stretch of time, less what the owner holds of them (IAS 28 ¶37; ASC
    /// 323-10-35-16); presentation currency.
    /// </summary>
    public static decimal OfInvestee(GroupWork work, string entity, string owner, decimal part, DateOnly after, DateOnly to) =>
        Of(work, entity, after) is { } shares
        ? shares.Dividend * Elapsed.Months(after, to) / 12m * work.Companies[entity].Rates.OfFlow(null)
            * (part - (shares.Owner == owner ? shares.Held / 100m : 0m))
        : 0m;

    /// <summary>The same of the arrears that grew between a purchase and the first books.</summary>
    public static decimal ArrearsOfInvestee(GroupWork work, InvesteeLayer layer, DateOnly since)
    {
        var (entity, owner) = (layer.Event.Entity, layer.Event.Owner);
        if (since >= work.Before || Of(work, entity, since) is not { } then || Of(work, entity, work.Before) is not { } now) { return 0m; }
        return (now.Claim - then.Claim) * work.Companies[entity].Rates.Closing(work.Before) * (layer.Part - (now.Owner == owner ? now.Held / 100m : 0m));
    }

    /// <summary>The same for the time between the entry of a company and the first books.</summary>
    public static void BeforeBooks(GroupWork work, string entity, DateOnly after)
    {
        if (after >= work.Before || Of(work, entity, after) is not { } shares || shares.Dividend == 0m) { return; }
        // Declared and paid dividends of those years are in the equity of the opening already; only what is in arrears is still a claim, and that is for the
        // file to say by a row of the opening.
        var now = Of(work, entity, work.Before)!;
        var arrears = (now.Claim - shares.Claim) * work.Companies[entity].Rates.Closing(work.Before);
        Book(work, entity, work.Before, Moved(work.ScopeOn(work.Before), entity, now, arrears), "in arrears before the first books", true, now.Source);
    }

    // By company whose outsiders they are: what they get, credit positive.
    private static SortedDictionary<string, decimal> Moved(ScopeOnDay scope, string entity, PreferredShares shares, decimal amount)
    {
        var moved = new SortedDictionary<string, decimal>(StringComparer.Ordinal) { [entity] = amount * (1m - (shares.Held / 100m) - scope.Outside(entity)) };
        var owners = scope.GroupHoldings(entity).ToDictionary(h => h.Owner, h => -h.Percent / 100m, StringComparer.Ordinal);
        if (shares.Owner.Length > 0) { owners[shares.Owner] = owners.GetValueOrDefault(shares.Owner) + (shares.Held / 100m); }
        foreach (var (owner, part) in owners)
        {
            foreach (var (outsidersOf, share) in scope.Interests.OutsidersIn(owner))
            {
                moved[outsidersOf] = moved.GetValueOrDefault(outsidersOf) + (amount * part * share);
            }
        }

        return moved;
    }

    private static void Book(GroupWork work, string entity, DateOnly day, SortedDictionary<string, decimal> moved, string when, bool opening, SourceLine source)
    {
        foreach (var (company, exact) in moved)
        {
            var amount = work.Round(exact);
            if (amount == 0m) { continue; }
            var (account, movement) = opening ? (work.Accounts.RetainedEarnings, MovementCodes.Opening) : (work.Accounts[AccountRole.MinorityResult], null);
            List<Leg> legs = [new(company, account, movement, amount),
                new(company, work.Accounts.NonControllingInterest, opening ? MovementCodes.Opening : MovementCodes.MinorityResult, -amount)];
            legs.AddRange(NonControlling.Change(work, company, amount, opening));
            work.Journal.Append(Rule, day,
                $"The preferred shareholders of {entity} come before the ordinary ones {when}: {amount.ToString(CultureInfo.InvariantCulture)} more for the outside shareholders of {company} (ASC 810-10-45-20; IFRS 10 ¶B95; ARB 51 ¶14).",
                legs, source);
        }
    }
}
