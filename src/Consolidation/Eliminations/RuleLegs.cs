using Kessan.Ledgers;

namespace Kessan.Consolidation;

/// <param name="Amount">What a rule takes of the line, in the presentation currency.</param>
internal sealed record SelectedLine(BookedLine Of, decimal Amount)
{
    /// <summary>Set where the line is a profit of group/unrealised.csv.</summary>
    public ProfitLine? Profit { get; init; }
}

/// <summary>
/// The two sides of what a rule takes: out of the account it stands in, or another, and to the destination. Of a balance that goes to a result, what was there
/// at the opening is in earlier years' earnings, and only the change is of this year.
/// </summary>
internal static class RuleLegs
{
    public static IEnumerable<Leg> Of(GroupWork work, EliminationRule rule, SelectedLine selected)
    {
        var taken = Side(work, rule, selected, rule.TakenFromEntity, rule.TakenFrom, null, -selected.Amount);
        yield return selected.Profit is null ? taken with { Partner = selected.Of.Line.Partner } : taken;
        if (rule.Destination is { } destination)
        {
            yield return Side(work, rule, selected, rule.DestinationEntity, destination, rule.DestinationMovement, selected.Amount);
        }
    }

    /// <summary>The part of a line that a share of its company's equity takes; 1 where the rule names none.</summary>
    public static decimal Share(GroupWork work, EliminationRule rule, string entity) => rule.FactorOf switch
    {
        FactorOf.GroupShare => work.ScopeOn(work.End).Interests.OfParent(entity),
        FactorOf.OutsideShare => 1m - work.ScopeOn(work.End).Interests.OfParent(entity),
        _ => 1m,
    };

    /// <summary>What rules took out of equity before the first books is shared with others as results are.</summary>
    public static void ShareOpening(GroupWork work, IEnumerable<BookedLine> made, string what)
    {
        if (work.Prior is not null) { return; }
        NonControllingShares.Share(
            work, [.. made
                .Where(m => m.Holder is not null && m.Line.Movement == MovementCodes.Opening && work.Chart[m.Line.Account].Class == AccountClass.Equity)
                .Select(m => new SharedAmount(m.Line, m.Holder!, m.Line.Amount))],
            work.ScopeOn(work.Before), work.Before, what, true);
    }

    private static Leg Side(GroupWork work, EliminationRule rule, SelectedLine selected, string place, string? named, string? movement, decimal amount)
    {
        var (line, of) = (selected.Of.Line, selected.Profit);
        var entity = place switch
        {
            "own" => line.Entity,
            "partner" => line.Partner ?? line.Entity,
            "owner" => of!.Owner!,
            "investee" => of!.Investee!,
            var code => code
        };
        var account = AccountOf(work, selected, place, named);
        var opening = line.Movement == MovementCodes.Opening;
        if (opening && work.IsResult(account)) { account = work.Accounts.RetainedEarnings; }
        var (result, equity) = (work.IsResult(account), work.Chart[account].Class == AccountClass.Equity);
        var moves = result ? null : opening ? MovementCodes.Opening : movement ?? line.Movement ?? work.Chart[account].Flow ?? MovementCodes.Operating;
        var leg = new Leg(entity, account, moves, amount)
        {
            Holder = (result || equity) && (!opening || work.Prior is null) ? BearerOf(rule, selected) : null,
            From = selected.Of.From,
            To = selected.Of.To,
            Source = line.Source
        };
        if (place != "investee") { return leg; }
        // An interest in an investee stands under the investee with its owner as partner, and the equity method goes on from what it is.
        InvesteeStage.Add(work, of!.Owner!, entity, amount);
        return leg with { Partner = of.Owner };
    }

    private static string AccountOf(GroupWork work, SelectedLine selected, string place, string? named)
    {
        if (named is null) { return selected.Of.Line.Account; }
        if (named == EliminationRule.Listed) { return selected.Profit!.Listed; }
        if (place == "investee") { return InvesteeStage.Account(work, selected.Profit!.Investee!); }
        return named.StartsWith(EliminationRule.Role, StringComparison.Ordinal)
            ? work.Accounts[ChartReader.RoleOf(named[EliminationRule.Role.Length..])!.Value]
            : named;
    }

    private static string? BearerOf(EliminationRule rule, SelectedLine selected) => rule.Bearer switch
    {
        RuleBearer.Entity => selected.Of.Line.Entity,
        RuleBearer.Partner => selected.Of.Line.Partner,
        RuleBearer.Owner => selected.Profit?.Owner,
        _ => null,
    };
}
