using Kessan.Ledgers;

namespace Kessan.Consolidation;

/// <summary>
/// A profit inside the group within the asset of the buyer, as rules select it: entity is the buyer, partner the seller, amount what of the profit came into
/// the asset (positive) or went out of it again (negative).
/// Of a profit with an investee there is one for each owner, for its part.
/// </summary>
/// <param name="Lines">Whether it came back by use, or arose or came back by sale.</param>
/// <param name="Listed">The income account that group/unrealised.csv names for it.</param>
/// <param name="Said">What became of it, for the reason.</param>
internal sealed record ProfitLine(UnrealisedItem Item, BookedLine Of, LinesOf Lines, string Listed, string Said)
{
    /// <summary>With an investee: who holds it.</summary>
    public string? Owner { get; init; }

    public string? Investee { get; init; }
}

/// <summary>
/// The profits of group/unrealised.csv as lines: as they arise, as they come back by the buyer's use (evenly over the months of its life), as they come back by
/// its sale, and before the first books what there was of each.
/// <example>A profit of 60 on plant sold on 30 June 2024 with five years to go: +60 in 2024, −6 by use in 2024, −12 in 2025; sold on the last day of 2025,
/// −42.</example>
/// </summary>
internal static class ProfitLines
{
    public static IEnumerable<ProfitLine> Of(GroupWork work)
    {
        foreach (var item in work.Input.Files.Unrealised.Where(i => i.Date <= work.End).OrderBy(i => i.Date).ThenBy(i => i.Source.Row))
        {
            var made = WasInside(work, item);
            var lines = IsFull(work, item.Buyer) && (IsFull(work, item.Seller) || made)
                ? Inside(work, item with { Profit = item.Profit * Proportion.Between(work, item.Seller, item.Buyer, item.Date) })
                : Investee(work, item) is { } investee && !(made && work.Policies.Is(PolicyCatalogue.RetainedInterest, "fair-value"))
                    ? WithInvestee(work, item, investee)
                    : [];
            foreach (var line in lines.Where(l => l.Of.Line.Amount != 0m)) { yield return line; }
        }
    }

    // A seller that has left since: its profit is still within what the buyer has. A buyer that has left took it along, and what is kept of it at fair value
    // was bought anew that day (IFRS 10 ¶25).
    private static bool WasInside(GroupWork work, UnrealisedItem item) =>
        new[] { item.Date.AddDays(-1), item.Date }.Any(d => work.ScopeOn(d) is var scope && scope.IsFull(item.Seller) && scope.IsFull(item.Buyer));

    private static bool IsFull(GroupWork work, string entity) => CompanyStage.IsEverFull(work, entity);

    private static IEnumerable<ProfitLine> Inside(GroupWork work, UnrealisedItem item)
    {
        if (item.Date > work.Before)
        {
            yield return Line(work, item, LinesOf.Profits, AssetMovement(work, item), item.Profit, item.Date, item.Date, "is taken back");
        }
        else if (work.Prior is null)
        {
            foreach (var line in BeforeTheBooks(work, item)) { yield return line; }
        }

        foreach (var line in Released(work, item)) { yield return line; }
    }

    private static IEnumerable<ProfitLine> BeforeTheBooks(GroupWork work, UnrealisedItem item)
    {
        const string Said = "was taken back before the first books";
        var (left, used) = (work.Round(Left(item, work.Before)), work.Round(Scheduled(item, item.Released <= work.Before ? item.Released.Value : work.Before)));
        yield return Line(work, item, LinesOf.Profits, MovementCodes.Opening, item.Profit, work.Before, work.Before, Said);
        yield return Line(work, item, LinesOf.ProfitsInUse, MovementCodes.Opening, used - item.Profit, work.Before, work.Before, Said);
        yield return Line(work, item, LinesOf.Profits, MovementCodes.Opening, left - used, work.Before, work.Before, Said);
    }

    // By depreciation up to the day of a sale; what is left then comes back by the sale, to the account and the owners it was taken from.
    private static IEnumerable<ProfitLine> Released(GroupWork work, UnrealisedItem item)
    {
        var opening = item.Date > work.Before ? item.Profit : work.Round(Left(item, work.Before));
        if (opening == 0m || item.Released <= work.Before) { yield break; }
        // What leaves the group with the buyer is part of the gain on the buyer.
        var leaves = LeavesOn(work, item.Buyer);
        var sold = item.Released <= (leaves ?? work.End) ? item.Released : null;
        var until = sold ?? leaves ?? work.End;
        var scheduled = work.Round(Scheduled(item, until));
        if (item.Months is not null)
        {
            var (from, left) = (item.Date > work.Before ? Start(item) : work.Before, opening);
            var cut = LeavesOn(work, item.Seller) is { } day && day > from && day < until ? day : until;
            foreach (var to in new[] { cut, until }.Distinct())
            {
                var now = work.Round(Scheduled(item, to));
                yield return Line(work, item, LinesOf.ProfitsInUse, MovementCodes.Depreciation, now - left, from, to, "is realised by use");
                (from, left) = (to, now);
            }
        }

        if (sold is { } released)
        {
            yield return Line(work, item, LinesOf.Profits, item.Months is null ? AssetMovement(work, item) : MovementCodes.Disposals, -scheduled, released,
                released,
                "is realised");
        }
    }

