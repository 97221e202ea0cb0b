using System.Globalization;
using Kessan.Ledgers;

namespace Kessan.Consolidation;

/// <summary>
/// What happened before the first books of the workspace, from the events and the equity of their days: the entry of each company, every change of the holding
/// since, and the part of the others in what it earned between them. All of it opens the first period; later periods carry it forward.
/// </summary>
internal static class History
{
    public static void Apply(GroupWork work)
    {
        var entered = work.ScopeOn(work.Before).Full
            .Where(e => e != work.Timeline.Parent)
            .ToDictionary(e => e, e => Acquisition.ControlDay(work, e, work.Before), StringComparer.Ordinal);
        foreach (var entity in EntryOfCompany.InOrder(work, entered.Keys, e => entered[e]).ToArray())
        {
            if (entered[entity] is { } day) { Of(work, entity, day); }
        }

        OfParent(work);
    }

    // Shares of the parent through which results run in a circle: from each purchase on, others of the holder have their part of what the parent earned too.
    private static void OfParent(GroupWork work)
    {
        GroupEvent[] circles = [.. Circles(work).Where(e => e.Boundary < work.Before)];
        if (circles.Length == 0 || work.Timeline.Parent is not { } parent || Node(work, parent, circles[0], circles[0].Boundary) is not { } position)
        {
            return;
        }
        for (var i = 1; i < circles.Length; i++)
        {
            if (Node(work, parent, circles[i], circles[i].Boundary) is not { } next) { return; }
            Share(work, parent, position, next, circles[i - 1].Boundary, circles[i].Boundary);
            position = next;
        }

        Share(work, parent, position, Opening(work, parent), circles[^1].Boundary, work.Before);
    }

    private static IEnumerable<GroupEvent> Circles(GroupWork work) => !work.Policies.Is(PolicyCatalogue.ParentShares, "conventional") ? []
        : work.Input.Files.Events
            .Where(e => e.Entity == work.Timeline.Parent && e.Boundary <= work.Before && e.Kind != EventKind.Impairment
                && work.ScopeOn(e.Boundary).IsFull(e.Owner))
            .OrderBy(e => e.Boundary)
            .ThenBy(e => e.Source.Row);

    private static void Of(GroupWork work, string entity, DateOnly entered)
    {
        EntryOfCompany.Apply(work, entity, entered);
        foreach (var impairment in Impairments.Of(work, entity, entered, work.Before)) { Impairments.Apply(work, impairment); }
        if (Acquisition.EventOf(work, entity, entered) is not { } first || Node(work, entity, first, entered) is not { } position) { return; }
        var from = entered;
        var changes = work.Input.Files.Events.Where(e => e.Entity == entity && e.Boundary <= work.Before && e.Kind != EventKind.Impairment)
            .Concat(Circles(work));
        foreach (var change in changes.Where(e => e.Boundary > entered).OrderBy(e => e.Boundary).ThenBy(e => e.Source.Row))
        {
            if (Node(work, entity, change, change.Boundary) is not { } next) { return; }
            Share(work, entity, position, next, from, change.Boundary);
            (position, from) = (next, change.Boundary);
            if (change.Entity != entity) { continue; }
            var inside = TransferInside.At(work, change.Boundary, work.ScopeOn(change.Boundary.AddDays(-1)), work.ScopeOn(change.Boundary));
            if (inside.FirstOrDefault(t => t.Sale == change) is { Sale: not null } moved)
            {
                TransferInside.Apply(work, moved.Sale, moved.Purchase, change.Boundary, -next.Values.Sum());
            }
            else if (!inside.Any(t => t.Purchase == change))
            {
                ChangeOfHolding.Apply(work, change, change.Boundary, -next.Values.Sum());
            }
            position = Node(work, entity, change, change.Boundary)!;
        }

        Share(work, entity, position, Opening(work, entity), from, work.Before);
        PreferredInterests.BeforeBooks(work, entity, entered);
    }

    // Equity by holder and account on the day of an event, credit negative: the company's books of that day, and what step-ups had left.
    private static SortedDictionary<string, decimal>? Node(GroupWork work, string entity, GroupEvent at, DateOnly day)
    {
        if (Acquisition.EquityAt(work, at, entity, day) is not { } equity) { return null; }
        var rate = work.Companies[entity].Rates.OfEvent(day);
        var node = new SortedDictionary<string, decimal>(StringComparer.Ordinal);
        foreach (var (account, amount) in equity) { Add(node, entity, account, work.Round(amount * rate) * work.ScopeOn(day).PartTaken(entity)); }
        var unit = MinorUnit.Of(work.Companies[entity].Company.Currency);
        foreach (var stepUp in work.StepUps.Where(s => s.Entity == entity && s.Amount != 0m))
        {
            Add(node, stepUp.Holder, work.Accounts.RetainedEarnings, -work.Round(stepUp.EntryAmount * stepUp.Value(day, unit) / stepUp.Amount));
        }
        return node;
    }

    private static SortedDictionary<string, decimal> Opening(GroupWork work, string entity)
    {
        var opening = new SortedDictionary<string, decimal>(StringComparer.Ordinal);
        foreach (var line in work.Journal.Lines.Where(l => l.Own && l.Line.Entity == entity && l.Line.Movement == MovementCodes.Opening
            && work.Chart[l.Line.Account].Class == AccountClass.Equity && l.Holder is not null))
        {
            Add(opening, line.Holder!, line.Line.Account, line.Line.Amount);
        }

        return opening;
    }

    private static void Share(GroupWork work, string entity, SortedDictionary<string, decimal> from, SortedDictionary<string, decimal> to, DateOnly since,
        DateOnly day)
    {
        var amounts = new List<SharedAmount>();
        foreach (var key in from.Keys.Union(to.Keys, StringComparer.Ordinal).Order(StringComparer.Ordinal))
        {
            var change = to.GetValueOrDefault(key) - from.GetValueOrDefault(key);
            var parts = key.Split('\n');
            if (change != 0m)
            {
                amounts.Add(new(new(entity, parts[1], MovementCodes.Opening, null, change, Level.Consolidation, null, null), parts[0], change));
            }
        }

        NonControllingShares.Share(work, amounts, work.ScopeOn(since), work.Before,
            string.Create(CultureInfo.InvariantCulture, $"from {since:yyyy-MM-dd} to {day:yyyy-MM-dd}, before the first books"), true);
    }

    private static void Add(SortedDictionary<string, decimal> sums, string holder, string account, decimal amount)
    {
        var key = $"{holder}\n{account}";
        sums[key] = sums.GetValueOrDefault(key) + amount;
    }
}
