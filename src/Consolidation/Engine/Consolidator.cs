namespace Kessan.Consolidation;

/// <summary>
/// Consolidates every month end that has ledgers, in order of time, under the rules of the years before SFAS 141(R) and SFAS 160: ARB 51 (consolidation,
/// minority interest), SFAS 141 and 142 (purchase, goodwill), SFAS 52 (translation), APB 18 (equity method). Each step appends entries to the journal of the
/// period; what it cannot prove it reports. docs/internals/pipeline.md says why the steps stand in this order.
/// </summary>
public static class Consolidator
{
    public static ConsolidationRun Run(ConsolidationInput input)
    {
        ArgumentNullException.ThrowIfNull(input);
        var periods = new SortedDictionary<DateOnly, ConsolidatedPeriod>();
        var yearEnds = new Dictionary<DateOnly, YearEnd>();
        PeriodWork? earlier = null;
        foreach (var end in input.TrialBalances.Select(t => t.End).Distinct().Order())
        {
            var yearStart = input.Calendar.CumulativeTo(end).Start!.Value;
            var work = new PeriodWork(input, end, yearEnds.GetValueOrDefault(yearStart.AddDays(-1)));
            Consolidate(work, earlier is not null && earlier.YearStart == yearStart ? earlier : null);
            if (input.Calendar.Year(input.Calendar.YearOf(end)).End == end) { yearEnds.Add(end, YearEnd.Of(work)); }
            periods.Add(end, new(end, [.. work.Journal.Lines], [.. work.Journal.Entries], [.. work.Findings]));
            earlier = work;
        }

        return new(periods);
    }

    private static void Consolidate(PeriodWork work, PeriodWork? earlierInYear)
    {
        Aggregation.Apply(work);
        CarryForward.Apply(work);
        IntercompanyElimination.Apply(work);
        UnrealisedProfitElimination.Apply(work);
        EquityMethod.Apply(work, earlierInYear);
        CapitalConsolidation.Apply(work);
        AllocationWriteOff.Apply(work);
        TopSideEntries.Apply(work);
        ResultOfPeriod.Apply(work);
        PeriodProofs.Apply(work);
    }
}
