using Kessan.Ledgers;

namespace Kessan.Consolidation;

/// <summary>
/// The cost of investees stands where the equity method stands, whatever account the owner's books use: of those that were investees at the opening its
/// opening, of those that are investees at the end all of it. What becomes an investee in the year, or ceases to be one, changes its place in the year.
/// </summary>
internal static class InvestmentPresentation
{
    private static readonly Rule Rule = new("IP", StandardRules.InvestmentPresentation, Level.Elimination);

    public static void Apply(GroupWork work)
    {
        var holdings = InvesteeStage.Holdings(work, work.Before)
            .Concat(InvesteeStage.Holdings(work, work.End))
            .DistinctBy(h => $"{h.Owner}\n{h.Entity}", StringComparer.Ordinal);
        foreach (var (owner, entity) in holdings.OrderBy(h => h.Entity, StringComparer.Ordinal).ThenBy(h => h.Owner, StringComparer.Ordinal).ToArray())
        {
            Of(work, owner, entity);
        }
    }

    private static void Of(GroupWork work, string owner, string entity)
    {
        var account = InvesteeStage.Account(work, entity);
        var (was, now) = (MethodOf(work, owner, entity, work.Before), MethodOf(work, owner, entity, work.End));
        var legs = new List<Leg>();
        foreach (var line in work.Journal.Lines.Where(l => l.Line.Level == Level.Package && l.Line.Entity == owner && l.Line.Partner == entity
            && l.Line.Account != account && work.Rules.Takes(StandardRules.InvestmentPresentation, owner, l.Line.Account, l.Line.Movement, entity)))
        {
            var (amount, movement, from) = (line.Line.Amount, line.Line.Movement, line.Line.Account);
            var opens = movement == MovementCodes.Opening;
            if (opens && was == ConsolidationMethod.Equity) { legs.AddRange(Moved(owner, entity, from, account, movement, amount)); }
            if (now == ConsolidationMethod.Equity && was == ConsolidationMethod.Full)
            {
                legs.AddRange(Moved(owner, entity, from, account, MovementCodes.Exit, amount));
            }
            else if (now == ConsolidationMethod.Equity && (!opens || was != ConsolidationMethod.Equity))
            {
                legs.AddRange(Moved(owner, entity, from, account, opens ? MovementCodes.Reclassification : movement, amount));
            }
            else if (now != ConsolidationMethod.Equity && opens)
            {
                legs.AddRange(Moved(owner, entity, from, account, now == ConsolidationMethod.Full ? MovementCodes.Entry : MovementCodes.Exit, -amount));
            }
        }

        work.Journal.Append(Rule, work.End, $"The investment of {owner} in {entity} is one of the equity method (IAS 28 ¶10; APB 18 ¶19).", legs);
    }

    // An owner that has left, or is not there yet, holds nothing for the group.
    private static ConsolidationMethod MethodOf(GroupWork work, string owner, string entity, DateOnly day) =>
        work.ScopeOn(day) is var scope && scope.IsFull(owner) ? scope.Method(entity) : ConsolidationMethod.None;

    private static Leg[] Moved(string owner, string entity, string from, string to, string? movement, decimal amount) =>
        [new(owner, from, movement, -amount) { Partner = entity }, new(owner, to, movement, amount) { Partner = entity }];
}
