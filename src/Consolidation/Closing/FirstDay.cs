using Kessan.Ledgers;

namespace Kessan.Consolidation;

/// <summary>
/// A purchase on the very first day of the first books can stand in them in two ways: the investment is in the opening, or it was added in the year. The
/// owner's books say which; where they give no movement for it, it is in the opening.
/// </summary>
internal static class FirstDay
{
    public static GroupInput Settled(GroupInput input)
    {
        if (input.TrialBalances.Count == 0) { return input; }
        var first = input.Calendar.CumulativeTo(input.TrialBalances.Min(t => t.End)).Start!.Value;
        return input with { Files = input.Files with { Events = [.. input.Files.Events.Select(e => e.Kind is (EventKind.Purchase or EventKind.Issue)
            && e.Date == first && Opens(input, e) && !IsPaidInYear(input, e)
            ? e with { AtOpening = true }
            : e)] } };
    }

    // Capital that the company's books show under a movement of the year was not in its opening.
    private static bool IsPaidInYear(GroupInput input, GroupEvent e) =>
        e.Kind == EventKind.Issue && input.TrialBalances.Where(t => t.Entity == e.Entity).OrderBy(t => t.End).FirstOrDefault() is { } books
        && books.Lines.Any(l => l.Movement == MovementCodes.CapitalChange && input.Chart[l.Account].Class == AccountClass.Equity);

    private static bool Opens(GroupInput input, GroupEvent e)
    {
        var ledger = input.TrialBalances.Where(t => t.Entity == e.Owner).OrderBy(t => t.End).FirstOrDefault();
        return ledger is not null && e.UnrecordedAccount is null
            && ledger.Lines.Any(l => l.Partner == e.Entity && l.Movement is (null or MovementCodes.Opening)
                && input.Chart[l.Account].Class == AccountClass.Asset)
            && !ledger.Lines.Any(l => l.Partner == e.Entity && l.Movement is not (null or MovementCodes.Opening) && l.Amount == e.Amount + e.Costs
                && input.Chart[l.Account].Class == AccountClass.Asset);
    }
}
