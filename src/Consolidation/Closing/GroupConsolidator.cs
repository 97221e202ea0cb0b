using Kessan.Core;


namespace Kessan.Consolidation;

/// <summary>
/// Consolidates every period of a group workspace, in order of time, under one policy set. Events and books make entries; policies decide how; nothing here
/// knows the name of a standard. docs/internals/pipeline.md says why the steps stand in this order.
/// </summary>
public static class GroupConsolidator
{
    public static ConsolidationRun Run(GroupInput input)
    {
        ArgumentNullException.ThrowIfNull(input);
        (input, var remeasured) = FunctionalCurrencies.Settled(FirstDay.Settled(CommonControl.Settled(MeasurementPeriod.Settled(input))));
        (input, var inside) = InvesteeGroups.Settled(input);
        var timeline = new HoldingTimeline(input.Files, input.Policies.Is(PolicyCatalogue.ParentShares, "conventional"));
        var periods = new SortedDictionary<DateOnly, ConsolidatedPeriod>();
        GroupYearEnd? prior = null;
        foreach (var end in Ends(input))
        {
            var yearStart = input.Calendar.CumulativeTo(end).Start!.Value;
            var ofGroups = new List<(DateOnly End, Finding Finding)>();
            var ofYear = InvesteeGroups.OfYear(input, yearStart.AddDays(-1), end, ofGroups);
            var held = ReferenceEquals(ofYear, input) ? timeline : new HoldingTimeline(ofYear.Files, timeline.IsReciprocal);
            var work = new GroupWork(ofYear, held, end, prior is not null && prior.End < yearStart ? prior : null);
            Close(work);
            if (input.Calendar.Year(input.Calendar.YearOf(end)).End == end) { prior = GroupYearEnd.Of(work); }
            var findings = remeasured.Concat(inside).Concat(ofGroups)
                .Where(f => f.End == end)
                .Select(f => f.Finding)
                .Concat(work.Accounts.Faults)
                .Concat(work.Findings)
                .ToArray();
            periods.Add(end, new(end, [.. work.Journal.Lines.Select(l => l.Line)], [.. work.Journal.Entries], findings)
            {
                Figures = [.. work.Figures],
                Pairs = [.. work.Pairs],
                Local = [.. LocalBalances(work)],
                PolicySet = work.Policies.Name,
                StandardRules = [.. StandardRules.All.Where(r => r.HoldsOn(end, work.Policies))],
                Scenario = input.Scenario,
                Versions = VersionsOf(work)
            });
        }

        return new(periods);
    }

    private static IEnumerable<LocalBalance> LocalBalances(GroupWork work) =>
        from books in work.Companies.Values
        where books.Rates.IsForeign && CompanyStage.IsEverFull(work, books.Code)
        from account in books.Rows.GroupBy(r => r.Account, StringComparer.Ordinal)
        select new LocalBalance(books.Code, books.Company.Currency, account.Key, account.Sum(r => r.Functional));

    private static SortedDictionary<string, int> VersionsOf(GroupWork work)
    {
        var versions = new SortedDictionary<string, int>(StringComparer.Ordinal);
        foreach (var books in work.Input.TrialBalances.Where(t => t.End >= work.YearStart && t.End <= work.End && t.Version > 1))
        {
            versions[books.Entity] = Math.Max(versions.GetValueOrDefault(books.Entity), books.Version);
        }
        return versions;
    }

    // Between year ends a trial balance of one company only cuts its year where it enters or leaves; a period is a day for which the parent has one.
    private static IEnumerable<DateOnly> Ends(GroupInput input)
    {
        var parent = new HoldingTimeline(input.Files).Parent;
        var ends = input.TrialBalances.Where(t => t.Entity == parent).Select(t => t.End).Distinct().Order().ToArray();
        return ends.Length > 0 ? ends : input.TrialBalances.Select(t => t.End).Distinct().Order();
    }

    private static readonly Step[] Steps =
    [
        new(0, CompanyStage.Apply), new(0, Opening.Apply), new(0, ReverseAcquisitions.Apply), new(0, EquityMethodInBooks.Apply),
        new(OrderOf(StandardRules.Dividends), DividendElimination.Apply),
        new(OrderOf(StandardRules.Balances), IntercompanyMatching.Apply), new(OrderOf(StandardRules.TreasuryShares), TreasuryShares.Apply),
        .. ProfitRules.Steps.Select(s => new Step(s.Order, s.Do)),
        new(StandardRules.TimeLineOrder, TopSideInGroup.BeforeExits), new(StandardRules.TimeLineOrder, TimeLine.Walk),
        new(OrderOf(StandardRules.InvestmentPresentation), InvestmentPresentation.Apply), new(StandardRules.TopSideOrder, TopSideInGroup.Apply),
        new(StandardRules.ResultOrder, NegativeSurplus.Apply), new(StandardRules.ResultOrder, GroupResult.Apply),
        new(StandardRules.ResultOrder, GroupProofs.Apply),
    ];

    /// <summary>A step of the closing and where it stands among the rules of the workspace.</summary>
    private sealed record Step(int Order, Action<GroupWork> Do);

    private static int OrderOf(string rule) => StandardRules.Find(rule)!.Order;

    internal static void Close(GroupWork work)
    {
        var before = 0;
        foreach (var step in Steps)
        {
            if (step.Order > before) { WorkspaceRules.Apply(work, before, step.Order); }
            before = step.Order;
            step.Do(work);
        }
    }
}
