using Kessan.Ledgers;

namespace Kessan.Consolidation;

/// <summary>Questions about purchases that many rules ask.</summary>
internal static class Acquisition
{
    /// <summary>The event by which a company came under control, at or before a day; null where it did not.</summary>
    public static GroupEvent? FirstOf(GroupWork work, string entity, DateOnly day) =>
        ControlDay(work, entity, day) is { } boundary ? EventOf(work, entity, boundary) : null;

    /// <summary>
    /// The end of the day from which on a company is controlled without interruption up to a day; null where it is not controlled then, or is the parent.
    /// </summary>
    public static DateOnly? ControlDay(GroupWork work, string entity, DateOnly day)
    {
        if (entity == work.Timeline.Parent || !work.ScopeOn(day).IsFull(entity)) { return null; }
        DateOnly? found = null;
        foreach (var boundary in work.Timeline.Boundaries(DateOnly.MinValue, day).Reverse())
        {
            if (!work.ScopeOn(boundary).IsFull(entity)) { break; }
            found = boundary;
        }

        return found;
    }

    /// <summary>
    /// The purchase of the company itself on the day it came under control; else that of the owner with which it came in; else the last purchase before.
    /// </summary>
    public static GroupEvent? EventOf(GroupWork work, string entity, DateOnly boundary)
    {
        var own = OwnEvent(work, entity, boundary);
        return own is null || own.Boundary == boundary ? own : WithOwner(work, entity, boundary) ?? own;
    }

    private static GroupEvent? OwnEvent(GroupWork work, string entity, DateOnly boundary) =>
        work.Input.Files.Events.Where(e => e.Entity == entity && e.Kind is (EventKind.Purchase or EventKind.Issue) && e.Boundary <= boundary)
            .OrderByDescending(e => e.Boundary).ThenBy(e => e.Source.Row).FirstOrDefault();

    // Up the chains of owners to those whose shares were bought that day; null where any of them belonged to the group before.
    private static GroupEvent? WithOwner(GroupWork work, string entity, DateOnly boundary)
    {
        var (scope, before) = (work.ScopeOn(boundary), work.ScopeOn(boundary.AddDays(-1)));
        var (seen, next) = (new HashSet<string>(StringComparer.Ordinal) { entity }, new Queue<string>([entity]));
        GroupEvent? found = null;
        while (next.TryDequeue(out var company))
        {
            foreach (var (owner, _) in scope.GroupHoldings(company).Where(h => seen.Add(h.Owner)))
            {
                if (owner == work.Timeline.Parent || before.IsFull(owner)) { return null; }
                if (OwnEvent(work, owner, boundary) is { Kind: EventKind.Purchase, IsReverse: false } bought && bought.Boundary == boundary)
                {
                    found ??= bought;
                }
                else
                {
                    next.Enqueue(owner);
                }
            }
        }

        return found is null
            ? null
            : found with { Entity = entity, Percent = 0m, Amount = 0m, Costs = 0m, NonControllingFairValue = null, HeldFairValue = null, WithOwner = true };
    }

    /// <summary>What an owner's holding has cost at the end of a day, less the part of it that was sold; presentation currency.</summary>
    public static decimal CostOf(GroupWork work, string owner, string entity, DateOnly day)
    {
        var (cost, held) = (0m, 0m);
        foreach (var e in work.Input.Files.Events.Where(e => e.Owner == owner && e.Entity == entity && e.Boundary <= day && e.Kind != EventKind.Impairment)
            .OrderBy(e => e.Boundary)
            .ThenBy(e => e.Source.Row))
        {
            if (e.Kind == EventKind.Merger)
            {
                // With the company its shares end, after the day.
                cost = e.Boundary < day ? 0m : cost;
            }
            else if (e.Kind == EventKind.Sale)
            {
                cost -= held == 0m ? 0m : work.Round(cost * e.Percent / held);
                held -= e.Percent;
            }
            else
            {
                cost += e.Amount + e.Costs;
                held += e.Percent;
            }
        }

        return cost;
    }

    /// <summary>The account on which an owner's books hold its investment in a company.</summary>
    public static string AccountOf(GroupWork work, string owner, string entity)
    {
        var row = work.Companies.GetValueOrDefault(owner)?.Rows.FirstOrDefault(r => r.Partner == entity && RowTranslator.IsInvestment(work, r.Account));
        return row?.Account ?? (work.ScopeOn(work.End).Method(entity) == ConsolidationMethod.Equity
            ? work.Accounts.Or(AccountRole.InvestmentInAssociates, AccountRole.InvestmentInSubsidiaries)
            : work.Accounts.Or(AccountRole.InvestmentInSubsidiaries, AccountRole.InvestmentInAssociates));
    }

    /// <summary>Equity of a company on the day of an event, by account, credit negative, in its own currency; null after saying that it is not given.</summary>
    public static IReadOnlyDictionary<string, decimal>? EquityAt(GroupWork work, GroupEvent at, string entity, DateOnly boundary)
    {
        if (EquityIfGiven(work, at, entity, boundary) is { } equity) { return equity; }
        work.Fault("CO610", "equity-at-event-missing", new(EventReader.EventsFile, at.Source.Row),
            $"The equity of {entity} on the day of event {at.Code} is needed: the first books of the workspace begin later.", "no rows",
            $"rows of event {at.Code} in {EventReader.EquityFile}",
            $"Write its equity accounts of that day to {EventReader.EquityFile}.");
        return null;
    }

    /// <summary>The same, from the file or from books that open on that day; null where neither says it.</summary>
    public static IReadOnlyDictionary<string, decimal>? EquityIfGiven(GroupWork work, GroupEvent at, string entity, DateOnly boundary)
    {
        var given = work.Input.Files.Equity.Where(e => e.Event == at.Code && e.Entity == entity).ToArray();
        if (given.Length > 0) { return Sums(given.Select(g => (g.Account, g.Amount))); }
        if ((boundary == work.Before || (boundary.Day == 1 && boundary.AddDays(-1) == work.Before)) && work.Companies.TryGetValue(entity, out var books))
        {
            // The openings of an investee that comes under control within the year are no openings of the group; they stand apart.
            var openings = books.Opening.Count > 0 ? books.Opening : books.Whole.Where(r => r.Movement == MovementCodes.Opening);
            return Sums(openings.Where(r => work.Chart[r.Account].Class == AccountClass.Equity).Select(r => (r.Account, r.Functional)));
        }

        return null;
    }

    private static SortedDictionary<string, decimal> Sums(IEnumerable<(string Account, decimal Amount)> rows)
    {
        var sums = new SortedDictionary<string, decimal>(StringComparer.Ordinal);
        foreach (var (account, amount) in rows) { sums[account] = sums.GetValueOrDefault(account) + amount; }
        return sums;
    }
}
