using System.Globalization;
using Kessan.Ledgers;

namespace Kessan.Consolidation;

/// <summary>A purchase of an investee's shares that is still held: the equity method keeps each as a layer with its own basis difference.</summary>
/// <param name="Part">What is left of it, 0 to 1 of the investee.</param>
internal sealed record InvesteeLayer(GroupEvent Event, decimal Part);

/// <summary>
/// The equity method (IAS 28 ¶10, ¶32-39; ASC 323-10-35; APB 18 ¶19): the share in the investee's result and other equity of a stretch of time on one line,
/// less the write-off of the difference between cost and share of its net assets; not below zero. Dividends reduce the investment.
/// </summary>
internal static class InvesteeStage
{
    private static readonly Rule Rule = new("EM", "equity-method", Level.Consolidation);

    /// <summary>What the equity method had added before the first books.</summary>
    public static void History(GroupWork work)
    {
        foreach (var (owner, entity) in Holdings(work, work.Before))
        {
            var legs = new List<Leg>();
            var account = Account(work, entity);
            var total = 0m;
            foreach (var layer in Layers(work, owner, entity, work.Before))
            {
                if (Acquisition.EquityAt(work, layer.Event, entity, layer.Event.Boundary) is not { } then) { continue; }
                var bargain = InvesteeBasis.Bargain(work, layer.Event, -then.Values.Sum());
                total += bargain;
                legs.Add(new(owner, work.Accounts.RetainedEarnings, MovementCodes.Opening, -bargain) { Holder = owner });
                foreach (var (equity, change) in ChangeSince(work, entity, then, layer.Event.Boundary))
                {
                    var share = work.Round(change * layer.Part);
                    total -= share;
                    legs.Add(new(owner, Known(work, equity), MovementCodes.Opening, share) { Holder = owner });
                    InvesteeTranslation.Add(work, owner, entity, equity, share);
                }

                var arrears = work.Round(PreferredInterests.ArrearsOfInvestee(work, layer, layer.Event.Boundary));
                total -= arrears;
                legs.Add(new(owner, work.Accounts.RetainedEarnings, MovementCodes.Opening, arrears) { Holder = owner });
                var written = InvesteeBasis.WrittenOff(work, layer, layer.Event.Boundary, work.Before);
                var translated = InvesteeBasis.TranslatedBefore(work, layer, written);
                total += translated - written;
                legs.Add(new(owner, work.Accounts.RetainedEarnings, MovementCodes.Opening, written) { Holder = owner });
                legs.AddRange(InOther(work, owner, entity, MovementCodes.Opening, translated, null));
            }

            total += Limit(work, owner, entity, total, legs, work.Before, work.Before);
            legs.Add(new(entity, account, MovementCodes.Opening, total) { Partner = owner });
            Add(work, owner, entity, total);
            Book(work, owner, entity, work.Before, legs, "before the first books");
        }
    }

    public static void OfStretch(GroupWork work, DateOnly after, DateOnly to)
    {
        if (after >= to) { return; }
        foreach (var (owner, entity) in Holdings(work, after)) { TakeUp(work, owner, entity, after, to); }
    }

    public static IEnumerable<(string Owner, string Entity)> Holdings(GroupWork work, DateOnly day)
    {
        var scope = work.ScopeOn(day);
        foreach (var entity in work.Input.Files.Entities.Select(e => e.Code)
            .Where(e => scope.Method(e) == ConsolidationMethod.Equity)
            .Order(StringComparer.Ordinal))
        {
            foreach (var (owner, _) in scope.GroupHoldings(entity)) { yield return (owner, entity); }
        }
    }

    public static string Account(GroupWork work, string entity) =>
        work.ScopeOn(work.End).Method(entity) == ConsolidationMethod.Full && work.Chart.TheOne(AccountRole.InvestmentInAssociates) is null
            ? work.Accounts[AccountRole.InvestmentInSubsidiaries] : work.Accounts.Or(AccountRole.InvestmentInAssociates, AccountRole.InvestmentInSubsidiaries);

    public static void Add(GroupWork work, string owner, string entity, decimal amount)
    {
        if (amount != 0m) { work.InvesteeAdjustments[$"{owner}\n{entity}"] = work.InvesteeAdjustments.GetValueOrDefault($"{owner}\n{entity}") + amount; }
    }

