using Kessan.Core;
using Kessan.Ledgers;

namespace Kessan.Consolidation;

/// <summary>
/// An investee that holds companies of its own: where the workspace has their ledgers and the events by which it holds them, its group is consolidated first,
/// under the same policies and in its currency, and the equity method takes up its part of what comes out (IAS 28 ¶27; ASC 323-10-35-4; ASBJ 16 ¶9). Where it
/// has not, the investee's ledger is that of its group already.
/// </summary>
internal static class InvesteeGroups
{
    /// <returns>The workspace with one ledger for each such group, and what did not prove in them by day.</returns>
    public static (GroupInput Input, IReadOnlyList<(DateOnly End, Finding Finding)> Findings) Settled(GroupInput input)
    {
        var findings = new List<(DateOnly, Finding)>();
        var timeline = new HoldingTimeline(input.Files);
        if (timeline.Parent is not { } parent || !input.Files.Events.Any(e => e.Owner != parent)) { return (input, findings); }
        var days = timeline.Boundaries(DateOnly.MinValue, DateOnly.MaxValue);
        foreach (var investee in input.Files.Entities.Select(e => e.Code)
            .Where(e => e != parent && input.Files.Events.Any(v => v.Owner == e))
            .Order(StringComparer.Ordinal)
            .ToArray())
        {
            if (days.Any(d => timeline.On(d).IsFull(investee)) || !days.Any(d => timeline.On(d).Method(investee) == ConsolidationMethod.Equity)) { continue; }
            var members = MembersOf(input, timeline, days, investee, parent);
            if (members.Count > 1) { input = Taken(input, investee, members, parent, findings); }
        }

        return (input, findings);
    }

    /// <summary>
    /// The same for a year in which a company that is or was a subsidiary at other times is an investee from its opening to its end: what it holds left the
    /// group with it, or has not come yet.
    /// </summary>
    public static GroupInput OfYear(GroupInput input, DateOnly before, DateOnly end, List<(DateOnly End, Finding Finding)> findings)
    {
        var timeline = new HoldingTimeline(input.Files);
        if (timeline.Parent is not { } parent) { return input; }
        DateOnly[] days = [before, .. timeline.Boundaries(before, end)];
        foreach (var investee in input.Files.Entities.Select(e => e.Code)
            .Where(e => e != parent && input.Files.Events.Any(v => v.Owner == e))
            .Order(StringComparer.Ordinal)
            .ToArray())
        {
            if (!days.All(d => timeline.On(d).Method(investee) == ConsolidationMethod.Equity))
            {
                if (InPartOfYear(input, timeline, days, investee, end) is { } finding) { findings.Add((end, finding)); }
                continue;
            }
            var members = MembersOf(input, timeline, days, investee, parent);
            if (members.Count > 1) { input = Taken(input, investee, members, parent, findings); }
        }

        return input;
    }

