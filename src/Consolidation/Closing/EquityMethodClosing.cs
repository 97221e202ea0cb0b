using Kessan.Ledgers;

namespace Kessan.Consolidation;

/// <summary>
/// The closing of an investment that the owner's books carry by the equity method, without its movements: what the books took up as income is EQM; dividends
/// received are DVR, of the first year by percentage of what the company declared; the rest is the opening.
/// <example>Closing 523, income taken up 60, 80% of dividends of 50 received: opening 503.</example>
/// </summary>
internal static class EquityMethodClosing
{
    public static IEnumerable<ResolvedRow>? Of(GroupWork work, TrialBalance ledger, ResolvedRow closing, decimal rest, bool opened)
    {
        if (closing.Partner is not { } entity || work.IsPosition || !RowTranslator.IsInvestment(work, closing.Account)) { return null; }
        var income = -ledger.Lines.Where(l => l.Partner == entity && work.Chart[l.Account].Role == AccountRole.EquityMethodResult).Sum(l => l.Amount);
        if (income == 0m || Dealt(work, ledger.Entity, entity, ledger.End)) { return null; }
        var received = opened ? rest - income : -Received(work, ledger.Entity, entity, ledger.End);
        return [Row(closing, MovementCodes.Opening, rest - income - received), Row(closing, MovementCodes.EquityMethod, income),
            Row(closing, MovementCodes.DividendsReceived, received)];
    }

    // A purchase or sale within the year is a movement that only rows can say.
    private static bool Dealt(GroupWork work, string owner, string entity, DateOnly end) =>
        work.Input.Files.Events.Any(e => e.Owner == owner && e.Entity == entity && e.Kind != EventKind.Impairment && e.Boundary > work.Before
            && e.Boundary <= end);

    private static decimal Received(GroupWork work, string owner, string entity, DateOnly end)
    {
        var declared = work.Ledgers[entity].Where(t => t.End == end).SelectMany(t => t.Lines)
            .Where(l => work.Chart[l.Account].Role == AccountRole.DividendsDeclared
                || (l.Movement == MovementCodes.Dividends && work.Chart[l.Account].Class == AccountClass.Equity))
            .Sum(l => l.Amount);
        return declared * work.Timeline.Of(entity, end).Where(h => h.Owner == owner).Sum(h => h.Percent) / 100m;
    }

    private static ResolvedRow Row(ResolvedRow closing, string movement, decimal amount) =>
        closing with { Movement = movement, Amount = amount, Translated = null };
}
