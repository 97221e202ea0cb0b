using Kessan.Core;
using Kessan.Ledgers;

namespace Kessan.Consolidation;

/// <summary>
/// Goodwill of a company is written down (IAS 36 ¶104, ¶C6; ASC 350-20-35; SFAS 142 ¶20). The loss goes where the goodwill stands: to all owners where they
/// share in it, to the buyer where it is the buyer's alone; of several, by what each has left.
/// </summary>
internal static class Impairments
{
    public static IEnumerable<GroupEvent> Of(GroupWork work, string entity, DateOnly after, DateOnly to) =>
        work.Input.Files.Events.Where(e => e.Kind == EventKind.Impairment && e.Entity == entity && e.Boundary > after && e.Boundary <= to)
            .OrderBy(e => e.Boundary)
            .ThenBy(e => e.Source.Row);

    public static void Apply(GroupWork work, GroupEvent e)
    {
        var books = work.Companies[e.Entity];
        var unit = MinorUnit.Of(books.Company.Currency);
        var goodwill = work.StepUps.Where(s => s.Entity == e.Entity && work.Chart[s.Account].Role == AccountRole.Goodwill)
            .GroupBy(s => s.Holder, StringComparer.Ordinal)
            .Select(g => new GoodwillLeft(g.Key, g.Sum(s => s.Value(e.Boundary, unit)),
                g.Sum(s => s.Amount == 0m ? 0m : s.Value(e.Boundary, unit) * s.EntryAmount / s.Amount)))
            .Where(g => g.Own > 0m)
            .OrderBy(g => g.Holder, StringComparer.Ordinal)
            .ToArray();
        // Goodwill that keeps the rate of its day is an asset in the presentation currency, and so is its loss.
        var kept = books.Rates.IsForeign && (books.Company.IsRemeasured || work.Policies.Is(PolicyCatalogue.GoodwillCurrency, "parent"));
        var total = kept ? work.Round(goodwill.Sum(g => g.Kept)) : goodwill.Sum(g => g.Own);
        if (e.Amount > total)
        {
            work.Report("CO650", "impairment-exceeds-goodwill", new(EventReader.EventsFile, e.Source.Row),
                $"Event {e.Code} writes down more goodwill of {e.Entity} than there is.", e.Amount, total,
                "Correct the amount, or the purchase that gave the goodwill.");
        }

        var left = Math.Min(e.Amount, total);
        for (var i = 0; i < goodwill.Length; i++)
        {
            var share = kept ? goodwill[i].Kept : goodwill[i].Own;
            var part = i == goodwill.Length - 1
                ? left
                : Rounding.Round(Math.Min(e.Amount, total) * share / total, kept ? work.Input.SmallestUnit : unit, RoundingMode.HalfUp);
            left -= part;
            var (own, presented) = kept ? (part * goodwill[i].Own / goodwill[i].Kept, part) : (part, work.Round(part * books.Rates.OfEvent(e.Boundary)));
            var count = work.Journal.Lines.Count;
            work.AddStepUp(new(e.Code, e.Entity, goodwill[i].Holder, work.Accounts[AccountRole.Goodwill], -own, e.Boundary, null,
                work.Accounts[AccountRole.GoodwillImpairment], null, false, -presented, e.Source));
            // What rates make of it afterwards arises afterwards.
            if (e.Boundary > work.Before)
            {
                NonControllingShares.OfMoment(work, [.. work.Journal.Lines.Skip(count).Where(l => l.To <= e.Boundary)], e.Boundary);
            }
        }
    }
}

/// <summary>What one holder has left of a company's goodwill.</summary>
/// <param name="Own">In the company's currency.</param>
/// <param name="Kept">In the presentation currency at the rate of its purchase.</param>
internal sealed record GoodwillLeft(string Holder, decimal Own, decimal Kept);