    // Ledgers of a part of a year are cut company by company, so that none of the investee's group is made for it.
    private static Finding? InPartOfYear(GroupInput input, HoldingTimeline timeline, DateOnly[] days, string investee, DateOnly end)
    {
        string[] held = [.. days.Where(d => d < end && timeline.On(d).Method(investee) == ConsolidationMethod.Equity)
            .SelectMany(d => timeline.HeldCompanies.Where(c => !timeline.On(d).IsFull(c) && timeline.Of(c, d).Any(h => h.Owner == investee && h.Percent > 0m)))
            .Where(c => input.TrialBalances.Any(t => t.Entity == c && t.End == end))
            .Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal)];
        if (held.Length == 0) { return null; }
        var cause = input.Files.Events.LastOrDefault(e => e.Entity == investee && e.Boundary >= days[0] && e.Boundary <= end);
        return new("CO680", "investee-group-in-a-part-of-a-year", Severity.Exception, new(EventReader.EventsFile, cause?.Source.Row),
            $"{investee} is an investee in a part of the year only: the equity method looks at its own books there, without {string.Join(", ", held)}, which it holds.")
        {
            Remedy = $"Give {investee} what its group earned beyond its own books in that part of the year as a top-side entry against the investment, or let the change be on the last day of a year.",
        };
    }

    // The investee, and what it holds with ledgers, through every chain; not what the group itself controls.
    private static HashSet<string> MembersOf(GroupInput input, HoldingTimeline timeline, DateOnly[] days, string investee, string parent)
    {
        var members = new HashSet<string>(StringComparer.Ordinal) { investee };
        var next = new Queue<string>([investee]);
        while (next.TryDequeue(out var owner))
        {
            foreach (var held in input.Files.Events.Where(e => e.Owner == owner && e.Entity != parent).Select(e => e.Entity).Distinct(StringComparer.Ordinal))
            {
                if (input.TrialBalances.Any(t => t.Entity == held) && !days.Any(d => timeline.On(d).IsFull(held)) && members.Add(held)) { next.Enqueue(held); }
            }
        }

        return members;
    }

    private static GroupInput Taken(GroupInput input, string investee, HashSet<string> members, string parent, List<(DateOnly, Finding)> findings)
    {
        var currency = input.Files.Entities.First(e => e.Code == investee).Currency;
        var rates = RatesOf(input, currency);
        var inside = new GroupInput(FilesOf(input, investee, members, currency, rates), input.Chart, input.Movements, rates, input.Calendar, currency,
            input.Policies, [.. input.TrialBalances.Where(t => members.Contains(t.Entity))])
        {
            Adopted = input.Adopted
        };
        var run = GroupConsolidator.Run(inside);
        foreach (var period in run.Periods.Values)
        {
            findings.AddRange(period.Findings.Select(f => (period.End, f with { Message = $"In the group of {investee}: {f.Message}" })));
        }
        // Whoever the group holds too keeps its place; the others are in the investee's ledger now.
        var gone = members.Where(m => m != investee && !input.Files.Events.Any(e => e.Entity == m && !members.Contains(e.Owner)))
            .ToHashSet(StringComparer.Ordinal);
        return input with
        {
            TrialBalances = [.. input.TrialBalances
                .Select(t => t.Entity == investee && run.Periods.TryGetValue(t.End, out var period) ? AsOneCompany(input, t, period, members) : t)
                .Where(t => !gone.Contains(t.Entity))],
            Files = input.Files with
            {
                NamedParent = parent, Entities = [.. input.Files.Entities.Where(e => !gone.Contains(e.Code))],
                Events = [.. input.Files.Events.Where(e => !gone.Contains(e.Entity) && !(members.Contains(e.Owner) && members.Contains(e.Entity)))],
                Unrealised = [.. input.Files.Unrealised.Where(u => !(members.Contains(u.Seller) && members.Contains(u.Buyer)))
                    .Select(u => WithInvestee(u, investee, gone, inside))],
            },
        };
    }

    // A profit with a company of the investee's group is one with the investee, by the part that is the investee's (IAS 28 ¶28).
    private static UnrealisedItem WithInvestee(UnrealisedItem item, string investee, HashSet<string> gone, GroupInput inside)
    {
        if ((gone.Contains(item.Seller) ? item.Seller : gone.Contains(item.Buyer) ? item.Buyer : null) is not { } member) { return item; }
        var part = new HoldingTimeline(inside.Files).On(item.Date).Interests.OfParent(member);
        return item with
        {
            Seller = member == item.Seller ? investee : item.Seller,
            Buyer = member == item.Buyer ? investee : item.Buyer,
            Profit = item.Profit * part
        };
    }

    private static GroupFiles FilesOf(GroupInput input, string investee, HashSet<string> members, string currency, RateTable rates)
    {
        var files = input.Files;
        GroupEvent[] events = [.. files.Events
            .Where(e => e.Entity != investee && members.Contains(e.Entity) && (e.Owner.Length == 0 || members.Contains(e.Owner)))
            .Select(e => InCurrency(e, input.Currency, currency, rates))];
        var codes = events.Select(e => e.Code).ToHashSet(StringComparer.Ordinal);
        return new(
            [.. files.Entities.Where(e => members.Contains(e.Code))], events,
            [.. files.Equity.Where(e => codes.Contains(e.Event) && members.Contains(e.Entity))],
            [.. files.FairValues.Where(f => codes.Contains(f.Event) && members.Contains(f.Entity))],
            [.. files.Unrealised.Where(u => members.Contains(u.Seller) && members.Contains(u.Buyer))],
            [.. files.Intercompany.Where(i => members.Contains(i.Entity) && members.Contains(i.Partner))],
            [.. files.Overrides.Where(o => o.Entity != investee && members.Contains(o.Entity))])
        {
            Matching = files.Matching, InTransit = [.. files.InTransit.Where(i => members.Contains(i.Entity) && members.Contains(i.Partner))],
            Preferred = [.. files.Preferred.Where(p => p.Entity != investee && members.Contains(p.Entity))], NamedParent = investee,
        };
    }

    // Prices of events are in the presentation currency; the investee's group is consolidated in its own.
    private static GroupEvent InCurrency(GroupEvent e, string presentation, string currency, RateTable rates)
    {
        if (presentation == currency || e.Kind == EventKind.Impairment) { return e; }
        var rate = (rates.Find(e.Boundary, presentation, RateType.Closing)
            ?? rates.Find(e.Boundary.AddDays(e.Boundary.Day == 1 ? -1 : 1), presentation, RateType.Closing))?.Value ?? 0m;
        var unit = MinorUnit.Of(currency);
        decimal In(decimal amount) => Rounding.Round(amount * rate, unit, RoundingMode.HalfUp);
        var exact = (e.Unrounded ?? e.Amount) * rate;
        return e with
        {
            Unrounded = exact,
            Amount = Rounding.Round(exact, unit, RoundingMode.HalfUp),
            Costs = In(e.Costs),
            PaidByOthers = In(e.PaidByOthers),
            HeldFairValue = e.HeldFairValue is { } held ? In(held) : null
        };
    }

    // Units of the investee's currency for one of each other, day by day; the presentation currency's are one over its own.
    internal static RateTable RatesOf(GroupInput input, string currency)
    {
        if (currency == input.Currency) { return input.Rates; }
        var rates = new List<Rate>();
        foreach (var rate in input.Rates.All.Where(r => r.Type is RateType.Closing or RateType.Average))
        {
            if (rate.Currency == currency && rate.Movement is null && rate.Account is null && rate.Value != 0m)
            {
                rates.Add(rate with { Currency = input.Currency, Value = 1m / rate.Value });
            }
            else if (rate.Currency != currency
                && input.Rates.All.FirstOrDefault(r => r.Currency == currency && r.Date == rate.Date && r.Type == rate.Type && r.From == rate.From
                    && r.Movement is null && r.Account is null) is { Value: not 0m } own)
            {
                rates.Add(rate with { Value = rate.Value / own.Value });
            }
        }

        return new(rates);
    }

    // What is others' in its group is a liability seen from here: the equity method looks at results and equity alone. Changes of scope and percentage in it
    // are changes of its equity like others.
    internal static TrialBalance AsOneCompany(GroupInput input, TrialBalance ledger, ConsolidatedPeriod period, HashSet<string> members)
    {
        var liability = input.Chart.Accounts.FirstOrDefault(a => a.Class == AccountClass.Liability)?.Code;
        var lines = period.Lines.Where(l => l.Level != Level.Result).Select(l => (
            Account: input.Chart[l.Account].Class == AccountClass.Minority && liability is not null ? liability : l.Account,
            Movement: l.Movement is MovementCodes.Entry or MovementCodes.Exit or MovementCodes.PercentageChange ? MovementCodes.Reclassification : l.Movement,
            Partner: l.Partner is { } partner && !members.Contains(partner) ? partner : null, l.Amount, l.Source));
        return ledger with
        {
            Members = [],
            Lines =
            [
                .. lines.GroupBy(l => $"{l.Account}\n{l.Movement}\n{l.Partner}", StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.Ordinal)
                    .Select(g => new LedgerLine(g.First().Account, g.First().Movement, g.First().Partner, g.Sum(l => l.Amount),
                        g.Select(l => l.Source).FirstOrDefault(s => s is not null) ?? new(ledger.File, 1)))
                    .Where(l => l.Amount != 0m),
            ],
        };
    }
}
