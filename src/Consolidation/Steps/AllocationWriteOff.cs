using Kessan.Ledgers;

namespace Kessan.Consolidation;

/// <summary>
/// Step 7. What a step's excess was allocated to with a useful life is written off in equal monthly parts from the month of the step (SFAS 141 ¶37, SFAS 142
/// ¶11-12); goodwill, which has none, stays. The sum written off is rounded, not each part, so that the last month ends at nothing.
/// </summary>
internal static class AllocationWriteOff
{
    private static readonly Rule Rule = new("AM", "allocation-write-off", Level.Consolidation);

    public static void Apply(PeriodWork work)
    {
        foreach (var step in work.Input.Group.Steps.Where(s => s.Date <= work.End)
            .OrderBy(s => s.Entity, StringComparer.Ordinal)
            .ThenBy(s => s.Date)
            .ThenBy(s => s.Step, StringComparer.Ordinal))
        {
            foreach (var allocation in work.AllocationsOf(step).Where(a => a.Months is not null)) { WriteOff(work, step, allocation); }
        }
    }

    private static void WriteOff(PeriodWork work, AcquisitionStep step, Allocation allocation)
    {
        var investee = work.Investees.Contains(step.Entity, StringComparer.Ordinal);
        if (!investee && !work.IsFull(step.Entity)) { return; }
        var amount = Until(work, step, allocation, work.End) - Until(work, step, allocation, work.Before);
        // An investee's excess is inside its investment (APB 18 ¶19b).
        var (account, movement, expense) = investee
            ? (work.Accounts.InvestmentInAssociates, MovementCodes.EquityMethod, work.Accounts.EquityMethodResult)
            : (allocation.Account, MovementCodes.Depreciation, allocation.ExpenseAccount!);
        work.Journal.Append(
            Rule,
            FormattableString.Invariant($"{allocation.Account} of {allocation.Amount} out of step {step.Step} ({step.Entity}) is written off over {allocation.Months} months from {step.Date:yyyy-MM} (SFAS 142 ¶12)."),
            [
                new(step.Entity, expense, null, null, amount, allocation.Source),
                new(step.Entity, account, movement, null, -amount, allocation.Source),
            ],
            step.Source);
    }

    private static decimal Until(PeriodWork work, AcquisitionStep step, Allocation allocation, DateOnly day)
    {
        var months = ((day.Year - step.Date.Year) * 12) + day.Month - step.Date.Month + 1;
        return work.Round(allocation.Amount * Math.Clamp(months, 0, allocation.Months!.Value) / allocation.Months.Value);
    }
}
