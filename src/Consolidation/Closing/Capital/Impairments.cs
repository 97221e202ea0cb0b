using Kessan.Core;
using Kessan.Ledgers;

namespace Kessan.Consolidation;

/// <summary>
/// Goodwill of a company is written down (IAS 36 ¶104, ¶C6; ASC 350-20-35; SFAS 142 ¶20). The loss goes where the goodwill stands: to all owners where they share in it, to the buyer where it is
/// the buyer's alone; of several, by what each has left.
/// </summary>
internal static class Impairments
{
    public static IEnumerable<GroupEvent> Of(GroupWork work, string entity, DateOnly after, DateOnly to) =>
        work.Input.Files.Events.Where(e => e.Kind == EventKind.Impairment && e.Entity == entity && e.Boundary > after && e.Boundary <= to).OrderBy(e => e.Boundary).ThenBy(e => e.Source.Row);

    public static void Apply(GroupWork work, GroupEvent e)
    {
        var books = work.Companies[e.Entity];
        var unit = MinorUnit.Of(books.Company.Currency);
        var goodwill = work.StepUps.Where(s => s.Entity == e.Entity && work.Chart[s.Account].Role == AccountRole.Goodwill).GroupBy(s => s.Holder, StringComparer.Ordinal)
            .Select(g => (Holder: g.Key, Left: g.Sum(s => s.Value(e.Boundary, unit)))).Where(g => g.Left > 0m).OrderBy(g => g.Holder, StringComparer.Ordinal).ToArray();
        var total = goodwill.Sum(g => g.Left);
        if (e.Amount > total)
        {
            work.Report("CO650", "impairment-exceeds-goodwill", new(EventReader.EventsFile, e.Source.Row), $"Event {e.Code} writes down more goodwill of {e.Entity} than there is.", e.Amount, total, "Correct the amount, or the purchase that gave the goodwill.");
        }

        var left = Math.Min(e.Amount, total);
        for (var i = 0; i < goodwill.Length; i++)
        {
            var part = i == goodwill.Length - 1 ? left : Rounding.Round(Math.Min(e.Amount, total) * goodwill[i].Left / total, unit, RoundingMode.HalfUp);
            left -= part;
            var count = work.Journal.Lines.Count;
            work.AddStepUp(new(e.Code, e.Entity, goodwill[i].Holder, work.Accounts[AccountRole.Goodwill], -part, e.Boundary, null, work.Accounts[AccountRole.GoodwillImpairment], null, false, -work.Round(part * books.Rates.OfEvent(e.Boundary)), e.Source));
            if (e.Boundary > work.Before) { NonControllingShares.OfMoment(work, [.. work.Journal.Lines.Skip(count)], e.Boundary); }
        }
    }
}
