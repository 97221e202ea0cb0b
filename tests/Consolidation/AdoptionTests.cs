using Kessan.Consolidation;

namespace Kessan.Tests.Consolidation;

/// <summary>
/// Adopting SFAS 160 and 141(R) prospectively: what was measured before stays, what happens after is measured anew (SFAS 160 ¶5; SFAS 141(R) ¶77).
/// </summary>
public class AdoptionTests
{
    private static readonly DateOnly First = new(2006, 12, 31), Second = new(2007, 12, 31);

    [Fact]
    public void A_purchase_after_adoption_goes_to_equity_and_earlier_acquisitions_are_kept()
    {
        var (reported, adopted) = Both(new(2007, 1, 1));
        Sum(adopted, First, "goodwill").ShouldBe(Sum(reported, First, "goodwill"));
        Sum(adopted, First, "nci").ShouldBe(Sum(reported, First, "nci"));
        Sum(adopted, Second, "goodwill").ShouldBe(10m);
        Sum(reported, Second, "goodwill").ShouldBe(16m);
        Sum(adopted, Second, "owner_transactions").ShouldBe(14m);
        Sum(reported, Second, "owner_transactions").ShouldBe(0m);
        // The step-ups of 2006 keep their part and their life: 30 less 3 a year, without the layer of the second purchase.
        Sum(adopted, Second, "equipment").ShouldBe(Sum(reported, Second, "equipment") - 7m);
    }

    [Fact]
    public void Adopted_after_everything_happened_measures_nothing_again()
    {
        var (reported, adopted) = Both(new(2008, 1, 1));
        foreach (var end in reported.Periods.Keys) { adopted.Periods[end].Lines.ShouldBe(reported.Periods[end].Lines); }
    }

    private static (ConsolidationRun Reported, ConsolidationRun Adopted) Both(DateOnly from)
    {
        var input = new Problem("minority-bought-as-a-layer").Load().ForGroup();
        return (GroupConsolidator.Run(input), GroupConsolidator.Run(input with { Adopted = new(from, PolicyCatalogue.Of("us-gaap")) }));
    }

    private static decimal Sum(ConsolidationRun run, DateOnly end, string account) =>
        run.Periods[end].Lines.Where(l => l.Account == account).Sum(l => l.Amount);
}
