using System.Globalization;
using Kessan.Ledgers;

namespace Kessan.Consolidation;

/// <summary>
/// A company that enters or leaves the group may hold shares of a subsidiary that was and stays in it. With its entry these shares come from outside into the
/// group, as if bought from the others at what they cost; with its exit they go to the outside.
/// </summary>
internal static class HoldingsOfOwner
{
    private static readonly Rule Rule = new("HO", "holdings-of-owner", Level.Consolidation);

    public static void Enter(GroupWork work, string owner, ScopeOnDay before, DateOnly day)
    {
        foreach (var (entity, percent) in Held(work, owner,
            day).Where(h => before.IsFull(h.Entity) && h.Entity != work.Timeline.Parent
                && !work.EventsAt(day).Any(e => e.Entity == h.Entity && e.Owner == owner)))
        {
            var last = work.Input.Files.Events.Where(e => e.Owner == owner && e.Entity == entity && e.Boundary <= day).MaxBy(e => e.Source.Row)!;
            ChangeOfHolding.Apply(work,
                last with { Kind = EventKind.Purchase, Date = day, Percent = percent, Amount = Acquisition.CostOf(work, owner, entity, day), Costs = 0m }, day,
                null);
        }
    }

    public static void Leave(GroupWork work, string owner, ScopeOnDay before, ScopeOnDay after, DateOnly day)
    {
        foreach (var (entity, percent) in Held(work, owner,
            day).Where(h => before.IsFull(h.Entity) && after.IsFull(h.Entity) && h.Entity != work.Timeline.Parent))
        {
            var held = before.GroupHoldings(entity).Sum(h => h.Percent);
            var cost = Acquisition.CostOf(work, owner, entity, day);
            var part = work.Round((NetAssets.WithHoldings(work, entity, day, false) - NonControlling.Of(work, entity)) * percent / held);
            work.ExitResiduals[owner] = work.ExitResiduals.GetValueOrDefault(owner) + part - cost;
            work.Journal.Append(Rule, day,
                string.Create(CultureInfo.InvariantCulture,
                    $"{owner} leaves the group with {percent}% of {entity}, which stays: they are others' now (IFRS 10 ¶B96; ASC 810-10-45-23)."),
            [
                new(entity, work.Accounts.NonControllingInterest, MovementCodes.PercentageChange, -part),
                new(entity, Acquisition.AccountOf(work, owner, entity), MovementCodes.PercentageChange, cost) { Partner = owner },
                new(owner, work.Accounts.RetainedEarnings, MovementCodes.Exit, part - cost),
            ]);
            NonControlling.Change(work, entity, part, false);
        }
    }

    private static IEnumerable<(string Entity, decimal Percent)> Held(GroupWork work, string owner, DateOnly day) =>
        work.Timeline.HeldCompanies.SelectMany(e => work.Timeline.Of(e, day).Where(h => h.Owner == owner).Select(h => (e, h.Percent)));
}