    private static void TakeUp(GroupWork work, string owner, string entity, DateOnly after, DateOnly to)
    {
        var legs = new List<Leg>();
        var (total, part) = (0m, work.Timeline.Of(entity, after).Where(h => h.Owner == owner).Sum(h => h.Percent) / 100m);
        var (result, other) = (0m, 0m);
        var rows = work.Companies[entity].Rows.Concat(work.Companies[entity].Outside).ToArray();
        var apart = InvesteeStretch.Of(work, entity, rows, after, to);
        if (apart is not null) { rows = [.. rows.Where(r => !InvesteeStretch.IsAdjustment(work, r))]; }
        foreach (var row in rows.Where(r => work.IsResult(r.Account))) { result += apart is null ? Between(row, after, to) : 0m; }
        result += apart?.Result ?? 0m;
        var layers = Layers(work, owner, entity, after);
        var written = layers.Sum(l => InvesteeBasis.WrittenOff(work, l, after, to));
        var share = work.RoundPart($"investee\n{owner}\n{entity}", (-result * part) - PreferredInterests.OfInvestee(work, entity, owner, part, after, to))
            - written;
        total += share;
        legs.Add(new(owner, work.Accounts[AccountRole.EquityMethodResult], null, -share) { Holder = owner, From = after });
        foreach (var equity in rows.Where(r => work.Chart[r.Account].Class == AccountClass.Equity && MovementKeys.IsShared(r.Movement))
            .GroupBy(r => $"{r.Account}\n{r.Movement}", StringComparer.Ordinal))
        {
            var amount = work.Round(equity.Sum(r => Between(r, after, to)) * part);
            other -= amount;
            legs.AddRange(BothSides(work, owner, entity, Known(work, equity.First().Account), equity.First().Movement!, amount, after));
            InvesteeTranslation.Add(work, owner, entity, equity.First().Account, amount);
        }

        if (apart is not null && work.Round(apart.Adjustment * part) is var moved && moved != 0m)
        {
            other -= moved;
            legs.AddRange(BothSides(work, owner, entity, work.Accounts.TranslationAdjustment, MovementCodes.ExchangeOnMovements, moved, after));
            InvesteeTranslation.Add(work, owner, entity, work.Accounts.TranslationAdjustment, moved);
        }

        // Once a year, and on the day on which it comes under control.
        var translated = to == work.End || to == work.Companies[entity].Entered ? layers.Sum(l => InvesteeBasis.TranslatedInYear(work, l, to)) : 0m;
        other += translated;
        legs.AddRange(InOther(work, owner, entity, MovementCodes.ExchangeOnOpening, translated, after));
        if (translated != 0m) { legs.Add(new(entity, Account(work, entity), MovementCodes.ExchangeOnOpening, translated) { Partner = owner, From = after }); }
        total += Limit(work, owner, entity, total + other, legs, after, to);
        legs.Add(new(entity, Account(work, entity), MovementCodes.EquityMethod, total) { Partner = owner, From = after });
        Add(work, owner, entity, total + other);
        Book(work, owner, entity, to, legs, string.Create(CultureInfo.InvariantCulture, $"from {after.AddDays(1):yyyy-MM-dd} to {to:yyyy-MM-dd}"));
    }

    // What is the investee's other equity moves the investment by the movement it has there, so that the equity method's own is the share in results alone (IAS
    // 28 ¶10; IAS 7 ¶20b).
    private static Leg[] BothSides(GroupWork work, string owner, string entity, string account, string movement, decimal amount, DateOnly after) =>
        [new(owner, account, movement, amount) { Holder = owner, From = after },
            new(entity, Account(work, entity), movement, -amount) { Partner = owner, From = after }];

    // Losses stop where the investment is zero; what is beyond goes to long-term interests, and is made good by later profits first (IAS 28 ¶38-39; ASC
    // 323-10-35-19 to 22).
    private static decimal Limit(GroupWork work, string owner, string entity, decimal change, List<Leg> legs, DateOnly held, DateOnly day)
    {
        var key = $"{owner}\n{entity}";
        var carrying = Acquisition.CostOf(work, owner, entity, held) + work.InvesteeAdjustments.GetValueOrDefault(key) + change;
        var beyond = work.SuspendedLosses.GetValueOrDefault(key);
        var now = Math.Max(0m, beyond - carrying);
        var more = now - beyond;
        work.SuspendedLosses[key] = now;
        var (lent, account) = LongTermInterest(work, owner, entity, day);
        var (borne, bears) = (work.LossesOnLoans.GetValueOrDefault(key), Math.Min(now, lent));
        work.LossesOnLoans[key] = bears;
        if (more == 0m && bears == borne) { return 0m; }
        var opening = day <= work.Before;
        var unrecorded = more - (bears - borne);
        legs.Add(opening
            ? new(owner, work.Accounts.RetainedEarnings, MovementCodes.Opening, -unrecorded) { Holder = owner }
            : new(owner, work.Accounts[AccountRole.EquityMethodResult], null, -unrecorded) { Holder = owner });
        if (account is not null) { legs.Add(new(owner, account, opening ? MovementCodes.Opening : MovementCodes.EquityMethod, borne - bears)); }
        return more;
    }

