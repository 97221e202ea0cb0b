using Kessan.Consolidation;
using Kessan.Core;

namespace Kessan.Statements;

/// <summary>
/// From consolidated ledgers to facts. The order matters: balances give cumulative flows and closings, those give the quarters, all of
/// them with shares and typed facts are what totals are summed from, and measures come last. The same input gives the same facts in
/// the same order.
/// </summary>
public static class StatementsEngine
{
    public static StatementsResult State(StatementsInput input, IReadOnlyList<ConsolidatedPeriod> consolidated)
    {
        var findings = new List<Finding>();
        var periods = consolidated.OrderBy(p => p.End).Select(p => new PeriodBalances(p, input.Chart)).ToArray();
        var coverage = new MappingCoverage(input.Chart, input.Movements, periods);
        findings.AddRange(Faults(input, coverage));

        var index = new FactIndex();
        var usable = input.Mapping.Where(r => r.Account == MappingRow.AllButCash || input.Chart.Find(r.Account) is not null);
        var fromBalances = new BaseFacts(input.Calendar, new(input.Currency), periods, coverage.IsInstant).Of(usable).ToArray();
        foreach (var fact in fromBalances.Concat(StandardPeriods.Differences(input.Calendar, StandardPeriods.Of(input.Calendar, periods.Select(p => p.End)),
            fromBalances)))
        {
            index.Set(fact);
        }
        AddOthers(input, periods, index, findings);

        var durations = Durations(input.Calendar, periods);
        foreach (var presentation in input.Presentations) { Calculate(input, presentation, index, durations, findings); }
        return WithPerShare(input, index, findings);
    }

    private static IEnumerable<Finding> Faults(StatementsInput input, MappingCoverage coverage) =>
        coverage.Mixed(input.Mapping).Concat(
            from presentation in input.Presentations
            let computations = Computations(input, presentation).ToLookup(c => c.Result.Concept, StringComparer.Ordinal)
            from definition in input.Definitions
            from finding in coverage.Check(definition, presentation, input.Mapping, computations)
            select finding);

    internal static IEnumerable<Computation> Computations(StatementsInput input, string presentation) =>
        input.Definitions.Select(d => d.Under(presentation)).OfType<StatementForm>().SelectMany(f => f.Computations)
            .Concat(input.Measures.Select(m => m.Computation)
                .Where(c => c.Presentations.Count == 0 || c.Presentations.Contains(presentation, StringComparer.Ordinal)));

    private static void AddOthers(StatementsInput input, PeriodBalances[] periods, FactIndex index, List<Finding> findings)
    {
        foreach (var fact in Shares(input, periods).Concat(input.ConvenienceRates.Select(r => RateFact(r, input.Currency)))) { index.Set(fact); }
        foreach (var typed in input.Facts.Select(f => f.Fact))
        {
            if (index.InPlaceOf(typed.Key) is not { } stated) { index.Set(typed); }
            else if (ReportedFacts.Contradicts(typed, stated, Interval.Point(stated.Number ?? 0m)) is { } finding)
            {
                findings.Add(finding with { Place = PlaceOf.Row(((Provenance.FromSource)typed.Provenance).Line) });
            }
        }
    }

    private static IEnumerable<Fact> Shares(StatementsInput input, PeriodBalances[] periods)
    {
        var count = new ShareCount(input.ShareEvents);
        var facts = new ShareFacts(count, input.Dilutions, input.AdsPerShare);
        var days = periods.SelectMany(p => new[] { input.Calendar.PreviousYearEnd(Period.Instant(p.End)).End, p.End }).Concat(count.Days).Distinct().Order();
        return days.SelectMany(facts.At).Concat(Durations(input.Calendar, periods).SelectMany(facts.In));
    }

    /// <summary>The cumulative periods that have ledgers, and the standard periods up to the last of them.</summary>
    private static IReadOnlyList<Period> Durations(FiscalCalendar calendar, PeriodBalances[] periods)
    {
        if (periods.Length == 0) { return []; }
        var cumulative = periods.Select(p => calendar.CumulativeTo(p.End));
        var standard = StandardPeriods.Of(calendar, periods.Select(p => p.End)).Where(p => p.End <= periods[^1].End);
        return [.. cumulative.Concat(standard).Distinct().Order()];
    }

    private static Fact RateFact(Ledgers.Rate rate, string currency) => new(
        new("ConvenienceTranslationRate", Members.None, Period.Instant(rate.Date), Unit.Per(new(currency), new(rate.Currency))),
        new FactValue.Number(rate.Value), new Provenance.FromSource(rate.Source));

    private static void Calculate(StatementsInput input, string presentation, FactIndex index, IReadOnlyList<Period> durations, List<Finding> findings)
    {
        var calculator = new Calculator(index, presentation, durations, findings);
        foreach (var computation in ComputationOrder.Of([.. Computations(input, presentation)], findings)) { calculator.Compute(computation); }
        foreach (var form in input.Definitions.Select(d => d.Under(presentation)).OfType<StatementForm>())
        {
            findings.AddRange(StatementChecks.Check(form, presentation, calculator, index, input.Calendar));
        }
    }

    // Last of all, because the earnings may be a total; figures as first reported stand beside the index, which holds one version.
    private static StatementsResult WithPerShare(StatementsInput input, FactIndex index, List<Finding> findings)
    {
        if (input.PerShare is not { } policy) { return new(Collected(index), index, findings); }
        var perShare = new PerShareFacts(input, policy);
        var result = perShare.Of(index);
        Fact[] facts = [.. perShare.Facts(result)];
        foreach (var fact in facts.Where(f => f.Key.Version is null)) { index.Set(fact); }
        var collected = Collected(index);
        foreach (var fact in facts.Where(f => f.Key.Version is not null)) { collected.Add(fact); }
        return new(collected, index, [.. findings, .. result.Findings]) { PerShare = result };
    }

    private static FactSet Collected(FactIndex index)
    {
        var facts = new FactSet();
        foreach (var fact in index.Concepts.SelectMany(index.Of)) { facts.Add(fact); }
        return facts;
    }
}