    // What is left of the owner's part, at the opening and its change in the year.
    private static IEnumerable<ProfitLine> WithInvestee(GroupWork work, UnrealisedItem item, string investee)
    {
        foreach (var (owner, _) in InvesteeStage.Holdings(work, work.End).Where(h => h.Entity == investee).ToArray())
        {
            // A sale of this year takes its part of what the equity method has added, this profit in it.
            var part = PartOf(work, item, owner, investee, item.Date > work.Before ? item.Date : work.Before);
            var (before, now) = (item.Date <= work.Before ? work.Round(Left(item, work.Before) * part) : 0m, work.Round(Left(item, work.End) * part));
            const string Said = "is taken up for the part of the group";
            if (work.Prior is null)
            {
                yield return Line(work, item, LinesOf.Profits, MovementCodes.Opening, before, work.End, work.End, Said) with
                {
                    Owner = owner,
                    Investee = investee
                };
            }
            yield return Line(work, item, LinesOf.Profits, AssetMovement(work, item), now - before, work.End, work.End, Said) with
            {
                Owner = owner,
                Investee = investee
            };
        }
    }

    /// <summary>The owner's part of a profit with an investee at the end of a day: what it held when the profit arose, less what it has sold since.</summary>
    public static decimal PartOf(GroupWork work, UnrealisedItem item, string owner, string investee, DateOnly day)
    {
        decimal Held(DateOnly at) => work.Timeline.Of(investee, at).Where(h => h.Owner == owner).Sum(h => h.Percent) / 100m;
        var part = Held(item.Date);
        if (part == 0m) { return Held(day); }
        foreach (var at in work.Input.Files.Events.Where(e => e.Entity == investee && e.Owner == owner && e.Boundary > item.Date && e.Boundary <= day)
            .Select(e => e.Boundary)
            .Distinct()
            .Order())
        {
            var (before, after) = (Held(at.AddDays(-1)), Held(at));
            if (after < before) { part *= after / before; }
        }

        return part;
    }

    // What a seller that has left since made is within the buyer's asset, and comes back there.
    private static ProfitLine Line(GroupWork work, UnrealisedItem item, LinesOf lines, string movement, decimal amount, DateOnly from, DateOnly to,
        string said)
    {
        var seller = work.ScopeOn(to).IsFull(item.Seller) || work.ScopeOn(to.AddDays(-1)).IsFull(item.Seller) || !WasInside(work, item)
            ? item.Seller
            : item.Buyer;
        return new(
            item, new(new(item.Buyer, item.Account, movement, seller, amount, Level.Consolidation, null, item.Source), null, from, to, false), lines,
            lines == LinesOf.ProfitsInUse ? item.DepreciationAccount : item.ExpenseAccount, said);
    }

    // The end of the first day on which it is no longer taken in.
    private static DateOnly? LeavesOn(GroupWork work, string entity) =>
        work.Boundaries.Where(b => work.ScopeOn(b.AddDays(-1)).IsFull(entity) && !work.ScopeOn(b).IsFull(entity)).Select(b => (DateOnly?)b).FirstOrDefault();

    /// <summary>What of a profit is within the asset at the end of a day.</summary>
    public static decimal Left(UnrealisedItem item, DateOnly day) =>
        day < item.Date || (item.Released is { } released && released <= day) ? 0m : Scheduled(item, day);

    // By its life alone.
    private static decimal Scheduled(UnrealisedItem item, DateOnly day) =>
        item.Months is not { } months ? item.Profit : Math.Max(0m, months - Math.Max(0m, Elapsed.Months(Start(item), day))) * item.Profit / months;

    // What is bought on the first day of a month is depreciated from that month on.
    private static DateOnly Start(UnrealisedItem item) => item.Date.AddDays(1).Day == 1 ? item.Date : item.Date.AddDays(-1);

    private static string? Investee(GroupWork work, UnrealisedItem item) =>
        new[] { item.Seller, item.Buyer }.FirstOrDefault(e => work.ScopeOn(work.End).Method(e) == ConsolidationMethod.Equity);

    private static string AssetMovement(GroupWork work, UnrealisedItem item) => work.Chart[item.Account].Flow ?? MovementCodes.Operating;
}