    /// <summary>
    /// A loan that bore losses of an investee keeps them when the shares are sold; what comes back of it beyond what it stands at is income then (ASC
    /// 323-10-35-24 to 26).
    /// </summary>
    public static void LoansRepaid(GroupWork work)
    {
        foreach (var (key, bears) in work.LossesOnLoans.Where(l => l.Value > 0m).ToArray())
        {
            var (owner, entity) = (key[..key.IndexOf('\n', StringComparison.Ordinal)], key[(key.IndexOf('\n', StringComparison.Ordinal) + 1)..]);
            if (Holdings(work, work.End).Contains((owner, entity))) { continue; }
            var account = work.Accounts[AccountRole.LongTermInterest];
            var lent = work.Journal.Lines
                .Where(l => l.Line.Level == Level.Package && l.Line.Entity == owner && l.Line.Account == account
                    && (l.Line.Partner is null || l.Line.Partner == entity))
                .Sum(l => l.Line.Amount);
            var back = bears - Math.Clamp(lent, 0m, bears);
            work.LossesOnLoans[key] = bears - back;
            Book(work, owner, entity, work.End,
                [new(owner, account, MovementCodes.EquityMethod, back),
                    new(owner, work.Accounts[AccountRole.EquityMethodResult], null, -back) { Holder = owner }], "in the loan that came back");
        }
    }

    // What the owner's books say the investee owes it for as long as it needs it.
    private static (decimal Amount, string? Account) LongTermInterest(GroupWork work, string owner, string entity, DateOnly day)
    {
        var (sum, account) = (0m, (string?)null);
        foreach (var line in work.Journal.Lines.Where(l => l.Line.Level == Level.Package && l.Line.Entity == owner && l.Line.Partner == entity
            && work.Chart[l.Line.Account].Role == AccountRole.LongTermInterest))
        {
            (sum, account) = (sum + line.At(day), account ?? line.Line.Account);
        }

        return (Math.Max(0m, work.Round(sum)), account);
    }

    private static IEnumerable<(string Account, decimal Change)> ChangeSince(GroupWork work, string entity, IReadOnlyDictionary<string, decimal> then,
        DateOnly day)
    {
        var rate = work.Companies[entity].Rates.OfEvent(day);
        var now = work.Companies[entity].Opening.Where(r => work.Chart[r.Account].Class == AccountClass.Equity)
            .GroupBy(r => r.Account, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.Sum(r => r.Amount), StringComparer.Ordinal);
        return now.Keys.Union(then.Keys, StringComparer.Ordinal)
            .Order(StringComparer.Ordinal)
            .Select(a => (a, now.GetValueOrDefault(a) - work.Round(then.GetValueOrDefault(a) * rate)));
    }

    // Control was lost, and what is kept stands at its fair value: as if bought that day (IFRS 10 ¶25; ASC 810-10-40-5). Where fair-values.csv does not say
    // what that day's net assets were worth, differences of the purchase that are left go on.
    private static decimal? KeptAnew(GroupWork work, GroupEvent e) =>
        e.Kind is EventKind.Sale or EventKind.Issue && e.HeldFairValue is { } value && work.Policies.Is(PolicyCatalogue.RetainedInterest, "fair-value")
            && (work.Input.Files.FairValues.Any(f => f.Event == e.Code && f.Entity == e.Entity) || !work.Input.Files.FairValues.Any(f => f.Entity == e.Entity))
            && work.ScopeOn(e.Boundary.AddDays(-1)).IsFull(e.Entity) && work.ScopeOn(e.Boundary).Method(e.Entity) == ConsolidationMethod.Equity ? value : null;

    /// <summary>What is kept of a company that left: its basis is measured on that day, never taken to income.</summary>
    public static void Kept(GroupWork work, GroupEvent sale)
    {
        if (work.Policies.Is(PolicyCatalogue.RetainedInterest, "carrying") && work.ScopeOn(sale.Boundary).Method(sale.Entity) == ConsolidationMethod.Equity)
        {
            CarriedOn(work, sale.Entity);
        }
        else if (KeptAnew(work, sale) is not null && Layers(work, sale.Owner, sale.Entity, sale.Boundary) is [var layer])
        {
            work.InvesteeGoodwill[sale.Code] = InvesteeBasis.Goodwill(work, layer.Event, null);
        }
    }

