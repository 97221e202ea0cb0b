
namespace Kessan.Consolidation;

/// <summary>
/// Consolidates every period of a group workspace, in order of time, under one policy set. Events and books make entries; policies decide how; nothing here knows the name of a standard. docs/internals/pipeline.md
/// says why the steps stand in this order.
/// </summary>
public static class GroupConsolidator
{
    public static ConsolidationRun Run(GroupInput input)
    {
        ArgumentNullException.ThrowIfNull(input);
        input = FirstDay.Settled(input);
        var timeline = new HoldingTimeline(input.Files);
        var periods = new SortedDictionary<DateOnly, ConsolidatedPeriod>();
        GroupYearEnd? prior = null;
        foreach (var end in Ends(input))
        {
            var yearStart = input.Calendar.CumulativeTo(end).Start!.Value;
            var work = new GroupWork(input, timeline, end, prior is not null && prior.End < yearStart ? prior : null);
            Close(work);
            if (input.Calendar.Year(input.Calendar.YearOf(end)).End == end) { prior = GroupYearEnd.Of(work); }
            var findings = work.Accounts.Faults.Concat(work.Findings).ToArray();
            periods.Add(end, new(end, [.. work.Journal.Lines.Select(l => l.Line)], [.. work.Journal.Entries], findings) { Figures = [.. work.Figures], Pairs = [.. work.Pairs] });
        }

        return new(periods);
    }

    // Between year ends a trial balance of one company only cuts its year where it enters or leaves; a period is a day for which the parent has one.
    private static IEnumerable<DateOnly> Ends(GroupInput input)
    {
        var parent = new HoldingTimeline(input.Files).Parent;
        var ends = input.TrialBalances.Where(t => t.Entity == parent).Select(t => t.End).Distinct().Order().ToArray();
        return ends.Length > 0 ? ends : input.TrialBalances.Select(t => t.End).Distinct().Order();
    }

    private static void Close(GroupWork work)
    {
        CompanyStage.Apply(work);
        Opening.Apply(work);
        ReverseAcquisitions.Apply(work);
        EquityMethodInBooks.Apply(work);
        DividendElimination.Apply(work);
        IntercompanyMatching.Apply(work);
        TreasuryShares.Apply(work);
        UnrealisedProfits.Apply(work);
        TimeLine.Walk(work);
        InvestmentPresentation.Apply(work);
        TopSideInGroup.Apply(work);
        GroupResult.Apply(work);
        GroupProofs.Apply(work);
    }
}
