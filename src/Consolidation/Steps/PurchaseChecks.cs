using Kessan.Ledgers;

namespace Kessan.Consolidation;

/// <summary>What every purchase must satisfy before it is booked.</summary>
internal static class PurchaseChecks
{
    /// <summary>Whether an owner's steps under a movement cost what it booked.</summary>
    public static bool Cost(Subsidiary subsidiary, string owner, string movement, IReadOnlyList<AcquisitionStep> steps, decimal booked)
    {
        var cost = steps.Sum(s => s.Cost);
        if (cost == booked) { return true; }
        subsidiary.Report("CO305", "cost-differs-from-investment", steps[0].Source,
            FormattableString.Invariant($"{owner} paid {cost} for {subsidiary.Code} by {string.Join(", ", steps.Select(s => s.Step))}, but its trial balance of {subsidiary.Work.End:yyyy-MM-dd} has {booked} on its investment under {movement}."),
            cost, booked, "Correct the step, or the owner's rows.");
        return false;
    }

    /// <summary>There is no plug: an excess that is not allocated to the last yen is reported and the purchase is not booked.</summary>
    public static void Unallocated(Subsidiary subsidiary, AcquisitionStep step, decimal excess, decimal allocated) =>
        subsidiary.Report("CO304", "excess-not-allocated", step.Source,
            FormattableString.Invariant($"The cost of step {step.Step} exceeds the share in the net assets of {subsidiary.Code} by {excess}, but its allocations add to {allocated} on {subsidiary.Work.End:yyyy-MM-dd}; the difference is {excess - allocated}. The step is not booked (SFAS 141 ¶35)."),
            allocated, excess, $"Allocate the excess in {AcquisitionReader.AllocationsFile}.");

    /// <summary>
    /// The trial balance, and so the other changes of equity until a step, that its net assets are true for: opening (or entry), plus result to date, plus
    /// dividends, money paid in and other equity. Trial balances are of month ends, so the last before the step and the first from it on are both tried. Null
    /// where neither is; it was reported.
    /// </summary>
    public static TrialBalance? ProvedBy(Subsidiary subsidiary, AcquisitionStep step, decimal paidIn)
    {
        var (work, chart) = (subsidiary.Work, subsidiary.Work.Chart);
        var ofYear = work.Input.TrialBalances.Where(t => t.Entity == subsidiary.Code && t.End >= work.YearStart && t.End <= work.End)
            .OrderBy(t => t.End)
            .ToArray();
        var before = ofYear.LastOrDefault(t => t.End < step.Date) ?? new TrialBalance(subsidiary.Code, work.Before, [], "");
        var after = ofYear.First(t => t.End >= step.Date);
        var starting = subsidiary.Enters
            ? subsidiary.EntrySteps[0].NetAssets - subsidiary.EntrySteps[0].ResultToDate
            : -Equity(after, chart, l => l.Movement == MovementCodes.Opening);
        var expected = starting + step.ResultToDate;
        foreach (var (ledger, missing) in new[] { (before, paidIn), (after, 0m) })
        {
            if (expected + missing - OtherEquity(subsidiary, ledger) == step.NetAssets) { return ledger; }
        }

        var found = expected - OtherEquity(subsidiary, after);
        subsidiary.Report("CO306", "net-assets-differ", step.Source,
            FormattableString.Invariant($"Step {step.Step} says that net assets of {subsidiary.Code} were {step.NetAssets}; opening net assets of {starting}, result to date of {step.ResultToDate} and other changes of equity make {found}."),
            step.NetAssets, found, "Correct the step, or the trial balances.");
        return null;
    }

    /// <summary>Changes of equity other than opening, entry and result; debit positive, in the company's currency.</summary>
    private static decimal OtherEquity(Subsidiary subsidiary, TrialBalance ledger) =>
        Equity(ledger, subsidiary.Work.Chart, l => l.Movement != MovementCodes.Opening && l.Movement != subsidiary.EntryMovement);

    private static decimal Equity(TrialBalance ledger, ChartOfAccounts chart, Func<LedgerLine, bool> which) =>
        ledger.Lines.Where(l => chart[l.Account].Class == AccountClass.Equity && which(l)).Sum(l => l.Amount);
}