    // What stays at its carrying amount keeps its part of each purchase's goodwill, which goes on as it did (ASBJ 22 ¶29; ARB 51 ¶12).
    private static void CarriedOn(GroupWork work, string entity)
    {
        var goodwill = work.StepUps.Where(s => s.Entity == entity && work.Chart[s.Account].Role == AccountRole.Goodwill).ToArray();
        var (bought, impaired) = (goodwill.Where(s => s.AtEntry).Sum(s => s.EntryAmount), goodwill.Where(s => !s.AtEntry).Sum(s => s.EntryAmount));
        foreach (var purchase in goodwill.Where(s => s.AtEntry).GroupBy(s => s.Event, StringComparer.Ordinal))
        {
            var amount = purchase.Sum(s => s.EntryAmount);
            work.InvesteeGoodwill[purchase.Key] = amount + (bought == 0m ? 0m : work.Round(impaired * amount / bought));
        }
    }

    // Each sale, and each issue to others, takes the same part of every layer.
    public static List<InvesteeLayer> Layers(GroupWork work, string owner, string entity, DateOnly day)
    {
        var layers = new List<InvesteeLayer>();
        foreach (var e in work.Input.Files.Events.Where(e => e.Owner == owner && e.Entity == entity && e.Boundary <= day)
            .OrderBy(e => e.Boundary)
            .ThenBy(e => e.Source.Row))
        {
            if (e.Kind == EventKind.Purchase || (e.Kind == EventKind.Issue && e.Percent >= 0m)) { layers.Add(new(e, e.Percent / 100m)); }
            else if (e.Kind is EventKind.Sale or EventKind.Issue && layers.Sum(l => l.Part) is var held && held > 0m)
            {
                layers = [.. layers.Select(l => l with { Part = l.Part * (1m - (Math.Abs(e.Percent) / 100m / held)) })];
                if (KeptAnew(work, e) is { } value)
                {
                    layers = [new(e with { Kind = EventKind.Purchase, Percent = 100m * layers.Sum(l => l.Part), Amount = value, Costs = 0m },
                        layers.Sum(l => l.Part))];
                }
            }
        }

        return layers;
    }

    // The translation of what the shares cost beyond the group's part of the investee's books.
    private static IEnumerable<Leg> InOther(GroupWork work, string owner, string entity, string movement, decimal amount, DateOnly? from)
    {
        if (amount == 0m) { return []; }
        InvesteeTranslation.Add(work, owner, entity, work.Accounts.TranslationAdjustment, -amount);
        return [new(owner, work.Accounts.TranslationAdjustment, movement, -amount) { Holder = owner, From = from }];
    }

    /// <summary>
    /// Shares that are accounted for by the equity method were bought: what they cost beyond the group's part of net assets is measured, and a bargain is
    /// income of the day where the policy says so.
    /// </summary>
    public static void Bought(GroupWork work, GroupEvent e, DateOnly day)
    {
        var bargain = InvesteeBasis.Bargain(work, e, null);
        if (bargain == 0m) { return; }
        Add(work, e.Owner, e.Entity, bargain);
        Book(work, e.Owner, e.Entity, day,
            [new(e.Entity, Account(work, e.Entity), MovementCodes.EquityMethod, bargain) { Partner = e.Owner },
                new(e.Owner, work.Accounts[AccountRole.EquityMethodResult], null, -bargain) { Holder = e.Owner }],
            string.Create(CultureInfo.InvariantCulture,
                $"by event {e.Code}, which cost {bargain} less than its part of net assets ({work.Policies[PolicyCatalogue.InvesteeBargain].Paragraph})"));
    }

    internal static decimal Between(BookRow row, DateOnly after, DateOnly to) =>
        row.From == row.To
            ? (row.To > after && row.To <= to ? row.Amount : 0m)
            : row.Amount * (Elapsed.Share(row.From, row.To, to) - Elapsed.Share(row.From, row.To, after));

    private static string Known(GroupWork work, string account) =>
        work.Chart[account].Role is AccountRole.CommonStock or AccountRole.PaidInCapital ? work.Accounts.RetainedEarnings : account;

    private static void Book(GroupWork work, string owner, string entity, DateOnly day, List<Leg> legs, string when) =>
        work.Journal.Append(Rule, day, $"{owner} takes up its share in {entity} {when} (IAS 28 ¶10; ASC 323-10-35-4; APB 18 ¶19).", legs,
            work.Input.Files.Events.Where(e => e.Owner == owner && e.Entity == entity).Select(e => e.Source));
}
