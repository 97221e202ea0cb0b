using System.Globalization;
using Kessan.Ledgers;

namespace Kessan.Consolidation;

/// <summary>Opens the period: with what the last closing handed on, or, before the first, with what the events say.</summary>
internal static class Opening
{
    private static readonly Rule Rule = new("CF", "carry-forward", Level.Consolidation, BalancesAlone: false);

    public static void Apply(GroupWork work)
    {
        if (work.Prior is not { } prior)
        {
            foreach (var e in work.Input.Files.Events.Where(e => e.UnrecordedAccount is not null && e.Boundary <= work.Before
                && e.Kind is EventKind.Purchase or EventKind.Issue && e.Boundary <= work.Before && e.UnrecordedAccount is not null))
            {
                TimeLine.Record(work, e, work.Before);
            }
            ReverseAcquisitions.KeptByOthers(work, work.Before);
            History.Apply(work);
            InvesteeStage.History(work);
            foreach (var e in work.Input.Files.Events.Where(e => e.Kind == EventKind.Impairment && e.Boundary <= work.Before
                && work.ScopeOn(work.Before).Method(e.Entity) == ConsolidationMethod.Equity))
            {
                InvesteeSale.Apply(work, e, work.Before);
            }
            return;
        }

        foreach (var stepUp in prior.StepUps) { work.AddStepUp(stepUp); }
        foreach (var company in prior.Carried.GroupBy(c => c.Entity, StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.Ordinal))
        {
            work.Journal.Append(Rule, work.Before,
                string.Create(CultureInfo.InvariantCulture, $"Permanent consolidation entries of {company.Key} at {prior.End:yyyy-MM-dd} are carried forward."),
                company.Select(c => new Leg(c.Entity, c.Account, MovementCodes.Opening, c.Amount) { Partner = c.Partner }));
        }
    }
}
