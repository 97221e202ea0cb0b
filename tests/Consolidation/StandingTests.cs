using Kessan.Consolidation;
using Kessan.Core;

namespace Kessan.Tests.Consolidation;

/// <summary>Interest, votes and method of every company on a day.</summary>
public class StandingTests
{
    private static readonly DateOnly Day = new(2024, 12, 31);
    private static readonly SourceLine Nowhere = new("made", 1);

    [Fact]
    public void Interest_goes_through_chains_and_votes_through_control()
    {
        var so = Of(Buy("P", "A", 80m), Buy("A", "B", 60m), Buy("B", "C", 30m), Buy("P", "C", 5m), Buy("P", "D", 10m) with { Votes = 60m });
        so.Select(s => (s.Entity, s.Method, s.Interest, s.Votes))
            .ShouldBe([("A", ConsolidationMethod.Full, 0.8m, 80m), ("B", ConsolidationMethod.Full, 0.48m, 60m), ("C", ConsolidationMethod.Equity, 0.194m, 35m),
                ("D", ConsolidationMethod.Full, 0.1m, 60m)]);
    }

    [Fact]
    public void What_an_investee_holds_gives_interest_and_no_votes() =>
        Of(Buy("P", "A", 40m), Buy("A", "B", 90m))
            .Select(s => (s.Entity, s.Method, s.Interest, s.Votes))
            .ShouldBe([("A", ConsolidationMethod.Equity, 0.4m, 40m), ("B", ConsolidationMethod.None, 0.36m, 0m)]);

    private static IReadOnlyList<StandingOnDay> Of(params GroupEvent[] events) =>
        StandingOnDay.Of(new GroupFiles([.. events.SelectMany(e => new[] { e.Owner, e.Entity })
            .Distinct(StringComparer.Ordinal)
            .Select(c => new Entity(c, c, "", "USD", "", Nowhere))], events, [], [], [], [], [])
        {
            NamedParent = "P"
        }, Day, reciprocal: false);

    private static GroupEvent Buy(string owner, string entity, decimal percent) =>
        new($"{owner}-{entity}", Day, EventKind.Purchase, owner, entity, percent, 100m, Nowhere);
}
